package io.strate.workspace.learning.refresh;

import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.registry.Registry;
import java.util.Optional;

/**
 * When it was last tried to learn something anew.
 *
 * @param at in milliseconds since 1970-01-01T00:00Z
 * @param failure what it failed of; empty if a version came of it
 */
public record LastAttempt(long at, Optional<String> failure) {

  private static final String NOTE = "attempted";

  public static Optional<LastAttempt> of(Registry registry, String name) {
    return registry.noted(name, NOTE).map(bytes -> CardJson.read(bytes, LastAttempt.class));
  }

  void keep(Registry registry, String name) {
    registry.note(name, NOTE, CardJson.write(this));
  }
}
