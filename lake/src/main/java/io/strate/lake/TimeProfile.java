package io.strate.lake;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** In which ways the first values of a column can be read as times, and which values cannot. */
final class TimeProfile {

  /** Formats of times that are not ISO 8601; of two that fit, the earlier is taken. */
  private static final List<String> FORMATS =
      List.of(
          "d/M/yyyy H:mm",
          "d/M/yyyy H:mm:ss",
          "d/M/yyyy",
          "M/d/yyyy H:mm",
          "M/d/yyyy H:mm:ss",
          "M/d/yyyy",
          "d.M.yyyy H:mm",
          "d.M.yyyy",
          "d-M-yyyy H:mm",
          "d-M-yyyy",
          "yyyy/M/d H:mm:ss",
          "yyyy/M/d H:mm",
          "yyyy/M/d",
          "yyyyMMdd",
          "yyyyMMddHHmmss",
          "d MMM yyyy",
          "d MMMM yyyy");

  /** A way is given up once more values than this, and most of them, cannot be read so. */
  private static final int PATIENCE = 20;

  private final List<Candidate> candidates = new ArrayList<>();
  private int values;

  TimeProfile() {
    WallClock utc = new WallClock(ZoneOffset.UTC);
    InstantText iso = new InstantText(utc);
    candidates.add(
        new Candidate(
            Optional.empty(),
            (start, length) ->
                Double.isNaN(NumberText.parse(start, length))
                    && iso.parse(start, length) != InstantText.NONE));
    for (String pattern : FORMATS) {
      InstantFormat format = new InstantFormat(pattern, utc);
      candidates.add(
          new Candidate(
              Optional.of(pattern),
              (start, length) -> format.parse(start, length) != Batch.UNKNOWN));
    }
  }

  /**
   * A way in which all values, or nearly all, can be read.
   *
   * @param format empty for ISO 8601
   * @param misses values that cannot be read
   * @param missed one of them; empty if there is none
   */
  record Way(Optional<String> format, int misses, String missed) {}

  void see(String text, long start, int length) {
    values++;
    for (Candidate candidate : candidates) {
      candidate.see(text, start, length);
    }
    candidates.removeIf(candidate -> candidate.misses > Math.max(PATIENCE, values / 2));
  }

  /** The way with the fewest misses. */
  Optional<Way> best() {
    Candidate best = null;
    for (Candidate candidate : candidates) {
      if (best == null || candidate.misses < best.misses) {
        best = candidate;
      }
    }
    return best == null || values == 0 || !Share.isNearlyAll(values - best.misses, values)
        ? Optional.empty()
        : Optional.of(best.way());
  }

  /** The formats that read as many values as the best way does, if that has a format. */
  List<String> formats() {
    Optional<Way> best = best().filter(way -> way.format().isPresent());
    return best.isEmpty()
        ? List.of()
        : candidates.stream()
            .filter(candidate -> candidate.misses == best.get().misses())
            .flatMap(candidate -> candidate.format.stream())
            .toList();
  }

  /** Whether day and month cannot be told apart. */
  boolean isAmbiguous() {
    Optional<Way> best = best().filter(way -> startsWith(way.format(), "d/M"));
    return best.isPresent()
        && candidates.stream()
            .anyMatch(c -> startsWith(c.format, "M/d") && c.misses == best.get().misses());
  }

  private static boolean startsWith(Optional<String> format, String with) {
    return format.filter(pattern -> pattern.startsWith(with)).isPresent();
  }

  private interface Readable {
    boolean isReadable(long start, int length);
  }

  private static final class Candidate {
    private final Optional<String> format;
    private final Readable by;
    private int misses;
    private String missed = "";

    Candidate(Optional<String> format, Readable by) {
      this.format = format;
      this.by = by;
    }

    void see(String text, long start, int length) {
      if (!by.isReadable(start, length)) {
        missed = misses == 0 ? text : missed;
        misses++;
      }
    }

    Way way() {
      return new Way(format, misses, missed);
    }
  }
}
