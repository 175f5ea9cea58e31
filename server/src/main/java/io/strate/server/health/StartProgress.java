package io.strate.server.health;

import io.strate.workspace.Progress;
import java.util.concurrent.TimeUnit;

/**
 * How far a start is. What its steps are called stays inside: the names of sources are nobody's
 * whom a probe answers.
 */
final class StartProgress implements Progress {

  private final long began;
  private volatile Step step = new Step(0, "", 0, 0);

  /**
   * @param number from 1; 0 before the first
   * @param of 0 where it is not known
   */
  private record Step(int number, String task, long done, long of) {}

  /**
   * @param began when it began, in nanoseconds
   */
  StartProgress(long began) {
    this.began = began;
  }

  @Override
  public synchronized void at(String task, long done, long of) {
    boolean isSame = task.equals(step.task());
    step = new Step(step.number() + (isSame ? 0 : 1), task, done, of);
  }

  /** In a few words. */
  String told(long nanos) {
    Step now = step;
    String told =
        "it has been bringing the workspace up to now for %d s"
            .formatted(TimeUnit.NANOSECONDS.toSeconds(nanos - began));
    if (now.number() == 0) {
      return told;
    }
    String far = now.of() > 0 ? ", %d %% done".formatted(100 * now.done() / now.of()) : "";
    return told + "; step " + now.number() + far;
  }
}
