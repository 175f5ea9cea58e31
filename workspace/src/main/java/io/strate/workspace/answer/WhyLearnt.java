package io.strate.workspace.answer;

import io.strate.domain.Entity;
import java.util.Optional;

/** Tells why learnt traits say what they say; whoever asks for explanations brings it. */
@FunctionalInterface
public interface WhyLearnt {

  /** Leaves learnt traits unexplained. */
  WhyLearnt UNTOLD = (_, _, _, _) -> Optional.empty();

  /**
   * Empty for what is not learnt, or of which no version was in force.
   *
   * @param number of the profile
   * @param name of an attribute
   */
  Optional<LearntReason> of(Entity of, int number, String name, long now);
}
