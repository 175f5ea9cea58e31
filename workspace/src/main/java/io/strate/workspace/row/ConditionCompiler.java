package io.strate.workspace.row;

import com.google.re2j.Pattern;
import io.strate.domain.CodePoints;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.lake.Batch;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Comparison.Operator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Makes masks of conditions: 1 where they hold. */
final class ConditionCompiler {

  private final RowCompiler rows;

  ConditionCompiler(RowCompiler rows) {
    this.rows = rows;
  }

  Column.Booleans mask(Expr condition) {
    return switch (condition) {
      case Expr.And(var terms) -> all(masks(terms));
      case Expr.Or(var terms) -> some(masks(terms));
      case Expr.Not(var term) -> not(mask(term));
      case Expr.Comparison comparison -> comparison(comparison);
      case Expr.Between(var value, var low, var high) ->
          all(
              List.of(
                  comparison(new Expr.Comparison(Operator.AT_MOST, low, value)),
                  comparison(new Expr.Comparison(Operator.AT_MOST, value, high))));
      case Expr.OneOf oneOf -> oneOf(oneOf).orElseGet(() -> rows.booleans(oneOf));
      case Expr.TextTest test -> textTest(test).orElseGet(() -> rows.booleans(test));
      case Expr.Matches matches -> matches(matches).orElseGet(() -> rows.booleans(matches));
      case Expr.Known(var value) -> known(rows.values(value));
      default -> rows.booleans(condition);
    };
  }

  private List<Column.Booleans> masks(List<Expr> terms) {
    return terms.stream().map(this::mask).toList();
  }

  private static Column.Booleans all(List<Column.Booleans> terms) {
    byte[] into = new byte[Batch.CAPACITY];
    return batch -> {
      int rows = batch.rows();
      java.util.Arrays.fill(into, 0, rows, (byte) 1);
      for (Column.Booleans term : terms) {
        byte[] mask = term.compute(batch);
        for (int r = 0; r < rows; r++) {
          into[r] &= (byte) (mask[r] == 1 ? 1 : 0);
        }
      }
      return into;
    };
  }

  private static Column.Booleans some(List<Column.Booleans> terms) {
    byte[] into = new byte[Batch.CAPACITY];
    return batch -> {
      int rows = batch.rows();
      java.util.Arrays.fill(into, 0, rows, (byte) 0);
      for (Column.Booleans term : terms) {
        byte[] mask = term.compute(batch);
        for (int r = 0; r < rows; r++) {
          into[r] |= (byte) (mask[r] == 1 ? 1 : 0);
        }
      }
      return into;
    };
  }

  private static Column.Booleans not(Column.Booleans term) {
    byte[] into = new byte[Batch.CAPACITY];
    return batch -> {
      byte[] mask = term.compute(batch);
      for (int r = 0; r < batch.rows(); r++) {
        into[r] = (byte) (mask[r] == 1 ? 0 : 1);
      }
      return into;
    };
  }

  private Column.Booleans comparison(Expr.Comparison comparison) {
    Type type = comparison.left().type();
    if (type == Type.NUMBER) {
      return compared(
          comparison.operator(), rows.numbers(comparison.left()), rows.numbers(comparison.right()));
    }
    if (type == Type.INSTANT) {
      return compared(
          comparison.operator(),
          rows.instants(comparison.left()),
          rows.instants(comparison.right()));
    }
    Optional<Column.Texts> left = rows.textCells(comparison.left());
    Optional<Column.Texts> right = rows.textCells(comparison.right());
    return type == Type.TEXT && left.isPresent() && right.isPresent()
        ? compared(comparison.operator(), left.get(), right.get())
        : rows.booleans(comparison);
  }

  /** NaN, which is unknown, compares with nothing. */
  private static Column.Booleans compared(
      Operator operator, Column.Numbers left, Column.Numbers right) {
    byte[] into = new byte[Batch.CAPACITY];
    return batch -> {
      double[] a = left.compute(batch);
      double[] b = right.compute(batch);
      for (int r = 0; r < batch.rows(); r++) {
        boolean holds =
            switch (operator) {
              case EQUAL -> a[r] == b[r];
              case LESS -> a[r] < b[r];
              case AT_MOST -> a[r] <= b[r];
              case GREATER -> a[r] > b[r];
              case AT_LEAST -> a[r] >= b[r];
            };
        into[r] = (byte) (holds ? 1 : 0);
      }
      return into;
    };
  }

  private static Column.Booleans compared(
      Operator operator, Column.Instants left, Column.Instants right) {
    byte[] into = new byte[Batch.CAPACITY];
    return batch -> {
      long[] a = left.compute(batch);
      long[] b = right.compute(batch);
      for (int r = 0; r < batch.rows(); r++) {
        boolean known = a[r] != Batch.UNKNOWN && b[r] != Batch.UNKNOWN;
        into[r] = (byte) (known && holds(operator, Long.compare(a[r], b[r])) ? 1 : 0);
      }
      return into;
    };
  }

  private static Column.Booleans compared(
      Operator operator, Column.Texts left, Column.Texts right) {
    byte[] into = new byte[Batch.CAPACITY];
    return batch -> {
      String[] a = left.compute(batch);
      String[] b = right.compute(batch);
      for (int r = 0; r < batch.rows(); r++) {
        boolean known = !a[r].isEmpty() && !b[r].isEmpty();
        into[r] = (byte) (known && holds(operator, a[r], b[r]) ? 1 : 0);
      }
      return into;
    };
  }

  private static boolean holds(Operator operator, String a, String b) {
    return operator == Operator.EQUAL ? a.equals(b) : holds(operator, CodePoints.compare(a, b));
  }

  private static boolean holds(Operator operator, int order) {
    return switch (operator) {
      case EQUAL -> order == 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }

  private Optional<Column.Booleans> oneOf(Expr.OneOf oneOf) {
    Set<String> choices = new HashSet<>();
    for (Expr.Literal literal : oneOf.choices()) {
      if (!(literal.value() instanceof Value.Text(var text))) {
        return Optional.empty();
      }
      choices.add(text);
    }
    return rows.textCells(oneOf.value())
        .map(texts -> tested(texts, text -> choices.contains(text)));
  }

  private Optional<Column.Booleans> textTest(Expr.TextTest test) {
    boolean mayBeList = test.text().type() == Type.ANY;
    if (mayBeList || !(test.part() instanceof Expr.Literal(Value.Text(var part)))) {
      return Optional.empty();
    }
    Predicate<String> holds =
        switch (test.kind()) {
          case CONTAINS -> text -> text.contains(part);
          case STARTS_WITH -> text -> text.startsWith(part);
          case ENDS_WITH -> text -> text.endsWith(part);
        };
    return rows.textCells(test.text()).map(texts -> tested(texts, holds));
  }

  private Optional<Column.Booleans> matches(Expr.Matches matches) {
    Pattern pattern = Pattern.compile(matches.pattern());
    return rows.textCells(matches.text())
        .map(texts -> tested(texts, text -> pattern.matcher(text).find()));
  }

  private static Column.Booleans tested(Column.Texts texts, Predicate<String> test) {
    byte[] into = new byte[Batch.CAPACITY];
    return batch -> {
      String[] a = texts.compute(batch);
      for (int r = 0; r < batch.rows(); r++) {
        into[r] = (byte) (!a[r].isEmpty() && test.test(a[r]) ? 1 : 0);
      }
      return into;
    };
  }

  private static Column.Booleans known(Column value) {
    byte[] into = new byte[Batch.CAPACITY];
    return batch -> {
      Presence presence = Presence.of(value, batch);
      for (int r = 0; r < batch.rows(); r++) {
        into[r] = (byte) (presence.isKnown(r) ? 1 : 0);
      }
      return into;
    };
  }
}
