package io.strate.lake;

import io.strate.domain.Value;
import java.util.Optional;

/**
 * Some rows of a file, column by column, in the order of the file and of the wanted {@link
 * Reading}s. Arrays are longer than {@link #rows} and are written over by the next batch. Rows with
 * a cell that breaks its column's type are among them: the caller rejects them, or does not want
 * them anyway.
 */
public final class Batch {

  /** Unknown in columns of instants. */
  public static final long UNKNOWN = Long.MIN_VALUE;

  /** No cell of the row breaks its type. */
  public static final int WHOLE = -1;

  /** The most rows of a batch, and the length of its arrays. */
  public static final int CAPACITY = 2048;

  private final Decoder[] columns;
  private final RowReader reader;
  private final Optional<RowIdentities> identities;
  private final int[] brokenIn;
  private int rows;

  Batch(Decoder[] columns, Optional<RowIdentities> identities, int[] brokenIn, RowReader reader) {
    this.columns = columns;
    this.identities = identities;
    this.brokenIn = brokenIn;
    this.reader = reader;
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** What a column holds, and so which of the arrays it has. */
  public Kind kind(int column) {
    return switch (columns[column]) {
      case NumberDecoder _ -> Kind.NUMBER;
      case InstantDecoder _ -> Kind.INSTANT;
      case BooleanDecoder _ -> Kind.BOOLEAN;
      case TextDecoder _ -> Kind.TEXT;
      case ValueDecoder _ -> Kind.VALUE;
    };
  }

  /** NaN where unknown. */
  public double[] numbers(int column) {
    return ((NumberDecoder) columns[column]).values;
  }

  /** Milliseconds since 1970; {@link #UNKNOWN}. */
  public long[] instants(int column) {
    return ((InstantDecoder) columns[column]).values;
  }

  /** 1 for true, 0 for false, −1 for unknown. */
  public byte[] booleans(int column) {
    return ((BooleanDecoder) columns[column]).values;
  }

  /** Empty where unknown. */
  public String[] texts(int column) {
    return ((TextDecoder) columns[column]).values;
  }

  /** Records and lists; {@link Value#UNKNOWN}. */
  public Value[] values(int column) {
    return ((ValueDecoder) columns[column]).values;
  }

  /** One cell, whatever its column holds. */
  public Value value(int column, int row) {
    return columns[column].value(row);
  }

  /**
   * Hashes of the file's name in the workspace and the texts of all cells of a row, wanted or not,
   * with their columns' names; neither the order of columns nor empty cells count. Equal rows of a
   * file have equal ones: who keeps the rows tells them apart by numbering them.
   */
  public long[] hashes() {
    return identities.orElseThrow(
            () -> new IllegalStateException("rows that are only scanned have no identity"))
        .hashes;
  }

  /**
   * The first column with a cell that breaks its type in a row, or {@link #WHOLE}. Such cells are
   * unknown.
   */
  public int brokenIn(int row) {
    return brokenIn[row];
  }

  /** Rejects a row for its broken cell. */
  public void rejectBroken(int row) {
    reader.rejectBroken(row);
  }

  /**
   * Rejects a row for a reason that the caller found; it stays in the batch, and the caller leaves
   * it out. {@code column} is empty if the fault is in no one column.
   */
  public void reject(int row, String column, String reason) {
    reader.reject(row, column, reason);
  }

  void take(int blockRows) {
    rows = blockRows;
  }

  /** What a column holds. */
  public enum Kind {
    NUMBER,
    INSTANT,
    BOOLEAN,
    TEXT,
    VALUE
  }
}
