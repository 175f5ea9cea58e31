package io.strate.connect.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Port: calls back at an instant. Tasks are short. */
public interface Alarm {

  Ring at(Instant when, Runnable task);

  /** A call that is still to come. */
  interface Ring {
    void cancel();
  }

  /** The executor should drop cancelled tasks at once ({@code setRemoveOnCancelPolicy}). */
  static Alarm on(ScheduledExecutorService executor, InstantSource clock) {
    return (when, task) -> {
      Duration wait = Duration.between(clock.instant(), when);
      Future<?> future =
          executor.schedule(task, Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
      return () -> future.cancel(false);
    };
  }
}
