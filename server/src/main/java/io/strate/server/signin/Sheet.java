package io.strate.server.signin;

import io.strate.server.assets.Assets;
import io.strate.workspace.definition.Localized.Locale;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What every template of these pages needs.
 *
 * @param alert what went wrong, in the visitor's language
 */
public record Sheet(Visitor visitor, String workspace, Optional<String> alert, Assets assets) {

  /** The address of a script or style. */
  public String asset(String name) {
    return assets.address(name);
  }

  public String text(String key, Object... parts) {
    return Words.say(visitor.language(), key, parts);
  }

  /** The language as HTML names it. */
  public String lang() {
    return visitor.language().name().toLowerCase(java.util.Locale.ROOT);
  }

  public boolean speaks(Locale language) {
    return visitor.language() == language;
  }

  /** An instant as a person reads it, in UTC. */
  public String at(OptionalLong millis) {
    return millis.isEmpty()
        ? "–"
        : Instant.ofEpochMilli(millis.getAsLong()).toString().replace('T', ' ').substring(0, 16);
  }
}
