package io.strate.workspace.run;

import io.strate.domain.Blame;
import io.strate.domain.Failure;

/** Whether whoever asked still wants to know; asked now and then, by several threads. */
@FunctionalInterface
public interface Interest {

  /** That of somebody who waits for the answer. */
  Interest LASTING = () -> true;

  boolean lasts();

  /**
   * @throws Failure {@code question.superseded} if nobody waits any more
   */
  default void orEnd() {
    if (!lasts()) {
      throw new Failure(
          "question.superseded",
          Blame.USER,
          "A newer question took the place of this one, which is not answered.");
    }
  }
}
