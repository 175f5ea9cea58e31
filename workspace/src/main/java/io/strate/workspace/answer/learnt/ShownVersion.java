package io.strate.workspace.answer.learnt;

import io.strate.workspace.learning.card.Verdict;
import java.util.List;

/** A version of anything learnt, as it is shown. */
public interface ShownVersion {

  Learnable what();

  int version();

  Verdict verdict();

  /** All that are kept, the latest first. */
  List<KeptVersion> versions();

  default boolean isInForce() {
    return versions().stream().anyMatch(each -> each.isInForce() && each.number() == version());
  }
}
