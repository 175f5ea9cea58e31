package io.strate.rule.text;

import io.strate.domain.Type;
import io.strate.rule.Expr;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/** Fits values to the types that their places ask for. */
final class Types {

  private final Checker checker;

  Types(Checker checker) {
    this.checker = checker;
  }

  /** The value read as a type, which fits or is the type that the value's name takes from here. */
  Expr as(Type type, Expr value, ParserRuleContext at) {
    if (value.type().equals(type)) {
      return value;
    }
    Expr read = reading(value, type);
    if (read.type().equals(type)) {
      return read;
    }
    String quoted = checker.findings.quote(at);
    throw checker.findings.flaw(
        "type.mismatch",
        at,
        "expected "
            + name(type)
            + ", and "
            + Findings.quoted(quoted)
            + " is "
            + name(value.type())
            + advice(type, value, quoted));
  }

  /** The same value with its open types read as {@code type}. */
  static Expr reading(Expr value, Type type) {
    if (value.type() != Type.ANY) {
      return value;
    }
    return switch (value) {
      case Expr.Attribute(String name, Type _) -> new Expr.Attribute(name, type);
      case Expr.Trait(String name, Type _) -> new Expr.Trait(name, type);
      case Expr.Property(List<String> path, Type _) -> new Expr.Property(path, type);
      case Expr.OfAccount(Expr inner) -> new Expr.OfAccount(reading(inner, type));
      case Expr.Aggregate aggregate ->
          new Expr.Aggregate(aggregate.aggregation(), aggregate.events(), aggregate.path(), type);
      case Expr.Call(Expr.Function function, List<Expr> arguments, Type _) ->
          new Expr.Call(function, arguments.stream().map(a -> reading(a, type)).toList(), type);
      default -> value;
    };
  }

  static String advice(Type wanted, Expr value, String quoted) {
    Type found = value.type();
    if (wanted == Type.BOOLEAN) {
      return found == Type.NUMBER
          ? ": compare it, as in '" + quoted + " > 0'"
          : ": compare it, or write '" + quoted + " is known'";
    }
    if (wanted == Type.INSTANT && found == Type.TEXT) {
      return value instanceof Expr.Literal
          ? ": dates stand without quotes, as 2026-01-31"
          : ": read it with date(" + quoted + ", 'dd/MM/yyyy')";
    }
    if (wanted == Type.INSTANT && found == Type.NUMBER) {
      return value instanceof Expr.Literal
          ? ": dates are written 2026-01-31"
          : ": windows are for dates, and for events within count(…) and the like";
    }
    if (wanted == Type.NUMBER && found == Type.TEXT) {
      return value instanceof Expr.Literal
          ? ": numbers stand without quotes"
          : ": read it with number(" + quoted + ")";
    }
    if (wanted == Type.NUMBER && found == Type.INSTANT) {
      return ": write days since " + quoted + ", or year of " + quoted;
    }
    if (wanted == Type.TEXT && found instanceof Type.Scalar) {
      return value instanceof Expr.Literal
          ? ": texts stand in single quotes"
          : ": make it one with text(" + quoted + ")";
    }
    return found instanceof Type.ListOf
        ? ": ask for an element, as in '" + quoted + " contains …'"
        : "";
  }

  static String name(Type type) {
    return switch (type) {
      case Type.Scalar scalar ->
          switch (scalar) {
            case NUMBER -> "a number";
            case TEXT -> "a text";
            case BOOLEAN -> "a condition (true or false)";
            case INSTANT -> "an instant";
            case ANY -> "of a type not known yet";
          };
      case Type.ListOf(Type element) ->
          element == Type.ANY ? "a list" : "a list of " + plural(element);
      case Type.RecordOf _ -> "a record";
    };
  }

  private static String plural(Type type) {
    return switch (type) {
      case Type.Scalar scalar ->
          switch (scalar) {
            case NUMBER -> "numbers";
            case TEXT -> "texts";
            case BOOLEAN -> "booleans";
            case INSTANT -> "instants";
            case ANY -> "values";
          };
      case Type.ListOf _ -> "lists";
      case Type.RecordOf _ -> "records";
    };
  }
}
