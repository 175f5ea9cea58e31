package io.strate.workspace.learning.card;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a version of a best moment says of itself, and all that it knows.
 *
 * @param contacts how many profiles there are: accounts, if it is of accounts
 * @param reacted how many of them reacted
 * @param reactions how many reactions there were
 * @param week when; versions from before it was kept have none
 */
public record MomentCard(
    Provenance made,
    int contacts,
    int reacted,
    long reactions,
    Spread hours,
    Spread weekdays,
    Verdict verdict,
    Optional<Week> week) {

  /**
   * When the population reacted, and how sure the moments of its members are.
   *
   * @param reactions a line for each weekday from Monday, with 24 counts
   * @param sureness of those that reacted, how many have which
   */
  public record Week(List<List<Long>> reactions, Map<Sureness, Long> sureness) {
    public Week {
      reactions = reactions.stream().map(List::copyOf).toList();
      sureness = Collections.unmodifiableMap(new EnumMap<>(sureness));
    }
  }

  /**
   * How the population's reactions spread.
   *
   * @param shares of all hours from 0, or of all weekdays from Monday
   * @param concentration how many reactions of a contact weigh as much as the population's
   * @param best the hour, or the weekday from 1 for Monday, of a contact that never reacted
   */
  public record Spread(List<Double> shares, double concentration, int best) {
    public Spread {
      shares = List.copyOf(shares);
    }
  }
}
