package io.strate.engine.column;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is known of a column before anything runs: how its values change while time passes and
 * nothing else happens.
 *
 * @param stage the first scan in which it can be computed
 * @param dues the due columns of the windowed leaves that it depends on
 * @param motion how it moves continuously, if it does
 * @param watch for a condition, how to find the instant of its next change, if it can change
 */
public record Facts(
    int stage, SortedSet<Integer> dues, Optional<Motion> motion, Optional<Watch> watch) {
  /** Of what never changes by itself. */
  public static final Facts STANDING =
      new Facts(0, new TreeSet<>(), Optional.empty(), Optional.empty());

  public static Facts standing(int stage) {
    return new Facts(stage, new TreeSet<>(), Optional.empty(), Optional.empty());
  }

  /** Of a leaf whose next change stands in a due column. */
  public static Facts due(int stage, int column) {
    TreeSet<Integer> dues = new TreeSet<>();
    dues.add(column);
    return new Facts(stage, dues, Optional.empty(), Optional.empty());
  }

  /** Of a leaf whose next change stands in some due columns. */
  public static Facts due(int stage, SortedSet<Integer> columns) {
    return new Facts(stage, columns, Optional.empty(), Optional.empty());
  }

  /** Of a condition that is itself a leaf, or a logic node over some that change. */
  public Facts watchedBy(Watch watch) {
    return new Facts(stage, dues, motion, Optional.of(watch));
  }

  public Facts moving(Motion how) {
    return new Facts(stage, dues, Optional.of(how), watch);
  }

  boolean changes() {
    return !dues.isEmpty() || motion.isPresent() || watch.isPresent();
  }

  /** Of what is computed from both, without motion of its own. */
  Facts with(Facts other) {
    TreeSet<Integer> all = new TreeSet<>(dues);
    all.addAll(other.dues);
    return new Facts(Math.max(stage, other.stage), all, Optional.empty(), Optional.empty());
  }
}
