package io.strate.server.pages.learning;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the page of a best moment shows.
 *
 * @param counts what counts as a reaction, each a rule
 * @param learnt what its version says; empty if it was never learnt
 */
public record MomentView(
    LearntHead head, List<String> counts, Optional<Learnt> learnt, List<LearntVersion> versions) {

  public MomentView {
    counts = List.copyOf(counts);
    versions = List.copyOf(versions);
  }

  /**
   * What a version says.
   *
   * @param usual when, in words
   * @param hours shares of 24 hours of what is usual
   * @param weekdays shares of the days of a week from Monday
   * @param week how many reactions, a line for each weekday with 24 counts; none of versions from
   *     before it was kept
   * @param whose how many have which confidence; none likewise
   */
  public record Learnt(
      String usual,
      long profiles,
      long reacted,
      long reactions,
      List<Double> hours,
      List<Double> weekdays,
      List<List<Long>> week,
      Map<Who, Long> whose) {

    public Learnt {
      hours = List.copyOf(hours);
      weekdays = List.copyOf(weekdays);
      week = week.stream().map(List::copyOf).toList();
      whose = Map.copyOf(whose);
    }

    /** How many of a kind. */
    public long many(Who who) {
      return whose.getOrDefault(who, 0L);
    }

    /** Of all profiles. */
    public double share(long many) {
      return profiles == 0 ? 0 : (double) many / profiles;
    }
  }

  /** Whom a moment is of, by how sure it is. */
  public enum Who {
    HIGH,
    FAIR,
    LOW,
    /** Never reacted, so that they have everybody's. */
    SILENT
  }
}
