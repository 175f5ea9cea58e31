package io.strate.workspace.learning.refresh;

import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.registry.Registry;
import java.util.Optional;

/**
 * When something learnt was last stated of everybody.
 *
 * @param at as of which instant, in milliseconds since 1970-01-01T00:00Z
 */
record LastStated(int version, long at) {

  private static final String NOTE = "stated";

  static Optional<LastStated> of(Registry registry, String name) {
    return registry.noted(name, NOTE).map(bytes -> CardJson.read(bytes, LastStated.class));
  }

  void keep(Registry registry, String name) {
    registry.note(name, NOTE, CardJson.write(this));
  }
}
