package io.strate.workspace.answer;

import io.strate.rule.interpret.Interpreter;
import java.util.OptionalLong;

/**
 * Finds since when a membership is as it is, and when it changes if nothing happens: it walks along
 * the instants at which anything about it may change, between which nothing does.
 */
final class Turns {

  /** So many instants are looked at: hourly ones reach a year. */
  private static final int STEPS = 10_000;

  private final Interpreter interpreter;
  private final String segment;
  private final String id;

  Turns(Interpreter interpreter, String segment, String id) {
    this.interpreter = interpreter;
    this.segment = segment;
    this.id = id;
  }

  /** The first instant of the time up to now during which the membership has been as it is now. */
  Turn since(long now) {
    boolean member = isMember(now);
    long reached = now;
    for (int step = 0; step < STEPS; step++) {
      OptionalLong turn = interpreter.turningPoints().upTo(segment, id, reached);
      if (turn.isEmpty()) {
        return new Turn.Never();
      }
      if (isMember(turn.getAsLong() - 1) != member) {
        return new Turn.At(turn.getAsLong());
      }
      reached = turn.getAsLong() - 1;
    }
    return new Turn.Beyond(reached);
  }

  /** The first instant after now at which the membership is another. */
  Turn next(long now) {
    boolean member = isMember(now);
    long reached = now;
    for (int step = 0; step < STEPS; step++) {
      OptionalLong turn = interpreter.turningPoints().after(segment, id, reached);
      if (turn.isEmpty()) {
        return new Turn.Never();
      }
      reached = turn.getAsLong();
      if (isMember(reached) != member) {
        return new Turn.At(reached);
      }
    }
    return new Turn.Beyond(reached);
  }

  private boolean isMember(long instant) {
    return interpreter.isMember(segment, id, instant);
  }
}
