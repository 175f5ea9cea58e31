package io.strate.workspace.importing;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.lake.FileFormat;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of files as people give them, made such that they harm nobody. */
final class FileName {

  private static final Pattern SAFE =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)+");
  private static final Pattern ENDING =
      Pattern.compile(
          "(.*?)((?:\\.[A-Za-z0-9]+)(?:\\.(?:gz|zst))?)",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_STEM = 60;
  private static final String NAMELESS = "import";

  private FileName() {}

  /** Whether a name is one that {@link #safe} makes. */
  static boolean isSafe(String name) {
    return name.length() <= 2 * LONGEST_STEM
        && SAFE.matcher(name).matches()
        && FileFormat.of(name).isPresent();
  }

  /**
   * A name in plain letters, without a folder, that ends as the given one does.
   *
   * @throws Failure {@code import.format} if that end tells no format
   */
  static String safe(String given) {
    String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    Matcher parts = ENDING.matcher(name.strip());
    String safe =
        parts.matches() ? stem(parts.group(1)) + parts.group(2).toLowerCase(Locale.ROOT) : "";
    if (!isSafe(safe)) {
      throw new Failure(
          "import.format",
          Blame.USER,
          "'%s' does not tell its format; expected a name that ends in .csv, .tsv, .json, .jsonl, .parquet or .xlsx, perhaps with .gz or .zst after it"
              .formatted(shown(name)));
    }
    return safe;
  }

  private static String stem(String given) {
    String plain =
        Normalizer.normalize(given, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^A-Za-z0-9_]+", "-")
            .replaceAll("^[-_]+|[-_]+$", "");
    String stem = plain.length() > LONGEST_STEM ? plain.substring(0, LONGEST_STEM) : plain;
    return stem.isEmpty() ? NAMELESS : stem;
  }

  /** Another name for a file of whose name there is one already. */
  static String numbered(String name, int number) {
    int dot = name.indexOf('.');
    return name.substring(0, dot) + "-" + number + name.substring(dot);
  }

  /** A name without what would disturb a sentence. */
  private static String shown(String name) {
    String plain = name.replaceAll("[\\p{C}\\u2028\\u2029]+", " ").strip();
    return plain.length() <= LONGEST_STEM ? plain : plain.substring(0, LONGEST_STEM) + "…";
  }
}
