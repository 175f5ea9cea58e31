package io.strate.workspace.collect;

import java.util.List;

/** Takes calls. Safe for use by several threads; senders that come together share one sync. */
@FunctionalInterface
public interface Collector {

  /**
   * Takes calls, keeps what was refused, and returns once all of it is on disk: a killed process
   * loses nothing of it.
   *
   * @throws io.strate.domain.Failure with blame {@code RESOURCES} if nothing can be kept now (a
   *     full disk, a store that is closing): the sender is to try again later
   */
  Taken collect(List<Call> calls, List<Refused> refused);

  /**
   * What became of calls.
   *
   * @param accepted that are new
   * @param duplicates whose message id had been taken before
   * @param barred that name somebody who was erased
   * @param refused that cannot be taken now, and are kept
   */
  record Taken(long accepted, long duplicates, long barred, List<Call> refused) {
    public Taken {
      refused = List.copyOf(refused);
    }

    /** What became of calls of which none was refused. */
    public Taken(long accepted, long duplicates, long barred) {
      this(accepted, duplicates, barred, List.of());
    }
  }
}
