package io.strate.workspace.learning.card;

import io.strate.learn.dataset.Dataset;
import io.strate.learn.watch.Reference;
import io.strate.learn.watch.ScoreReference;
import io.strate.workspace.learning.RareTexts;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How everybody in the population was when a version was learnt, kept beside it as its part {@code
 * reference}: what comes later is compared with it.
 *
 * @param features {@link Reference} bytes by the names of features
 * @param scores {@link ScoreReference} bytes; empty where answers are no single numbers
 */
public record References(Map<String, byte[]> features, Optional<byte[]> scores) {

  /** The name of the part. */
  public static final String PART = "reference";

  private static final int BINS = 10;

  /**
   * @param answers one number for each row; empty where they are none
   */
  public static References freeze(Dataset rows, Optional<double[]> answers) {
    Map<String, byte[]> features = new LinkedHashMap<>();
    if (rows.count() > 0) {
      rows.names()
          .forEach(
              name ->
                  features.put(
                      name, Reference.of(rows.column(name), BINS, RareTexts.FEWEST).toBytes()));
    }
    return new References(
        features,
        answers
            .filter(all -> Arrays.stream(all).anyMatch(answer -> !Double.isNaN(answer)))
            .map(all -> ScoreReference.of(all, BINS).toBytes()));
  }
}
