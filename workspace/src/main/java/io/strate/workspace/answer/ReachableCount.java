package io.strate.workspace.answer;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many of some contacts are reachable by a channel for a purpose.
 *
 * @param members how many contacts they are
 * @param obstacles how many are not reachable for each reason, the first counting: with those who
 *     are reachable they add up to the members
 */
public record ReachableCount(
    String channel, String purpose, long members, long reachable, Map<Obstacle, Long> obstacles) {

  public ReachableCount {
    obstacles = Collections.unmodifiableMap(new EnumMap<>(obstacles));
  }
}
