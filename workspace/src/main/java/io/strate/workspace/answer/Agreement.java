package io.strate.workspace.answer;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.time.Instant;

/**
 * The interpreter says what a rule means, the engine what everybody is told: they are one.
 *
 * @param name of a segment, trait or score
 */
record Agreement(String name, Subject subject) {

  /**
   * @throws Failure {@code internal.explain} if the two differ
   */
  void check(long now, Object interpreted, Object computed) {
    if (!interpreted.equals(computed)) {
      throw new Failure(
          "internal.explain",
          Blame.INTERNAL,
          "%s of '%s' as of %s is %s by the rule's meaning, but the engine computes %s: this is a defect of Strate, please report it"
              .formatted(name, subject.id(), Instant.ofEpochMilli(now), interpreted, computed));
    }
  }
}
