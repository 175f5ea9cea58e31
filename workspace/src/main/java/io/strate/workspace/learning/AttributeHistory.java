package io.strate.workspace.learning;

import io.strate.domain.Entity;
import java.util.List;

/**
 * How much of an attribute's past is known. A source without {@code time:} states its values from
 * always at its first reading, so that a snapshot of before shows what was only known later; when
 * that reading was, nothing keeps. All other statements hold from their instant on.
 *
 * @param untimed the sources that state it without saying since when
 * @param dated by the numbers of profiles, from which instant on it is known since when the value
 *     holds that is shown; empty if it always is. The array is kept, not copied
 */
public record AttributeHistory(Entity of, String name, List<String> untimed, long[] dated) {

  public AttributeHistory {
    untimed = List.copyOf(untimed);
  }

  /** From which instant on it is known since when a profile's value holds. */
  public long dated(int profile) {
    return profile < dated.length ? dated[profile] : Long.MIN_VALUE;
  }
}
