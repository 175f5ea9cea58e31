package io.strate.demo;

import io.strate.demo.Draws.Purpose;
import java.util.function.ToLongFunction;

/**
 * A kind of story that happens now and then to somebody. A story has a beginning and, a while
 * later, an end; each takes a quarter of an hour at most.
 *
 * @param daily how many begin in a day, for each contact
 * @param longest the longest time between beginning and end
 * @param lag draws the time between a story's beginning and its end
 */
record Theme(
    Purpose purpose, double daily, long longest, ToLongFunction<Draws> lag, Teller teller) {

  /** How long a beginning or an end takes at most. */
  static final long SCENE = 900_000;

  /** Tells a story that begins and ends at instants. */
  @FunctionalInterface
  interface Teller {
    void tell(Draws draws, long begin, long end, Telling telling);
  }

  /** Stories that are over as soon as they have begun. */
  static Theme brief(Purpose purpose, double daily, Teller teller) {
    return new Theme(purpose, daily, 0, _ -> 0, teller);
  }
}
