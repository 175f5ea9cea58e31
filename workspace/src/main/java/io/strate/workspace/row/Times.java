package io.strate.workspace.row;

import io.strate.domain.Value;
import io.strate.lake.Batch;
import io.strate.lake.Reading;
import io.strate.rule.Expr;
import io.strate.rule.time.Calendar;
import io.strate.rule.time.DateText;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The instants at which rows happen: a column, read in the format and zone that its source says, or
 * an expression whose value is an instant, a text of one, or a number of seconds or milliseconds
 * since 1970.
 */
public final class Times {

  /** From here on (in magnitude) a number means milliseconds, below it seconds. */
  private static final double LEAST_MILLIS = 1e11;

  /** The instants of the years −9999 to 9999. */
  private static final double FARTHEST = 4e14;

  private Times() {}

  public static Column.Instants of(
      RowCompiler rows, Expr value, Optional<String> format, ZoneId zone) {
    if (value instanceof Expr.Property property && property.path().size() == 1) {
      Reading reading =
          new Reading.InstantOf(property.path().getFirst(), format, Optional.of(zone));
      int position = rows.cells().position(reading);
      return batch -> batch.instants(position);
    }
    Column.Values values = rows.any(value);
    Calendar calendar = Calendar.of(zone);
    long[] into = new long[Batch.CAPACITY];
    return batch -> {
      Value[] found = values.compute(batch);
      for (int r = 0; r < batch.rows(); r++) {
        into[r] = instant(found[r], format, calendar).orElse(Batch.UNKNOWN);
      }
      return into;
    };
  }

  private static OptionalLong instant(Value value, Optional<String> format, Calendar calendar) {
    return switch (value) {
      case Value.Instant(var millis) -> OptionalLong.of(millis);
      case Value.Num(var number) -> epoch(number);
      case Value.Text(var text) ->
          format.isPresent()
              ? DateText.read(text, format.get(), calendar)
              : DateText.read(text, calendar);
      case Value.Bool _, Value.ListOf _, Value.RecordOf _, Value.Absence _ -> OptionalLong.empty();
    };
  }

  private static OptionalLong epoch(double number) {
    double millis = Math.abs(number) < LEAST_MILLIS ? number * 1000 : number;
    return Math.abs(millis) <= FARTHEST
        ? OptionalLong.of((long) Math.floor(millis))
        : OptionalLong.empty();
  }
}
