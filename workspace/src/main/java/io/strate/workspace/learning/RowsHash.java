package io.strate.workspace.learning;

import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Examples;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A hash of rows: equal rows in the same order have the same. */
public final class RowsHash {

  private final MessageDigest digest;

  private RowsHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The first 128 bits of SHA-256 over columns, targets and instants, in hexadecimal. */
  public static String of(Examples examples) {
    RowsHash hash = new RowsHash();
    examples.features().columns().forEach(hash::column);
    hash.numbers(examples.target().numbers());
    for (long instant : examples.instants()) {
      hash.number(instant);
    }
    return hash.text();
  }

  /** The same over columns alone. */
  public static String of(Dataset rows) {
    RowsHash hash = new RowsHash();
    rows.columns().forEach(hash::column);
    return hash.text();
  }

  /** The same over tables of counts. */
  public static String of(int[][]... tables) {
    RowsHash hash = new RowsHash();
    for (int[][] table : tables) {
      for (int[] row : table) {
        for (int count : row) {
          hash.number(count);
        }
      }
    }
    return hash.text();
  }

  private String text() {
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private void column(Column column) {
    switch (column) {
      case Column.Numbers(double[] values) -> numbers(values);
      case Column.Categories(int[] codes, var levels) -> {
        for (String level : levels) {
          digest.update(level.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
        }
        for (int code : codes) {
          number(code);
        }
      }
    }
  }

  private void numbers(double[] values) {
    for (double value : values) {
      number(Double.doubleToLongBits(value));
    }
  }

  private void number(long number) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }
}
