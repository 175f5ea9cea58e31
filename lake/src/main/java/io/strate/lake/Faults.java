package io.strate.lake;

import io.strate.domain.Blame;
import io.strate.domain.Failure;

/** What DuckDB complains of, in one sentence for the user. */
final class Faults {

  private Faults() {}

  static Failure of(SourceFile source, DuckDb.DuckDbError error) {
    String said = String.valueOf(error.getMessage());
    String first = said.lines().findFirst().orElse("").strip();
    if (said.contains("Out of Memory") || said.contains("out of memory")) {
      return new Failure(
          "lake.memory",
          Blame.RESOURCES,
          "reading '" + source.name() + "' needs more memory than it may use",
          error);
    }
    if (said.contains("No space left") || said.contains("disk")) {
      return new Failure(
          "lake.disk",
          Blame.RESOURCES,
          "the disk is full while reading '" + source.name() + "'; make room and run again",
          error);
    }
    return new Failure(
        "source.unreadable",
        Blame.USER,
        "'"
            + source.name()
            + "' cannot be read as "
            + word(source.format())
            + "; it may be cut off or damaged ("
            + first
            + ")",
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
}
