package io.strate.workspace.answer.learnt;

import io.strate.workspace.learning.card.Verdict;
import io.strate.workspace.learning.registry.Promotion;
import java.util.List;

/**
 * A version that is kept, in one line.
 *
 * @param asOf the instant as of which it was learnt
 * @param score the measure that tells most of it; NaN if it was not taken
 * @param promotions when it came into force, each time
 */
public record KeptVersion(
    int number,
    long asOf,
    String method,
    Verdict verdict,
    String measure,
    double score,
    List<Promotion> promotions,
    boolean isInForce) {

  public KeptVersion {
    promotions = List.copyOf(promotions);
  }
}
