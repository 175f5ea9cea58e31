package io.strate.engine.column;

import io.strate.rule.time.Calendar;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A node of the graph that is computed row by row from other columns. Two ops that are equal are
 * one node: this is how a thousand rules share their parts.
 */
public interface Op {

  Kind kind();

  /** The columns that it reads. */
  List<Slot> inputs();

  /** Whether a boolean result may be unknown. */
  default boolean mayBeUnknown() {
    return false;
  }

  /** Whether the result moves with now even where no input does. */
  default boolean movesByItself() {
    return false;
  }

  /**
   * How the result moves where inputs do; empty if it stands still all the same.
   *
   * @param of how each input moves
   */
  default Optional<Motion> motion(Function<Slot, Motion> of) {
    return Optional.empty();
  }

  /** How to find the next change of a condition on inputs that move. */
  default Optional<Watch> watch(Function<Slot, Motion> of) {
    return Optional.empty();
  }

  /**
   * The same op over other inputs, to compute a value that moves for another profile.
   *
   * @param calendar of the profile that the value is of
   */
  default Op over(List<Slot> inputs, Calendar calendar) {
    throw new IllegalStateException("does not move: " + this);
  }

  /** The computation, writing to {@code out}. */
  Step step(Slot out);

  /** A computation over all rows of a block. */
  @FunctionalInterface
  interface Step {
    void run(Block block);
  }
}
