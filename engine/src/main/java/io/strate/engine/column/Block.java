package io.strate.engine.column;

import io.strate.domain.Value;
import io.strate.rule.time.Calendar;
import java.util.Arrays;

/**
 * The columns of some rows: profiles of one block, or entries of one stream. All columns of a kind
 * lie one after the other in one array, so that a block of one row is as compact as one of a
 * thousand. Row {@code r} of number column {@code c} is {@code numbers[c * capacity + r]}; its bit
 * in bit column {@code c} is bit {@code r % 64} of {@code bits[c * words + r / 64]}.
 */
public final class Block {

  /** An unknown instant. */
  public static final long UNKNOWN = Long.MIN_VALUE;

  /** The due instant of what never changes. */
  public static final long NEVER = Long.MAX_VALUE;

  /** The code of a text that equals no literal. */
  public static final int OTHER_TEXT = -1;

  /** The code of an unknown text. */
  public static final int NO_TEXT = -2;

  public final int capacity;
  public final int words;
  public final double[] numbers;
  public final long[] instants;
  public final long[] bits;
  public final int[] codes;

  /** Texts; the empty text where the code says unknown. */
  public final String[] texts;

  public final Value[] values;

  /** Per due column and row, the instant at which a value may change if nothing happens. */
  public final long[] dues;

  /**
   * Per bit column and row, whether a change of this condition would matter (see {@link Watch}).
   */
  public final long[] watched;

  /** Per row, the instant before which nothing that matters changes. */
  public final long[] due;

  /** Per row, the calendar of its time zone. */
  public final Calendar[] calendars;

  /** How many rows are in use. */
  public int rows;

  /** The instant of evaluation. */
  public long now;

  public Block(Shape shape, int capacity, Calendar calendar) {
    this.capacity = capacity;
    this.words = (capacity + 63) >>> 6;
    numbers = new double[shape.numbers() * capacity];
    instants = new long[shape.instants() * capacity];
    bits = new long[shape.bits() * words];
    watched = new long[shape.bits() * words];
    codes = new int[shape.texts() * capacity];
    texts = new String[shape.texts() * capacity];
    values = new Value[shape.values() * capacity];
    dues = new long[shape.dues() * capacity];
    due = new long[capacity];
    calendars = new Calendar[capacity];
    Arrays.fill(texts, "");
    Arrays.fill(values, Value.UNKNOWN);
    Arrays.fill(dues, NEVER);
    Arrays.fill(due, NEVER);
    Arrays.fill(calendars, calendar);
  }

  public boolean bit(int column, int row) {
    return (bits[column * words + (row >>> 6)] >>> row & 1) != 0;
  }

  /** Sets or clears one bit. */
  public void bit(int column, int row, boolean value) {
    int word = column * words + (row >>> 6);
    bits[word] = value ? bits[word] | 1L << row : bits[word] & ~(1L << row);
  }

  public double number(int column, int row) {
    return numbers[column * capacity + row];
  }

  public long instant(int column, int row) {
    return instants[column * capacity + row];
  }

  public String text(int column, int row) {
    return texts[column * capacity + row];
  }

  public boolean isText(int column, int row) {
    return codes[column * capacity + row] != NO_TEXT;
  }

  /** How many words of a bit column are in use. */
  int usedWords() {
    return (rows + 63) >>> 6;
  }

  /** The rows of a word that are in use, as bits. */
  long rowMask(int word) {
    int left = rows - (word << 6);
    return left >= 64 ? -1L : (1L << left) - 1;
  }

  /** Lowers the due instant of a row. */
  public void dueAt(int row, long instant) {
    if (instant < due[row]) {
      due[row] = instant;
    }
  }

  /** What a slot holds in a row, boxed. */
  public Value value(Slot slot, int row) {
    return switch (slot.kind()) {
      case NUMBER -> Value.number(number(slot.index(), row));
      case INSTANT -> {
        long instant = instant(slot.index(), row);
        yield instant == UNKNOWN ? Value.UNKNOWN : Value.instant(instant);
      }
      case BOOLEAN ->
          slot.known() == Slot.ALWAYS || bit(slot.known(), row)
              ? Value.bool(bit(slot.index(), row))
              : Value.UNKNOWN;
      case TEXT -> isText(slot.index(), row) ? Value.text(text(slot.index(), row)) : Value.UNKNOWN;
      case VALUE -> values[slot.index() * capacity + row];
    };
  }

  /** Writes a boxed value into a slot; one of another kind is unknown. */
  public void put(Slot slot, int row, Value value, Texts literals) {
    int at = slot.index() * capacity + row;
    switch (slot.kind()) {
      case NUMBER -> numbers[at] = value instanceof Value.Num(double number) ? number : Double.NaN;
      case INSTANT -> instants[at] = value instanceof Value.Instant(long millis) ? millis : UNKNOWN;
      case BOOLEAN -> {
        bit(slot.index(), row, value instanceof Value.Bool(boolean truth) && truth);
        if (slot.known() != Slot.ALWAYS) {
          bit(slot.known(), row, value instanceof Value.Bool);
        }
      }
      case TEXT -> {
        texts[at] = value instanceof Value.Text(String text) ? text : "";
        codes[at] = value instanceof Value.Text(String text) ? literals.code(text) : NO_TEXT;
      }
      case VALUE -> values[at] = value;
    }
  }
}
