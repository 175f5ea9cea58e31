package io.strate.lake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Copies texts of other encodings as UTF-8. */
final class Encodings {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private Encodings() {}

  /** A text that is wholly in one encoding; fails where it is not. */
  static void whole(Path from, Path to, Charset charset) throws IOException {
    try (var in = Files.newBufferedReader(from, charset);
        var out = Files.newBufferedWriter(to, StandardCharsets.UTF_8)) {
      in.transferTo(out);
    }
  }

  /** A text without its byte order mark, with which DuckDB reads no JSON. */
  static void withoutMark(Path from, Path to) throws IOException {
    try (InputStream in = Files.newInputStream(from);
        OutputStream out = Files.newOutputStream(to)) {
      in.skipNBytes(3);
      in.transferTo(out);
    }
  }

  /** Line by line: those that are UTF-8 stay, the others are read as Windows-1252. */
  static Mixture byLine(Path from, Path to) throws IOException {
    long broken = 0;
    long first = 0;
    long lines = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(from), 1 << 16);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16)) {
      for (byte[] line = line(in); line.length > 0; line = line(in)) {
        lines++;
        if (Bytes.of(MemorySegment.ofArray(line)).isUtf8()) {
          out.write(line);
        } else {
          first = broken++ == 0 ? lines : first;
          out.write(new String(line, WINDOWS).getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return new Mixture(first, broken, lines);
  }

  /** The next line with its end; empty at the end of the file. */
  private static byte[] line(InputStream in) throws IOException {
    byte[] line = new byte[256];
    int length = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (length == line.length) {
        line = Arrays.copyOf(line, length * 2);
      }
      line[length++] = (byte) b;
      if (b == '\n') {
        break;
      }
    }
    return Arrays.copyOf(line, length);
  }

  /** How many lines were not UTF-8, and the first of them. */
  record Mixture(long first, long broken, long lines) {}
}
