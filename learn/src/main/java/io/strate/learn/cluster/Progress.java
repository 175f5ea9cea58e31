package io.strate.learn.cluster;

import java.util.concurrent.CancellationException;

/** Told how far a long computation has come, and asked whether it shall go on. */
@FunctionalInterface
public interface Progress {
  /** Says nothing and always goes on. */
  Progress SILENT = _ -> true;

  /**
   * Called between two steps, by the thread that computes: often, so it has to be quick.
   *
   * @param share of the work that is done, from 0 to 1, never falling; k-means may end long before
   *     1, as nobody knows how many iterations it needs
   * @return whether to go on
   */
  boolean goesOn(double share);

  /**
   * @throws CancellationException if the answer is no
   */
  default void report(String computation, double share) {
    if (!goesOn(share)) {
      throw new CancellationException(
          "%s: cancelled at %.0f %% of the work; start it again for an answer"
              .formatted(computation, 100 * share));
    }
  }
}
