package io.strate.workspace.answer;

import io.strate.domain.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Why a learnt trait says of a profile what it says. */
public sealed interface LearntReason {

  /** What people call the trait. */
  String label();

  /** The version that says it. */
  int version();

  /** What speaks for it and against it, the weightiest first. */
  List<Speaking> speaking();

  /**
   * A feature that speaks for what is said, or against it where its weight is below zero.
   *
   * @param label what people call it
   * @param weight of a prediction, what it adds to the answer; of a cluster, its share of what
   *     makes it nearer than the next
   */
  record Speaking(String feature, String label, Value value, double weight) {}

  /**
   * A prediction.
   *
   * @param ofClass which text the probability is about; empty for yes and no, and for amounts
   * @param isShare whether the answer is a probability
   * @param usual what is said of somebody of whom nothing is known
   * @param isExact whether weights are exact; else they are judged by a sample
   */
  record Predicted(
      String label,
      int version,
      Optional<String> ofClass,
      boolean isShare,
      double answer,
      double usual,
      boolean isExact,
      List<Speaking> speaking)
      implements LearntReason {
    public Predicted {
      speaking = List.copyOf(speaking);
    }
  }

  /**
   * A cluster.
   *
   * @param called its name; the next one's as well
   * @param distance to it, in prepared units
   * @param next the nearest of the others; empty if there is no other
   */
  record Grouped(
      String label,
      int version,
      int number,
      String called,
      double distance,
      OptionalInt next,
      String nextCalled,
      double nextDistance,
      Optional<NearlySaid> rule,
      List<Speaking> speaking)
      implements LearntReason {
    public Grouped {
      speaking = List.copyOf(speaking);
    }
  }

  /**
   * A rule that nearly says who is in a cluster.
   *
   * @param holds whether it is true of the profile
   */
  record NearlySaid(String text, boolean holds, double precision, double recall) {}
}
