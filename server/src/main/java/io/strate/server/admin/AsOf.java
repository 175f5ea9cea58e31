package io.strate.server.admin;

import io.strate.workspace.InstantText;
import java.util.OptionalLong;

/** Instants in requests. */
final class AsOf {

  private AsOf() {}

  /** The instant that a request asks about; empty for now. */
  static OptionalLong parse(String text) {
    return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(instant("as_of", text));
  }

  /** An instant that must be there, in milliseconds since 1970-01-01T00:00Z. */
  static long instant(String key, String text) {
    return InstantText.parse(text)
        .orElseThrow(
            () ->
                Refusal.of(
                    400,
                    "request.parameter",
                    "Expected '%s' to be an instant such as 2026-01-31T10:00:00Z, found '%s'."
                        .formatted(key, text)));
  }
}
