package io.strate.lake;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;

/** What is wrong with a file, in one sentence for the user. */
final class Faults {

  private Faults() {}

  /** What DuckDB complains of. */
  static Failure of(SourceFile source, DuckDb.DuckDbError error) {
    String said = String.valueOf(error.getMessage());
    String first = said.lines().findFirst().orElse("").strip();
    if (said.contains("Out of Memory") || said.contains("out of memory")) {
      return new Failure(
          "lake.memory",
          Blame.RESOURCES,
          "reading '"
              + source.name()
              + "' needs more memory than it may use; split the file, or give it fewer columns",
          error);
    }
    if (said.contains("No space left")) {
      return full(source, error);
    }
    return new Failure(
        "source.unreadable",
        Blame.USER,
        "'"
            + source.name()
            + "' cannot be read as "
            + word(source.format())
            + "; it may be cut off or damaged ("
            + first.replaceFirst("^[A-Za-z ]+ Error: ", "")
            + "); fetch it again, or give it the ending of its real format",
        error);
  }

  private static String word(FileFormat format) {
    return switch (format) {
      case CSV -> "CSV";
      case TSV -> "tab-separated text";
      case JSON, JSON_LINES -> "JSON";
      case PARQUET -> "Parquet";
      case XLSX -> "an Excel workbook";
    };
  }

  /** Fails with a sentence if the file is not there, not a file, not readable or empty. */
  static void checkReadable(SourceFile source) throws IOException {
    String name = "'" + source.name() + "'";
    if (Files.isDirectory(source.path())) {
      throw new Failure("source.directory", Blame.USER, name + " is a folder; expected a file");
    }
    if (!Files.exists(source.path())) {
      throw new Failure("source.missing", Blame.USER, "there is no file " + name);
    }
    if (!Files.isReadable(source.path())) {
      throw denied(source);
    }
    if (!Files.isRegularFile(source.path())) {
      throw new Failure(
          "source.unreadable", Blame.USER, name + " is a pipe or a device; expected a file");
    }
    if (Files.size(source.path()) == 0) {
      throw empty(source);
    }
  }

  static Failure empty(SourceFile source) {
    return new Failure(
        "source.empty",
        Blame.USER,
        "'" + source.name() + "' is empty; expected at least a line of column names");
  }

  static Failure endless(SourceFile source, long most) {
    return new Failure(
        "source.header",
        Blame.USER,
        "'%s' has a line of more than %d MiB; expected lines of cells below a line of column names: is it a text file, and whole?"
            .formatted(source.name(), most >> 20));
  }

  static Failure denied(SourceFile source) {
    return new Failure(
        "source.denied",
        Blame.RESOURCES,
        "'"
            + source.name()
            + "' may not be read by this user; allow it (chmod u+r) or run as its owner");
  }

  /** The machine's part: permissions, disks, networks. */
  static Failure unreadable(SourceFile source, IOException e) {
    String said = String.valueOf(e.getMessage());
    if (e instanceof AccessDeniedException) {
      return denied(source);
    }
    return said.contains("No space left")
        ? full(source, e)
        : new Failure(
            "source.unreadable",
            Blame.RESOURCES,
            "cannot read '" + source.name() + "': " + said,
            e);
  }

  private static Failure full(SourceFile source, Exception e) {
    return new Failure(
        "lake.disk",
        Blame.RESOURCES,
        "the disk is full while reading '" + source.name() + "'; make room and run again",
        e);
  }

  static Failure truncated(SourceFile source, String format, IOException e) {
    return new Failure(
        "source.truncated",
        Blame.USER,
        "'" + source.name() + "' is cut off or damaged (" + format + "); fetch it again",
        e);
  }

  static Failure binary(SourceFile source) {
    return new Failure(
        "source.binary",
        Blame.USER,
        "'"
            + source.name()
            + "' is no text file: it holds binary bytes"
            + firstNul(source)
            + "; give it the ending of its real format (such as .xlsx, .parquet or .gz), or export it again as text");
  }

  /** Where in a text one zero byte stands, perhaps the only one. */
  private static String firstNul(SourceFile source) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(source.path()))) {
      long line = 1;
      int b = in.read();
      for (; b > 0; b = in.read()) {
        line += b == '\n' ? 1 : 0;
      }
      return b < 0 ? "" : ", the first zero byte in line " + line;
    } catch (IOException e) {
      return "";
    }
  }
}
