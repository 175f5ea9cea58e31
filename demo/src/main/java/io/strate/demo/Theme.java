package io.strate.demo;

import io.strate.demo.Draws.Purpose;

/**
 * A kind of story that happens now and then to somebody. A story has a beginning and, a while
 * later, an end; each takes a quarter of an hour at most.
 */
interface Theme {

  /** How long a beginning or an end takes at most. */
  long SCENE = 900_000;

  Purpose purpose();

  /** How many begin in a day, for each contact. */
  double daily();

  /** The longest time between beginning and end. */
  long longest();

  /** The time between this story's beginning and its end. */
  long lag(Draws draws);

  /** Tells the story that begins at an instant. */
  void tell(Draws draws, long begin, long end, Telling telling);
}
