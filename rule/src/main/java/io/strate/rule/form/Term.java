package io.strate.rule.form;

import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Span;
import java.util.List;

/** A value that a row speaks of. */
public sealed interface Term {

  /** A number, text, truth or instant as written. */
  record Constant(Value value) implements Term {}

  /** The instant at which everything is evaluated. */
  record Now() implements Term {}

  /** An attribute, trait or score; of the contact's account where {@code ofAccount}. */
  record Named(boolean ofAccount, String name) implements Term {}

  /** A property of the event that a filter looks at, by its path. */
  record Property(List<String> path) implements Term {
    public Property {
      path = List.copyOf(path);
    }
  }

  /** One value of many events: how many, or of their property at {@code path}. */
  record Aggregate(Expr.Aggregation aggregation, Events events, List<String> path) implements Term {
    public Aggregate {
      path = List.copyOf(path);
    }
  }

  /** When the first or last such event was. */
  record TimeOf(boolean last, Events events) implements Term {}

  /** The time since or until an instant, in a unit. */
  record Elapsed(Span.Unit unit, Expr.Elapsed.Direction direction, Term instant) implements Term {}

  /** The hour, weekday, month or year of an instant. */
  record CalendarField(Expr.CalendarField.Field field, Term instant) implements Term {}

  /** An instant moved by a span. */
  record Moved(Term instant, boolean back, Span span) implements Term {}

  /** How many contacts of an account satisfy a condition. */
  record CountContacts(Row condition) implements Term {}

  /** A value in the rule language. */
  record Formula(String text) implements Term {}
}
