package io.strate.rule.definition;

import io.strate.rule.Expr;
import io.strate.rule.Span;
import java.util.Optional;

/** An event that the workspace says something of. */
public sealed interface EventDefinition {

  String name();

  /**
   * An event as sources deliver it; {@code where} counts unless a rule says including machines.
   *
   * @param timing settles which of them machines made, before anything else looks at them
   */
  record Delivered(String name, Optional<Expr> where, Optional<MachineTiming> timing)
      implements EventDefinition {}

  /**
   * An event made of those of another: the same entry under a second name, if it satisfies {@code
   * where}. The other's default filter holds as well.
   */
  record Filtered(String name, String from, Optional<Expr> where) implements EventDefinition {}

  /**
   * Runs of another event with no gap longer than {@code gap} between neighbours. The session is an
   * event at the time of the run's first one, with the number properties {@code duration} (seconds
   * from first to last) and one named like the plural of {@code from} and {@code count} (how many).
   */
  record Session(String name, String from, Optional<Expr> where, Span gap)
      implements EventDefinition {}
}
