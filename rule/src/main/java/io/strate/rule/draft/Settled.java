package io.strate.rule.draft;

import io.strate.domain.Type;
import io.strate.rule.Expr;
import io.strate.rule.Place;
import io.strate.rule.text.RuleParser;
import java.util.Optional;

/** Gives values a type that can be kept. */
final class Settled {

  private Settled() {}

  /** A value of a scalar type or a list; what nothing tells yet is guessed, with a warning. */
  static Optional<Expr> of(Expr value, String name, Place place, Report report) {
    if (value.type() instanceof Type.RecordOf) {
      report.error("type.mismatch", place, "'" + name + "' is a record: name one of its fields");
      return Optional.empty();
    }
    if (value.type() != Type.ANY) {
      return Optional.of(value);
    }
    Type type = type(value);
    report.warning(
        "type.guessed",
        place,
        "nothing says yet of what type '"
            + name
            + "' is: it is read as a "
            + type
            + " until its source is");
    return Optional.of(RuleParser.reading(value, type));
  }

  /** The type that a value has, or is guessed to have. */
  static Type type(Expr value) {
    if (value.type() != Type.ANY) {
      return value.type();
    }
    boolean number =
        value instanceof Expr.Aggregate aggregate
            && (aggregate.aggregation() == Expr.Aggregation.MIN
                || aggregate.aggregation() == Expr.Aggregation.MAX);
    return number ? Type.NUMBER : Type.TEXT;
  }
}
