package io.strate.lake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Line ends outside quotes. DuckDB refuses a file whose records end in different ways; those within
 * quotes are part of a cell and do not matter.
 */
final class LineEnds {

  /** What may stand before a quote that opens a cell, before it is known which it is. */
  private static final String DELIMITERS = ",;\t|";

  private LineEnds() {}

  static boolean areMixed(Path file) throws IOException {
    boolean feeds = false;
    boolean returns = false;
    boolean both = false;
    Quotes quotes = new Quotes(DELIMITERS, '"');
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      int before = 0;
      for (int b = in.read(); b >= 0; b = in.read()) {
        boolean quoted = quotes.isWithin(b);
        if (!quoted) {
          both |= before == '\r' && b == '\n';
          feeds |= before != '\r' && b == '\n';
          returns |= before == '\r' && b != '\n';
        }
        before = quoted ? 0 : b;
      }
      returns |= before == '\r';
    }
    return (feeds ? 1 : 0) + (returns ? 1 : 0) + (both ? 1 : 0) > 1;
  }

  /** Whether some line is longer than {@code most} bytes; looks at a few places only. */
  static boolean isBeyond(Path file, long most) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      long size = channel.size();
      MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
      long line = 0;
      while (size - line > most) {
        long end = line + most;
        while (end > line && !isEnd(bytes.get(ValueLayout.JAVA_BYTE, end - 1))) {
          end--;
        }
        if (end == line) {
          return true;
        }
        line = end;
      }
      return false;
    }
  }

  private static boolean isEnd(byte b) {
    return b == '\n' || b == '\r';
  }

  /** Copies a file with every end of a record as a line feed. */
  static void unify(Path from, Path to) throws IOException {
    Quotes quotes = new Quotes(DELIMITERS, '"');
    try (InputStream in = new BufferedInputStream(Files.newInputStream(from), 1 << 16);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16)) {
      int before = 0;
      for (int b = in.read(); b >= 0; b = in.read()) {
        boolean quoted = quotes.isWithin(b);
        if (quoted || b != '\r' && b != '\n') {
          out.write(b);
        } else if (b == '\r' || before != '\r') {
          out.write('\n');
        }
        before = quoted ? 0 : b;
      }
    }
  }
}
