package io.strate.workspace.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.lake.Batch;
import io.strate.lake.Lake;
import io.strate.lake.LakeOptions;
import io.strate.lake.RowReader;
import io.strate.lake.Schema;
import io.strate.lake.SourceFile;
import io.strate.lake.SourceFiles;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Comparison.Operator;
import io.strate.rule.interpret.RowInterpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns hold what the interpreter says of each row, on generated expressions over real cells. */
final class RowCompilerTest {

  private static final int EXPRESSIONS = 3_000;

  private static final Map<String, Type> TYPES =
      Map.of(
          "n",
          Type.NUMBER,
          "m",
          Type.NUMBER,
          "t",
          Type.TEXT,
          "u",
          Type.TEXT,
          "b",
          Type.BOOLEAN,
          "d",
          Type.INSTANT,
          "none",
          Type.ANY);

  private static final String ROWS =
      """
      n,m,t,u,b,d,none
      1,2,a,b,true,2025-01-01T00:00Z,
      -1,0,b,b,false,2025-06-01T12:00Z,
      ,3,,abc,,,
      0,,Zoé,z,true,1969-12-31T23:59:59.999Z,
      1e300,1e300,𝒳,￿,false,2025-01-01T00:00Z,
      0.1,0.2,aa,a,,2025-01-01T00:00:00.001Z,
      -0.0,1,' ,A,true,,
      5,5,2025-01-01,12.5,false,0001-01-01T00:00Z,
      """;

  @TempDir Path folder;

  @Test
  void columnsHoldWhatTheInterpreterSays() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), ROWS);
    RowInterpreter interpreter = new RowInterpreter(ZoneOffset.UTC, 1_750_000_000_000L);
    Cells cells = new Cells(TYPES);
    RowCompiler compiler = new RowCompiler(cells, interpreter);
    Expressions expressions = new Expressions(new SplittableRandom(7));
    Map<Expr, Column> columns = new LinkedHashMap<>();
    for (int i = 0; i < EXPRESSIONS; i++) {
      Expr expr = expressions.any(4);
      columns.put(expr, compiler.values(expr));
    }
    TYPES.forEach((name, type) -> cells.cell(property(name, type)).ifPresent(cells::position));
    Lake lake = new Lake(LakeOptions.in(folder.resolve("scratch")));
    SourceFile file = SourceFiles.find(folder, List.of("rows.csv")).getFirst();
    try (RowReader reader = lake.read(file, new Schema(TYPES), cells.readings(), ZoneOffset.UTC)) {
      assertThat(reader.next()).isTrue();
      Batch batch = reader.batch();
      List<Value.RecordOf> rows = rows(batch, cells);
      columns.forEach(
          (expr, column) ->
              assertThat(values(column, batch))
                  .as("%s", expr)
                  .hasSize(8)
                  .isEqualTo(rows.stream().map(row -> interpreter.value(expr, row)).toList()));
    }
  }

  private static List<Value.RecordOf> rows(Batch batch, Cells cells) {
    List<Value.RecordOf> rows = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      Map<String, Value> fields = new HashMap<>();
      int at = row;
      TYPES.forEach(
          (name, type) ->
              cells
                  .cell(property(name, type))
                  .ifPresent(c -> fields.put(name, batch.value(cells.position(c), at))));
      rows.add(new Value.RecordOf(fields));
    }
    return rows;
  }

  private static List<Value> values(Column column, Batch batch) {
    List<Value> values = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      values.add(
          switch (column) {
            case Column.Numbers numbers -> Value.number(numbers.compute(batch)[row]);
            case Column.Instants instants ->
                instants.compute(batch)[row] == Batch.UNKNOWN
                    ? Value.UNKNOWN
                    : Value.instant(instants.compute(batch)[row]);
            case Column.Booleans booleans ->
                booleans.compute(batch)[row] < 0
                    ? Value.UNKNOWN
                    : Value.bool(booleans.compute(batch)[row] == 1);
            case Column.Texts texts ->
                texts.compute(batch)[row].isEmpty()
                    ? Value.UNKNOWN
                    : Value.text(texts.compute(batch)[row]);
            case Column.Values any -> any.compute(batch)[row];
          });
    }
    return values;
  }

  private static Expr.Property property(String name, Type type) {
    return new Expr.Property(List.of(name), type);
  }

  /** Draws well-typed row expressions. */
  private record Expressions(SplittableRandom random) {

    Expr any(int depth) {
      return switch (random.nextInt(5)) {
        case 0 -> number(depth);
        case 1 -> text(depth);
        case 2 -> instant(depth);
        default -> condition(depth);
      };
    }

    Expr number(int depth) {
      return switch (random.nextInt(depth == 0 ? 3 : 7)) {
        case 0 -> property("n", Type.NUMBER);
        case 1 -> property("m", Type.NUMBER);
        case 2 -> literal(Value.number(List.of(0.0, 1.0, -1.0, 5.0, 1e300).get(random.nextInt(5))));
        case 3 -> new Expr.Negation(number(depth - 1));
        case 4 -> new Expr.Call(Expr.Function.NUMBER, List.of(text(depth - 1)), Type.NUMBER);
        default ->
            new Expr.Arithmetic(
                Expr.Arithmetic.Operator.values()[random.nextInt(4)],
                number(depth - 1),
                number(depth - 1));
      };
    }

    Expr text(int depth) {
      return switch (random.nextInt(depth == 0 ? 3 : 5)) {
        case 0 -> property("t", Type.TEXT);
        case 1 -> property("u", Type.TEXT);
        case 2 -> literal(Value.text(List.of("a", "b", "Zoé", "", "𝒳").get(random.nextInt(5))));
        case 3 -> new Expr.Call(Expr.Function.TRIM, List.of(text(depth - 1)), Type.TEXT);
        default ->
            new Expr.Call(
                Expr.Function.CONCAT, List.of(text(depth - 1), text(depth - 1)), Type.TEXT);
      };
    }

    Expr instant(int depth) {
      return switch (random.nextInt(depth == 0 ? 2 : 3)) {
        case 0 -> property("d", Type.INSTANT);
        case 1 -> literal(Value.instant(1_735_689_600_000L));
        default ->
            new Expr.Call(
                Expr.Function.COALESCE,
                List.of(instant(depth - 1), instant(depth - 1)),
                Type.INSTANT);
      };
    }

    Expr condition(int depth) {
      if (depth == 0) {
        return property("b", Type.BOOLEAN);
      }
      Operator operator = Operator.values()[random.nextInt(5)];
      return switch (random.nextInt(11)) {
        case 0 -> new Expr.And(List.of(condition(depth - 1), condition(depth - 1)));
        case 1 -> new Expr.Or(List.of(condition(depth - 1), condition(depth - 1)));
        case 2 -> new Expr.Not(condition(depth - 1));
        case 3 -> new Expr.Comparison(operator, number(depth - 1), number(depth - 1));
        case 4 -> new Expr.Comparison(operator, text(depth - 1), text(depth - 1));
        case 5 -> new Expr.Comparison(operator, instant(depth - 1), instant(depth - 1));
        case 6 -> new Expr.Between(number(depth - 1), number(0), number(0));
        case 7 -> new Expr.Known(any(depth - 1));
        case 8 ->
            new Expr.TextTest(
                Expr.TextTest.Kind.values()[random.nextInt(3)], text(depth - 1), text(0));
        case 9 -> new Expr.Matches(text(depth - 1), "^[a-b]+$");
        default ->
            random.nextBoolean()
                ? new Expr.OneOf(
                    text(depth - 1), List.of(literal(Value.text("a")), literal(Value.text("Zoé"))))
                : new Expr.OneOf(
                    number(depth - 1), List.of(literal(Value.number(1)), literal(Value.number(0))));
      };
    }

    private static Expr.Literal literal(Value value) {
      return new Expr.Literal(value);
    }
  }
}
