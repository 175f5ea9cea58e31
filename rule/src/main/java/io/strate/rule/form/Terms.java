package io.strate.rule.form;

import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import java.util.List;

/** Makes terms of values: what calculates becomes a formula. */
final class Terms {

  private final Rows rows;

  Terms(Rows rows) {
    this.rows = rows;
  }

  Term of(Expr value, int depth) {
    return switch (value) {
      case Expr.Literal(Value constant) -> new Term.Constant(constant);
      case Expr.Now _ -> new Term.Now();
      case Expr.Attribute(String name, var _) -> new Term.Named(false, name);
      case Expr.Trait(String name, var _) -> new Term.Named(false, name);
      case Expr.OfAccount(Expr.Attribute(String name, var _)) -> new Term.Named(true, name);
      case Expr.OfAccount(Expr.Trait(String name, var _)) -> new Term.Named(true, name);
      case Expr.Property(List<String> path, var _) -> new Term.Property(path);
      case Expr.Aggregate(var aggregation, Selection events, List<String> path, var _) ->
          new Term.Aggregate(aggregation, rows.events(events, depth), path);
      case Expr.TimeOf(boolean last, Selection events) ->
          new Term.TimeOf(last, rows.events(events, depth));
      case Expr.Elapsed(var unit, var direction, Expr instant) when isDrawn(instant) ->
          new Term.Elapsed(unit, direction, of(instant, depth));
      case Expr.CalendarField(var field, Expr instant) when isDrawn(instant) ->
          new Term.CalendarField(field, of(instant, depth));
      case Expr.Shift(Expr instant, boolean back, var span) when isDrawn(instant) ->
          new Term.Moved(of(instant, depth), back, span);
      case Expr.CountContacts(Expr condition) ->
          new Term.CountContacts(rows.of(condition, depth + 1));
      case Expr.OfAccount _,
          Expr.Elapsed _,
          Expr.CalendarField _,
          Expr.Shift _,
          Expr.Arithmetic _,
          Expr.Negation _,
          Expr.Call _,
          Expr.Condition _ ->
          new Term.Formula(rows.print(value));
    };
  }

  /** Whether an instant is one that a row shows: no more than one step from the data. */
  private static boolean isDrawn(Expr instant) {
    return switch (instant) {
      case Expr.Now _,
          Expr.Literal _,
          Expr.Attribute _,
          Expr.Trait _,
          Expr.OfAccount _,
          Expr.Property _,
          Expr.Aggregate _,
          Expr.TimeOf _ ->
          true;
      case Expr.Elapsed _,
          Expr.CalendarField _,
          Expr.Shift _,
          Expr.CountContacts _,
          Expr.Arithmetic _,
          Expr.Negation _,
          Expr.Call _,
          Expr.Condition _ ->
          false;
    };
  }
}
