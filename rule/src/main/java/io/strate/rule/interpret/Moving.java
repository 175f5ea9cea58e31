package io.strate.rule.interpret;

import io.strate.rule.Expr;

/** Whether an expression's value changes by itself while now advances and nothing happens. */
final class Moving {

  private Moving() {}

  static boolean moves(Expr expr, Who who, Interpreter interpreter) {
    return switch (expr) {
      case Expr.Now _, Expr.Elapsed _ -> true;
      case Expr.Trait(var name, _) ->
          interpreter
                  .traitDefinition(who, name)
                  .filter(trait -> moves(trait.value(), who, interpreter))
                  .isPresent()
              || interpreter
                  .scoreDefinition(who, name)
                  .filter(score -> score.halfLife().isPresent())
                  .isPresent();
      case Expr.OfAccount(var value) -> moves(value, Who.account(""), interpreter);
      case Expr.Arithmetic(_, var left, var right) ->
          moves(left, who, interpreter) || moves(right, who, interpreter);
      case Expr.Negation(var value) -> moves(value, who, interpreter);
      case Expr.Shift(var instant, _, _) -> moves(instant, who, interpreter);
      case Expr.Call(_, var arguments, _) ->
          arguments.stream().anyMatch(argument -> moves(argument, who, interpreter));
      case Expr.Literal _,
          Expr.Attribute _,
          Expr.Property _,
          Expr.CalendarField _,
          Expr.Aggregate _,
          Expr.TimeOf _,
          Expr.CountContacts _,
          Expr.Condition _ ->
          false;
    };
  }
}
