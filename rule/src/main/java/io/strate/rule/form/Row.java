package io.strate.rule.form;

import io.strate.rule.Span;
import io.strate.rule.Window;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One row of a form: a condition, or a group of them. {@code not} turns a row into its exact
 * complement.
 */
public sealed interface Row {

  /** Rows joined; at least one, or the form has a problem. */
  record Group(Join join, List<Row> rows) implements Row {
    public Group {
      Objects.requireNonNull(join, "join");
      rows = List.copyOf(rows);
    }
  }

  /** What must hold of the rows of a group. */
  enum Join {
    ALL,
    ANY,
    /** Not a single one: {@code not (a or b)}. */
    NONE,
    /** At least one does not hold: {@code not (a and b)}. */
    NOT_ALL
  }

  /** What is asked of a value, with as many operands as the operator takes. */
  record Test(boolean not, Term value, Operator operator, List<Term> operands) implements Row {
    public Test {
      operands = List.copyOf(operands);
      if (!operator.takes(operands.size())) {
        throw new IllegalArgumentException(operator + " does not take " + operands.size());
      }
    }
  }

  /** An instant lies in a window. */
  record Dated(boolean not, Term instant, Window window) implements Row {}

  /** An instant is still to come, within a span. */
  record Upcoming(boolean not, Term instant, Span within) implements Row {}

  /** At least one such event, or none. */
  record Happened(boolean not, Events events) implements Row {}

  /** Events one after the other, the last at most {@code within} after the first. */
  record Sequence(boolean not, List<Events> steps, Optional<Span> within, List<String> same)
      implements Row {
    public Sequence {
      steps = List.copyOf(steps);
      same = List.copyOf(same);
    }
  }

  /** An event that another did not follow. */
  record Unfollowed(boolean not, Events did, Events missing, Span within, List<String> same)
      implements Row {
    public Unfollowed {
      same = List.copyOf(same);
    }
  }

  /** Membership in a segment, or in a tier or case of a family. */
  record Member(boolean not, String segment) implements Row {}

  /** Whether somebody may be written to. */
  record Reachable(boolean not, String channel, String purpose) implements Row {}

  /** Some or every contact of an account satisfies a condition. */
  record Contacts(boolean not, boolean every, Row condition) implements Row {}

  /** A condition in the rule language, and why it is not drawn as rows. */
  record Text(String text, Plain why) implements Row {}

  /**
   * A row that is not filled in yet.
   *
   * @param field that lacks, or is wrong
   * @param sentence what to do
   */
  record Unfinished(String field, String sentence) implements Row {}
}
