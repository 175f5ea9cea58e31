package io.strate.domain;

import java.util.Objects;

/**
 * A contact or an account: its name in the default namespace (or, for want of one, the least of its
 * other identifiers), and its timeline.
 */
public record Profile(Entity entity, String id, Timeline timeline) {
  public Profile {
    Objects.requireNonNull(entity, "entity");
    Objects.requireNonNull(timeline, "timeline");
  }
}
