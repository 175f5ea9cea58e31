package io.strate.workspace.learning;

import io.strate.domain.Entity;
import java.util.List;
import java.util.OptionalLong;

/**
 * How much of an attribute's past is known. A source without {@code time:} states its values from
 * always at its first reading, so that a snapshot of before shows what was only known later.
 *
 * @param untimed the sources that state it without saying since when
 * @param profiles of whom it was ever stated
 * @param fromAlways of them, those of whom the first value was stated from always
 * @param firstStated the earliest instant at which a value was stated; empty if none was
 */
public record AttributeHistory(
    Entity of,
    String name,
    List<String> untimed,
    long profiles,
    long fromAlways,
    OptionalLong firstStated) {

  public AttributeHistory {
    untimed = List.copyOf(untimed);
  }

  /** Whether values as of the past are what was known in the past. */
  public boolean isKnown() {
    return fromAlways == 0;
  }
}
