package io.strate.learn.judge;

import io.strate.learn.dataset.Draw;
import io.strate.learn.dataset.Rows;
import java.util.SplittableRandom;

/**
 * How much is done to judge clusters.
 *
 * @param rows of how many rows measures are taken that compare many labellings, at least 10; fewer
 *     if there are no more
 * @param resamples how often clusters are learnt anew for each kind of resampling, at least 2
 * @param references how many sets without clusters are compared, at least 2; with 19, being better
 *     than all of them has a chance of one in twenty
 * @param seed whichever number; the same gives the same answers
 * @param threads how many may work at once, at least 1; answers are the same, to the bit
 */
public record Effort(int rows, int resamples, int references, long seed, int threads) {

  public Effort {
    if (rows < 10 || resamples < 2 || references < 2 || threads < 1) {
      throw new IllegalArgumentException(
          "effort: expected at least 10 rows, 2 resamples, 2 references and 1 thread, found %d, %d, %d and %d; raise them"
              .formatted(rows, resamples, references, threads));
    }
  }

  /** Two thousand rows, 25 resamples of each kind, 19 references. */
  public static Effort of(long seed, int threads) {
    return new Effort(2000, 25, 19, seed, threads);
  }

  /** The places of the rows that are measured. */
  int[] drawn(Rows all) {
    return Draw.some(all.count(), rows, new SplittableRandom(seed));
  }
}
