package io.strate.server.admin;

import java.util.List;
import java.util.OptionalLong;
import org.springframework.http.HttpStatus;

/**
 * What is wrong with a request, as RFC 9457 wants it said.
 *
 * @param code a stable name of the kind of problem
 * @param detail a sentence
 * @param errors of definitions, each mistake
 * @param retryAfter the seconds after which it may be sent again
 */
record Problem(
    int status, String code, String detail, List<Mistake> errors, OptionalLong retryAfter) {

  /**
   * A mistake in a definition.
   *
   * @param place where it is, such as {@code segments.yaml:3:12}; empty if nowhere in particular
   */
  record Mistake(String code, String place, String message) {}

  Problem {
    errors = List.copyOf(errors);
  }

  static Problem of(int status, String code, String detail) {
    return new Problem(status, code, detail, List.of(), OptionalLong.empty());
  }

  static Problem later(int status, String code, String detail, long seconds) {
    return new Problem(status, code, detail, List.of(), OptionalLong.of(seconds));
  }

  /** What this kind of problem is called, the same for all of a status. */
  String title() {
    HttpStatus known = HttpStatus.resolve(status);
    return known == null ? "Problem" : known.getReasonPhrase();
  }

  /** Names the kind; it is no address, as nothing is served there. */
  String type() {
    return "urn:strate:problem:" + code;
  }
}
