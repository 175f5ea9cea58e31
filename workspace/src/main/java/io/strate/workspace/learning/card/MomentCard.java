package io.strate.workspace.learning.card;

import java.util.List;

/**
 * What a version of a best moment says of itself, and all that it knows.
 *
 * @param contacts how many there are
 * @param reacted how many of them reacted
 * @param reactions how many reactions there were
 */
public record MomentCard(
    Provenance made,
    int contacts,
    int reacted,
    long reactions,
    Spread hours,
    Spread weekdays,
    Verdict verdict) {

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
