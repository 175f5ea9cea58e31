package io.strate.lake;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A text file made ready for DuckDB: whole, in UTF-8, with one kind of line end. A file that is so
 * already is read where it lies; any other is copied into the scratch folder.
 */
final class TextFile implements AutoCloseable {

  private static final int SAMPLE = 1 << 16;

  /** Of the first line, which names the columns. */
  private static final int WIDEST_HEADER = 1 << 24;

  /** DuckDB rejects too long lines, but loses longer ones that reach beyond one of its buffers. */
  private static final int LONGEST = 1 << 26;

  private final SourceFile source;
  private final Scratch scratch;
  private final List<Path> temporary = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private boolean zstd;
  private Path path;
  private String sample = "";
  private boolean sampleIsWhole;
  private long size;

  private TextFile(SourceFile source, Path scratch) {
    this.source = source;
    this.scratch = Scratch.below(scratch);
    this.path = source.path();
  }

  static TextFile open(SourceFile source, Path scratch) {
    TextFile file = new TextFile(source, scratch);
    try {
      file.prepare();
      return file;
    } catch (IOException e) {
      file.close();
      throw Faults.unreadable(source, e);
    } catch (Failure e) {
      file.close();
      throw e;
    }
  }

  /** What DuckDB is to read. */
  Path path() {
    return path;
  }

  /** Whether {@link #path} is compressed with Zstandard, which DuckDB takes apart itself. */
  boolean isZstd() {
    return zstd;
  }

  /** The beginning of the text; empty for Zstandard. */
  String sample() {
    return sample;
  }

  /** From the size of the file and the length of its first lines; 0 if that is not known. */
  long expectedLines() {
    long lines = sample.lines().count();
    return lines == 0 ? 0 : (long) (size * (double) lines / sample.length() * 1.02);
  }

  boolean sampleIsWhole() {
    return sampleIsWhole;
  }

  List<String> warnings() {
    return warnings;
  }

  private void prepare() throws IOException {
    Faults.checkReadable(source);
    byte[] head = head(path, 4);
    if (startsWith(head, 0x28, 0xB5, 0x2F, 0xFD)) {
      ZstdFrames.check(source);
      zstd = true;
      path = plainName(path);
      return;
    }
    if (startsWith(head, 0x1F, 0x8B)) {
      inflate();
    }
    makeUtf8();
    sample = source.format().isText() ? firstLines() : firstBytes();
    if (sample.startsWith("\uFEFF")) {
      sample = sample.substring(1);
    }
    if (sample.isBlank() && sampleIsWhole) {
      throw Faults.empty(source);
    }
    size = Files.size(path);
    path = plainName(path);
  }

  private String firstBytes() throws IOException {
    byte[] bytes = head(path, SAMPLE);
    sampleIsWhole = bytes.length < SAMPLE;
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The line of column names, however wide, and what comes after it. */
  private String firstLines() throws IOException {
    if (LineEnds.isBeyond(path, LONGEST)) {
      throw Faults.endless(source, LONGEST);
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), SAMPLE)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(SAMPLE);
      int b = in.read();
      for (; b >= 0 && b != '\n' && b != '\r' && bytes.size() <= WIDEST_HEADER; b = in.read()) {
        bytes.write(b);
      }
      if (bytes.size() > WIDEST_HEADER) {
        throw Faults.endless(source, WIDEST_HEADER);
      }
      if (b >= 0) {
        bytes.write(b);
        bytes.write(in.readNBytes(SAMPLE));
      }
      sampleIsWhole = in.read() < 0;
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }

  private static byte[] head(Path file, int length) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(length);
    }
  }

  static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private void inflate() throws IOException {
    Path to = newTemporary();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(source.path()), 1 << 16);
        OutputStream out = Files.newOutputStream(to)) {
      in.transferTo(out);
    } catch (EOFException | ZipException e) {
      throw Faults.truncated(source, "gzip", e);
    }
    path = to;
    if (Files.size(to) == 0) {
      throw Faults.empty(source);
    }
  }

  private void makeUtf8() throws IOException {
    byte[] head = head(path, 1 << 12);
    if (startsWith(head, 0xFF, 0xFE)) {
      decode(StandardCharsets.UTF_16LE);
    } else if (startsWith(head, 0xFE, 0xFF)) {
      decode(StandardCharsets.UTF_16BE);
    } else {
      checkText(head);
    }
    if (startsWith(head(path, 3), 0xEF, 0xBB, 0xBF) && !source.format().isText()) {
      Path to = newTemporary();
      Encodings.withoutMark(path, to);
      path = to;
    }
    Bytes bytes = Bytes.of(path);
    if (bytes.hasNul()) {
      throw Faults.binary(source);
    }
    if (!bytes.isUtf8()) {
      decodeByLine();
    }
    if (bytes.hasReturns() && source.format().isText() && LineEnds.areMixed(path)) {
      Path to = newTemporary();
      LineEnds.unify(path, to);
      path = to;
    }
  }

  /** Rubbish has control characters all over; a text has hardly any. */
  private void checkText(byte[] head) {
    int controls = 0;
    for (byte b : head) {
      controls += b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' ? 1 : 0;
    }
    if (startsWith(head, 'P', 'K', 3, 4)
        || startsWith(head, 'P', 'A', 'R', '1')
        || controls * 50 > head.length) {
      throw Faults.binary(source);
    }
  }

  private void decode(Charset charset) throws IOException {
    Path to = newTemporary();
    try {
      Encodings.whole(path, to, charset);
    } catch (CharacterCodingException e) {
      throw new Failure(
          "source.encoding",
          Blame.USER,
          "'" + source.name() + "' begins like UTF-16 but is not; save it as UTF-8",
          e);
    }
    path = to;
  }

  private void decodeByLine() throws IOException {
    Path to = newTemporary();
    Encodings.Mixture mixture = Encodings.byLine(path, to);
    warnings.add(
        "'%s' is not UTF-8 (first in line %d; %d of %d lines): these lines were read as Windows-1252"
            .formatted(source.name(), mixture.first(), mixture.broken(), mixture.lines()));
    path = to;
  }

  private Path plainName(Path file) throws IOException {
    Path plain = scratch.plainName(file);
    if (!plain.equals(file)) {
      temporary.add(plain);
    }
    return plain;
  }

  private Path newTemporary() throws IOException {
    Path file = scratch.newFile();
    temporary.add(file);
    return file;
  }

  @Override
  public void close() {
    temporary.forEach(scratch::delete);
  }
}
