package io.strate.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A packed CSV file, written cell by cell. There is no library that knows how to write millions of
 * rows without making an object of each cell.
 */
final class CsvFile implements AutoCloseable {

  private static final int SIZE = 1 << 16;

  private final OutputStream out;
  private final byte[] buffer = new byte[SIZE];
  private int length;
  private boolean begun;
  private long rows;

  /** The last day that was written, and how; rows of a contact are near each other. */
  private long day = Long.MIN_VALUE;

  private byte[] dayText = new byte[0];

  CsvFile(Path file, String header) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    out = new Packed(Files.newOutputStream(file));
    bytes(header.getBytes(StandardCharsets.UTF_8));
    put('\n');
  }

  /** Packs fast rather than tight. */
  private static final class Packed extends GZIPOutputStream {
    Packed(OutputStream out) throws IOException {
      super(out, SIZE);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  CsvFile text(String value) throws IOException {
    next();
    if (isPlain(value)) {
      room(value.length());
      for (int i = 0; i < value.length(); i++) {
        buffer[length++] = (byte) value.charAt(i);
      }
    } else {
      String quoted =
          value.indexOf(',') < 0 && value.indexOf('"') < 0
              ? value
              : '"' + value.replace("\"", "\"\"") + '"';
      bytes(quoted.getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 0x80 || c == ',' || c == '"' || c < ' ') {
        return false;
      }
    }
    return value.length() < SIZE;
  }

  /** An instant in UTC, with thousandths of a second where there are some. */
  CsvFile instant(long millis) throws IOException {
    next();
    long its = Math.floorDiv(millis, 86_400_000L);
    if (its != day) {
      day = its;
      String text = Instant.ofEpochMilli(its * 86_400_000L).toString();
      dayText = text.substring(0, text.indexOf('T') + 1).getBytes(StandardCharsets.US_ASCII);
    }
    bytes(dayText);
    int rest = (int) Math.floorMod(millis, 86_400_000L);
    room(16);
    two(rest / 3_600_000);
    buffer[length++] = ':';
    two(rest / 60_000 % 60);
    buffer[length++] = ':';
    two(rest / 1000 % 60);
    if (rest % 1000 != 0) {
      buffer[length++] = '.';
      buffer[length++] = (byte) ('0' + rest / 100 % 10);
      two(rest % 100);
    }
    buffer[length++] = 'Z';
    return this;
  }

  private void two(int number) {
    buffer[length++] = (byte) ('0' + number / 10);
    buffer[length++] = (byte) ('0' + number % 10);
  }

  CsvFile number(long value) throws IOException {
    return text(Long.toString(value));
  }

  CsvFile empty() throws IOException {
    next();
    return this;
  }

  void end() throws IOException {
    put('\n');
    begun = false;
    rows++;
  }

  long rows() {
    return rows;
  }

  private void next() throws IOException {
    if (begun) {
      put(',');
    }
    begun = true;
  }

  private void put(char c) throws IOException {
    room(1);
    buffer[length++] = (byte) c;
  }

  private void bytes(byte[] some) throws IOException {
    room(some.length);
    System.arraycopy(some, 0, buffer, length, some.length);
    length += some.length;
  }

  private void room(int wanted) throws IOException {
    if (length + wanted > SIZE) {
      out.write(buffer, 0, length);
      length = 0;
    }
  }

  @Override
  public void close() throws IOException {
    try (out) {
      out.write(buffer, 0, length);
    }
  }
}
