package io.strate.server.admin;

import io.strate.workspace.edit.Edit.Expected;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the headers of a request say of the definition that it changes (RFC 9110, 13.1). */
final class Expectation {

  private static final Pattern TAG = Pattern.compile("\\s*(?:W/)?\"[^\"]*\"\\s*");

  private Expectation() {}

  static Expected of(HttpServletRequest request) {
    String none = request.getHeader("If-None-Match");
    String match = request.getHeader("If-Match");
    if (none != null && !none.strip().equals("*")) {
      throw Refusal.of(
          400, "request.header", "Expected 'If-None-Match: *', found '%s'.".formatted(none));
    }
    if (none != null && match != null) {
      throw Refusal.of(
          400, "request.header", "Expected 'If-Match' or 'If-None-Match', found both.");
    }
    if (none != null) {
      return Expected.absent();
    }
    if (match == null) {
      return Expected.anything();
    }
    if (match.strip().equals("*")) {
      return Expected.present();
    }
    if (!TAG.matcher(match).matches()) {
      throw Refusal.of(
          400,
          "request.header",
          "Expected 'If-Match' to be one version in quotes, as ETag said it, found '%s'."
              .formatted(match));
    }
    // A weak tag is none of ours, and matches nothing: versions are compared strongly.
    String tag = match.strip();
    return Expected.version(tag.startsWith("W/") ? tag : tag.substring(1, tag.length() - 1));
  }

  /** The same as keys of an edit say it, where a version has no quotes. */
  static Expected of(Optional<String> match, Optional<String> none) {
    if (none.isPresent() && !none.get().equals("*")) {
      throw Refusal.of(
          400,
          "request.value",
          "Expected 'if_none_match' to be *, found '%s'.".formatted(none.get()));
    }
    if (none.isPresent() && match.isPresent()) {
      throw Refusal.of(400, "request.key", "Expected 'if_match' or 'if_none_match', found both.");
    }
    if (none.isPresent()) {
      return Expected.absent();
    }
    return match
        .map(version -> version.equals("*") ? Expected.present() : Expected.version(version))
        .orElseGet(Expected::anything);
  }
}
