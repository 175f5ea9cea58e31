package io.strate.server.admin;

import io.strate.workspace.edit.Edit.Expected;
import jakarta.servlet.http.HttpServletRequest;
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
}
