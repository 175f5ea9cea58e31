package io.strate.rule;

/**
 * Something wrong (or doubtful) in a definition, with its place. The message says what was
 * expected, what was found and what to do, in one sentence.
 */
public record Problem(Severity severity, String code, Place place, String message) {

  public enum Severity {
    ERROR,
    WARNING
  }

  public static Problem error(String code, Place place, String message) {
    return new Problem(Severity.ERROR, code, place, message);
  }

  public static Problem warning(String code, Place place, String message) {
    return new Problem(Severity.WARNING, code, place, message);
  }
}
