package io.strate.lake;

import io.strate.domain.Value;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** Instants in milliseconds since 1970; {@link Batch#UNKNOWN} where unknown. */
final class InstantDecoder implements Decoder {

  /**
   * Numbers from here on (in magnitude) are milliseconds, below it seconds: the year 5138, or March
   * 1973.
   */
  private static final double LEAST_MILLIS = 1e11;

  /** Numbers that look like 1900-01-01 to 2100-12-31 without the hyphens. */
  private static final double FIRST_DAY = 19_000_101;

  private static final double LAST_DAY = 21_001_231;

  /** The instants of the years −9999 to 9999. */
  private static final double FARTHEST = 4e14;

  long[] values = new long[Batch.CAPACITY];

  private final InstantText iso;
  private final Optional<InstantFormat> format;
  private final boolean epochs;
  private long likeDays;

  private InstantDecoder(WallClock clock, Optional<InstantFormat> format, boolean epochs) {
    this.iso = new InstantText(clock);
    this.format = format;
    this.epochs = epochs;
  }

  /** A column that its type says holds instants. */
  static InstantDecoder iso(WallClock clock) {
    return new InstantDecoder(clock, Optional.empty(), false);
  }

  /** A column that is to be read as instants: ISO 8601 or numbers since 1970. */
  static InstantDecoder any(WallClock clock) {
    return new InstantDecoder(clock, Optional.empty(), true);
  }

  static InstantDecoder of(InstantFormat format, WallClock clock) {
    return new InstantDecoder(clock, Optional.of(format), false);
  }

  @Override
  public void decode(Cells cells, int column, BitSet bad) {
    int rows = cells.rows();
    for (int r = 0; r < rows; r++) {
      if (cells.isEmpty(column, r)) {
        values[r] = Batch.UNKNOWN;
        continue;
      }
      long value = instant(cells.start(column, r), cells.length(column, r));
      values[r] = value;
      if (value == Batch.UNKNOWN && !cells.text(column, r).isBlank()) {
        bad.set(r);
      }
    }
  }

  private long instant(long start, int length) {
    if (format.isPresent()) {
      return format.get().parse(start, length);
    }
    long value = iso.parse(start, length);
    return value == InstantText.NONE && epochs ? epoch(NumberText.parse(start, length)) : value;
  }

  private long epoch(double number) {
    if (number >= FIRST_DAY && number <= LAST_DAY && number == Math.rint(number)) {
      likeDays++;
    }
    double millis = Math.abs(number) < LEAST_MILLIS ? number * 1000 : number;
    return Math.abs(millis) <= FARTHEST ? (long) Math.floor(millis) : Batch.UNKNOWN;
  }

  /** Whether numbers since 1970 look as if they were days written as yyyyMMdd. */
  boolean isDoubtful() {
    return likeDays > 0;
  }

  @Override
  public void clear(int rows) {
    Arrays.fill(values, 0, rows, Batch.UNKNOWN);
  }

  @Override
  public Value value(int row) {
    return values[row] == Batch.UNKNOWN ? Value.UNKNOWN : Value.instant(values[row]);
  }

  @Override
  public String expected() {
    return format
        .map(f -> "an instant written as " + f.pattern())
        .orElse(
            epochs
                ? "an instant (2026-01-31, 2026-01-31T10:00Z, or seconds or milliseconds since 1970)"
                : "an instant (2026-01-31, 2026-01-31T10:00Z)");
  }
}
