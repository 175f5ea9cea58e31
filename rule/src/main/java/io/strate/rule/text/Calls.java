package io.strate.rule.text;

import io.strate.domain.Nearest;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Function;
import io.strate.rule.grammar.RuleLanguageParser.CallContext;
import io.strate.rule.grammar.RuleLanguageParser.ConditionContext;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Functions of values. */
final class Calls {

  private static final Set<String> NAMES =
      Arrays.stream(Function.values())
          .map(function -> function.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toCollection(TreeSet::new));

  private final Checker checker;

  Calls(Checker checker) {
    this.checker = checker;
  }

  Expr call(CallContext context) {
    Function function = function(context);
    List<Expr> arguments = Flaw.each(context.condition(), checker.conditions::value);
    return switch (function) {
      case NUMBER -> number(context, arguments);
      case TEXT -> text(context, arguments);
      case DATE -> date(context, arguments);
      case LOWER, UPPER, TRIM -> of(context, function, arguments, Type.TEXT, Type.TEXT);
      case CONCAT -> concat(context, arguments);
      case SPLIT ->
          of(context, function, arguments, new Type.ListOf(Type.TEXT), Type.TEXT, Type.TEXT);
      case LENGTH -> length(context, arguments);
      case ABS -> of(context, function, arguments, Type.NUMBER, Type.NUMBER);
      case ROUND -> round(context, arguments);
      case COALESCE, LEAST, GREATEST -> alike(context, function, arguments);
    };
  }

  private Function function(CallContext context) {
    String name = Names.plain(context.function());
    Optional<Function> function =
        Arrays.stream(Function.values()).filter(f -> f.name().equalsIgnoreCase(name)).findFirst();
    return function.orElseThrow(
        () ->
            checker.findings.flaw(
                "function.unknown",
                context.function(),
                "no function called '"
                    + name
                    + "'"
                    + Nearest.hint(name, NAMES)
                    + (Nearest.to(name, NAMES).isEmpty()
                        ? ": there are " + String.join(", ", NAMES)
                        : "")));
  }

  private Expr of(
      CallContext at, Function function, List<Expr> arguments, Type result, Type... types) {
    count(at, arguments, types.length, types.length);
    return new Expr.Call(
        function,
        Flaw.each(
            IntStream.range(0, types.length).boxed().toList(),
            i -> fit(at, arguments, i, types[i])),
        result);
  }

  private Expr fit(CallContext at, List<Expr> arguments, int i, Type type) {
    return checker.types.as(type, arguments.get(i), at.condition(i));
  }

  private void count(CallContext at, List<Expr> arguments, int least, int most) {
    if (arguments.size() < least || arguments.size() > most) {
      String wanted =
          least == most
              ? "" + least
              : most == Integer.MAX_VALUE ? "at least " + least : least + " or " + most;
      throw checker.findings.flaw(
          "function.arguments",
          at,
          "'"
              + at.function().getText()
              + "' takes "
              + wanted
              + (wanted.equals("1") ? " value" : " values")
              + ", found "
              + arguments.size());
    }
  }

  private Expr number(CallContext at, List<Expr> arguments) {
    count(at, arguments, 1, 2);
    if (arguments.size() == 2) {
      return written(at, arguments);
    }
    Type type = arguments.getFirst().type();
    boolean fits = type == Type.TEXT || type == Type.BOOLEAN || type == Type.NUMBER;
    Expr argument = fits ? arguments.getFirst() : fit(at, arguments, 0, Type.TEXT);
    return new Expr.Call(Function.NUMBER, List.of(argument), Type.NUMBER);
  }

  /** A number of a text whose decimal sign is said. */
  private Expr written(CallContext at, List<Expr> arguments) {
    Expr text = fit(at, arguments, 0, Type.TEXT);
    Expr sign = arguments.get(1);
    boolean isSign =
        sign instanceof Expr.Literal(Value.Text(String of)) && (of.equals(",") || of.equals("."));
    if (!isSign) {
      throw checker.findings.flaw(
          "number.decimal", at.condition(1), "expected the decimal sign, ',' or '.', as a text");
    }
    return new Expr.Call(Function.NUMBER, List.of(text, sign), Type.NUMBER);
  }

  private Expr text(CallContext at, List<Expr> arguments) {
    count(at, arguments, 1, 1);
    boolean fits = arguments.getFirst().type() instanceof Type.Scalar;
    Expr argument = fits ? arguments.getFirst() : fit(at, arguments, 0, Type.TEXT);
    return new Expr.Call(Function.TEXT, List.of(argument), Type.TEXT);
  }

  private Expr date(CallContext at, List<Expr> arguments) {
    count(at, arguments, 1, 2);
    Expr text = fit(at, arguments, 0, Type.TEXT);
    if (arguments.size() == 1) {
      return new Expr.Call(Function.DATE, List.of(text), Type.INSTANT);
    }
    ConditionContext formatAt = at.condition(1);
    if (!(arguments.get(1) instanceof Expr.Literal(Value.Text(String format)))) {
      throw checker.findings.flaw(
          "date.format", formatAt, "expected a format as a text, such as 'dd/MM/yyyy'");
    }
    try {
      DateTimeFormatter unused = DateTimeFormatter.ofPattern(format, Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw checker.findings.flaw(
          "date.format",
          formatAt,
          "'"
              + Findings.shorten(format)
              + "' is no date format: yyyy, MM, dd, HH, mm, ss stand for their digits, as in 'dd/MM/yyyy HH:mm', and other letters stand in doubled quotes");
    }
    return new Expr.Call(Function.DATE, List.of(text, arguments.get(1)), Type.INSTANT);
  }

  private Expr concat(CallContext at, List<Expr> arguments) {
    count(at, arguments, 1, Integer.MAX_VALUE);
    return new Expr.Call(
        Function.CONCAT,
        Flaw.each(
            IntStream.range(0, arguments.size()).boxed().toList(),
            i -> fit(at, arguments, i, Type.TEXT)),
        Type.TEXT);
  }

  private Expr length(CallContext at, List<Expr> arguments) {
    count(at, arguments, 1, 1);
    boolean list = arguments.getFirst().type() instanceof Type.ListOf;
    Expr argument = list ? arguments.getFirst() : fit(at, arguments, 0, Type.TEXT);
    return new Expr.Call(Function.LENGTH, List.of(argument), Type.NUMBER);
  }

  private Expr round(CallContext at, List<Expr> arguments) {
    count(at, arguments, 1, 2);
    return new Expr.Call(
        Function.ROUND,
        Flaw.each(
            IntStream.range(0, arguments.size()).boxed().toList(),
            i -> fit(at, arguments, i, Type.NUMBER)),
        Type.NUMBER);
  }

  /** Values of one type: that of the first whose type is known. */
  private Expr alike(CallContext at, Function function, List<Expr> arguments) {
    count(at, arguments, 2, Integer.MAX_VALUE);
    Type type =
        arguments.stream().map(Expr::type).filter(t -> t != Type.ANY).findFirst().orElse(Type.ANY);
    List<Expr> fitted =
        Flaw.each(
            IntStream.range(0, arguments.size()).boxed().toList(),
            i -> fit(at, arguments, i, type));
    boolean ordered = type instanceof Type.Scalar && type != Type.BOOLEAN;
    if (!ordered && function != Function.COALESCE) {
      throw checker.findings.flaw(
          "type.mismatch",
          at,
          "'"
              + at.function().getText()
              + "' takes values that have an order, not "
              + Types.name(type));
    }
    return new Expr.Call(function, fitted, type);
  }
}
