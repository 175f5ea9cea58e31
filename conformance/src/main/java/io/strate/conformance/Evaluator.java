package io.strate.conformance;

import io.strate.rule.definition.Definitions;
import io.strate.rule.interpret.Population;

/** Anything that says what definitions mean for a population. */
public interface Evaluator {

  /** A word for reports: {@code interpreter}, {@code block}, {@code single}, {@code sql}. */
  String name();

  /** Prepares to answer; {@code answersAt} is then asked for several instants, in any order. */
  Answering open(Definitions definitions, Population population);

  /** An evaluator with definitions and profiles loaded. */
  interface Answering extends AutoCloseable {

    /**
     * All that the evaluator has an answer to at an instant. What it leaves out is not compared, so
     * an evaluator of a part of the language answers for that part.
     */
    Answers at(long now);

    /**
     * The instant after {@code now} before which the profile's memberships cannot change if nothing
     * happens; {@code Long.MAX_VALUE} for never, {@code now} itself if the evaluator has no
     * opinion.
     */
    default long noChangeBefore(io.strate.domain.Entity of, String id, long now) {
      return now;
    }

    @Override
    default void close() {}
  }
}
