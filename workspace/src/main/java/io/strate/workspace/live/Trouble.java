package io.strate.workspace.live;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.util.Optional;

/**
 * What stopped one kind of work when it was last tried. For the thread that does the work; any may
 * ask.
 */
final class Trouble {

  private final String name;
  private final LiveWatch watch;
  private volatile Optional<Failure> last = Optional.empty();

  /**
   * @param name the work, as {@link LiveWatch#ended} calls it
   */
  Trouble(String name, LiveWatch watch) {
    this.name = name;
    this.watch = watch;
  }

  /** Empty if all went well the last time. */
  Optional<Failure> last() {
    return last;
  }

  /** Tries it. */
  void during(Runnable work) {
    last = of(work);
  }

  /** Tries it, and whoever looks on is told how it ended. */
  void duringWatched(Runnable work) {
    during(work);
    watch.ended(name, last);
  }

  private static Optional<Failure> of(Runnable work) {
    try {
      work.run();
      return Optional.empty();
    } catch (Failure failure) {
      return Optional.of(failure);
    } catch (RuntimeException bug) {
      return Optional.of(
          new Failure(
              "live.internal",
              Blame.INTERNAL,
              "The segments could not be brought up to now; they stay as they were, and it is tried again.",
              bug));
    }
  }
}
