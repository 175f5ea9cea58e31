package io.strate.learn.tune;

import java.util.List;

/**
 * All ways that were compared.
 *
 * @param measure what scores are
 * @param higherIsBetter whether a higher score is a better one
 * @param trials of each way the last one, the best first: those that were tried on more rows before
 *     those that were given up earlier
 */
public record Comparison(String measure, boolean higherIsBetter, List<Trial> trials) {
  public Comparison {
    trials = List.copyOf(trials);
  }

  /** The way that was best in the last round. */
  public Way best() {
    return trials.getFirst().way();
  }
}
