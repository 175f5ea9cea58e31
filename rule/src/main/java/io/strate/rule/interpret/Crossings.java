package io.strate.rule.interpret;

import io.strate.rule.time.Bisection;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.function.LongToIntFunction;

/**
 * Where a state that moves with now turns into another one, to the millisecond. Between its listed
 * turns it must pass through its states in one direction, as the comparison of a rising or falling
 * value with a bound does: then halving finds every change.
 */
final class Crossings {

  /** Three million years around 1970. */
  static final long EARLIEST = -100_000_000_000_000_000L;

  private static final long LATEST = -EARLIEST;

  private Crossings() {}

  static List<Long> of(LongToIntFunction state, NavigableSet<Long> turns) {
    List<Long> crossings = new ArrayList<>();
    long from = EARLIEST;
    for (long turn : turns.subSet(EARLIEST, false, LATEST, false)) {
      find(state, from, turn - 1, crossings);
      from = turn;
    }
    find(state, from, LATEST, crossings);
    return crossings;
  }

  private static void find(LongToIntFunction state, long from, long to, List<Long> crossings) {
    long at = from;
    int last = state.applyAsInt(to);
    while (at < to && state.applyAsInt(at) != last) {
      int here = state.applyAsInt(at);
      at = Bisection.first(t -> state.applyAsInt(t) != here, at, to);
      crossings.add(at);
    }
  }
}
