package io.strate.workspace.collect;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whom a call is about: at least one of its names is there.
 *
 * @param id by which the sender's own systems know the person ({@code userId})
 * @param anonymousId of a browser or device whose user may not be known yet
 * @param further other identifiers by kind, such as {@code email}
 */
public record Who(Optional<String> id, Optional<String> anonymousId, Map<String, String> further) {

  /** The kind of identifier that an {@code anonymousId} is. */
  public static final String ANONYMOUS = "anonymous_id";

  public Who {
    further = Map.copyOf(new TreeMap<>(further));
    if (id.isEmpty() && anonymousId.isEmpty() && further.isEmpty()) {
      throw new IllegalArgumentException("nobody is named");
    }
  }

  public static Who of(Optional<String> id, Optional<String> anonymousId) {
    return new Who(id, anonymousId, Map.of());
  }
}
