package io.strate.server.admin;

import io.strate.workspace.InstantText;
import java.util.OptionalLong;

/** The instant that a request asks about. */
final class AsOf {

  private AsOf() {}

  /** Empty for now. */
  static OptionalLong parse(String text) {
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    OptionalLong instant = InstantText.parse(text);
    if (instant.isEmpty()) {
      throw Refusal.of(
          400,
          "request.parameter",
          "Expected 'as_of' to be an instant such as 2026-01-31T10:00:00Z, found '%s'."
              .formatted(text));
    }
    return instant;
  }
}
