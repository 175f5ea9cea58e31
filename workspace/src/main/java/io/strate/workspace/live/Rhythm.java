package io.strate.workspace.live;

import java.time.Duration;

/** When something was begun that is done every so often. For one thread. */
final class Rhythm {

  private final Duration every;
  private long last;

  Rhythm(Duration every) {
    this.every = every;
  }

  /** Whether so much time has passed; also when the clock was set back. */
  boolean isDue(long now) {
    return Math.abs(now - last) >= every.toMillis();
  }

  void begun(long now) {
    last = now;
  }
}
