package io.strate.lake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of file that can be read, known by the ends of their names; {@code .gz} and {@code
 * .zst} may follow.
 */
public enum FileFormat {
  CSV("csv", "txt"),
  TSV("tsv", "tab"),
  JSON("json"),
  JSON_LINES("jsonl", "ndjson"),
  PARQUET("parquet", "pq"),
  XLSX("xlsx", "xlsm");

  private final List<String> endings;

  FileFormat(String... endings) {
    this.endings = List.of(endings);
  }

  /** The format that a file's name tells. */
  public static Optional<FileFormat> of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    for (String packed : List.of(".gz", ".zst")) {
      if (name.endsWith(packed)) {
        name = name.substring(0, name.length() - packed.length());
      }
    }
    String ending = name.substring(name.lastIndexOf('.') + 1);
    for (FileFormat format : values()) {
      if (format.endings.contains(ending)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** Whether a file names its columns once for all rows, so that each has all of them. */
  public boolean hasHeader() {
    return this != JSON && this != JSON_LINES;
  }

  /** Whether a column's type is found from its cells (rather than told by the file). */
  boolean isText() {
    return this == CSV || this == TSV || this == XLSX;
  }
}
