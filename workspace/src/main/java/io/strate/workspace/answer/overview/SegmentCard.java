package io.strate.workspace.answer.overview;

import io.strate.domain.Entity;
import io.strate.domain.Failure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A segment as the overview shows it.
 *
 * @param description empty if the definition says nothing; so are folder and owner
 * @param family before the slash in the names of tiers and first matches
 * @param members as of the last run or turn
 * @param population how many profiles of its entity exist
 * @param reachable members that may be written to by e-mail; empty for accounts, and where no rule
 *     asks who is
 */
public record SegmentCard(
    String name,
    String label,
    String description,
    String folder,
    String owner,
    Optional<String> family,
    Entity of,
    long members,
    long population,
    Optional<Reach> reachable,
    Trend trend,
    Status status) {

  /** How many members may be written to by a channel for a purpose. */
  public record Reach(String channel, String purpose, long members) {}

  /**
   * How the size went, to a quarter of an hour.
   *
   * @param weekAgo empty if nothing was computed of the segment then
   * @param daily sizes at the same time of each day, from 30 days ago to now
   * @param entered within 7 days
   * @param left within 7 days
   */
  public record Trend(
      OptionalLong weekAgo,
      OptionalLong monthAgo,
      List<OptionalLong> daily,
      long entered,
      long left) {
    public Trend {
      daily = List.copyOf(daily);
    }
  }

  /** Whether the members are what the definition says. */
  public sealed interface Status {

    /** They are, as of an instant. */
    record Fresh(long asOf) implements Status {}

    /** They are those of an instant; since then something has failed. */
    record Failing(long asOf, Failure because) implements Status {}

    /** It was defined, or changed, after the last run: the next one computes it. */
    record Waiting() implements Status {}
  }
}
