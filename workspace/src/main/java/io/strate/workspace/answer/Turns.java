package io.strate.workspace.answer;

import io.strate.engine.Walk;
import io.strate.rule.interpret.Interpreter;

/**
 * Finds since when a membership is as it is, and when it changes if nothing happens. The engine
 * names the instants, the interpreter confirms them: just before and at each.
 */
final class Turns {

  private final Interpreter interpreter;
  private final Walk walk;
  private final Agreement agreement;

  /**
   * @param walk along the membership
   * @param agreement about it
   */
  Turns(Interpreter interpreter, Walk walk, Agreement agreement) {
    this.interpreter = interpreter;
    this.walk = walk;
    this.agreement = agreement;
  }

  /** The first instant of the time up to now during which the membership has been as it is now. */
  Turn since(long now, boolean member) {
    return turn(walk.since(now), member);
  }

  /** The first instant after now at which the membership is another. */
  Turn next(long now, boolean member) {
    return turn(walk.until(now), !member);
  }

  /**
   * @param then what the membership turns to
   */
  private Turn turn(Walk.Steady steady, boolean then) {
    if (steady.isUnending()) {
      return new Turn.Never();
    }
    if (!steady.turns()) {
      return new Turn.Beyond(steady.instant());
    }
    confirm(steady.instant() - 1, !then);
    confirm(steady.instant(), then);
    return new Turn.At(steady.instant());
  }

  private void confirm(long instant, boolean computed) {
    boolean interpreted = interpreter.isMember(agreement.name(), agreement.subject().id(), instant);
    agreement.check(instant, interpreted, computed);
  }
}
