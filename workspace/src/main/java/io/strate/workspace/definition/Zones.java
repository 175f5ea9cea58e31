package io.strate.workspace.definition;

import io.strate.domain.Nearest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/** Time zones by their names. */
final class Zones {

  private Zones() {}

  static Optional<ZoneId> find(String name) {
    try {
      return Optional.of(ZoneId.of(name.strip()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static String unknown(String name) {
    return "no time zone called '%s'%s; write such as Europe/Paris or UTC"
        .formatted(name, Nearest.hint(name, ZoneId.getAvailableZoneIds()));
  }
}
