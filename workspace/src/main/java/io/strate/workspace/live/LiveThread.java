package io.strate.workspace.live;

import io.strate.domain.Failure;
import io.strate.workspace.open.Workspace;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The thread that keeps a workspace true. Woken by the bell, by the next instant of possible
 * change, and at least once a second, it does the errands of callers, takes up what was defined and
 * learnt, runs when it is time to, and turns.
 */
final class LiveThread {

  /** How often the files of the definitions are looked at, and what failed is tried again. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Workspace workspace;
  private final Errands errands;
  private final Members members;
  private final TakeUpDefinitions takeUp;
  private final Learning learning;
  private final LongSupplier clock;
  private final Thread thread;
  private final Vitals vitals;
  private final Rhythm looks = new Rhythm(BETWEEN_LOOKS);

  /** The instant as of which the last turn that succeeded made the segments true. */
  private volatile long trueAsOf;

  /** Whether something may be new that the segments do not follow yet. */
  private volatile boolean isAtWork;

  LiveThread(
      Workspace workspace,
      Errands errands,
      Members members,
      TakeUpDefinitions takeUp,
      Learning learning,
      LongSupplier clock) {
    this.workspace = workspace;
    this.errands = errands;
    this.members = members;
    this.takeUp = takeUp;
    this.learning = learning;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("strate-live").unstarted(this::keepTrue);
    this.vitals = new Vitals(workspace, thread);
  }

  // ---- for other threads ----

  /**
   * Brings the workspace up to now on the caller's thread, and starts.
   *
   * @throws Failure if it cannot be brought up to now
   */
  void start() {
    looks.begun(now());
    long before = now();
    members.run();
    trueAsOf = before;
    workspace.keptTrueAsOf(this::asOf);
    thread.start();
  }

  /** The instant as of which the segments are true: now, unless they are being brought to it. */
  long asOf() {
    return !members.areBehind() && !isAtWork && thread.isAlive() ? now() : trueAsOf;
  }

  Vitals vitals() {
    return vitals;
  }

  /** Takes on no further errands, and gives up what is being learnt. */
  void stop() {
    errands.close();
    learning.stop();
  }

  /** Waits until it has stopped, and nothing is learnt any more. */
  void join() throws InterruptedException {
    thread.join();
    learning.join();
  }

  // ---- on the thread itself ----

  private void keepTrue() {
    try {
      while (errands.await(untilNext())) {
        begin();
        errands.doAll();
        if (takeUp.isLearntNew() || looks.isDue(now())) {
          looks.begun(now());
          takeUp.look();
          learning.look(workspace);
        }
        members.runIfDue();
        // A source that cannot be read keeps no event from being taken up.
        if (errands.takeNews() || members.areBehind() || members.nextDue() <= now()) {
          turn();
        }
        members.tellNotices();
        isAtWork = false;
      }
    } finally {
      stop();
    }
  }

  private long untilNext() {
    vitals.nextDue(members.nextDue());
    long most = BETWEEN_LOOKS.toMillis();
    return members.areBehind() ? most : Math.clamp(members.nextDue() - now(), 0, most);
  }

  /** Until now they were true, unless turns failed. */
  private void begin() {
    if (!members.areBehind()) {
      trueAsOf = now();
    }
    isAtWork = true;
  }

  private void turn() {
    long before = now();
    members.turn();
    if (!members.areBehind()) {
      trueAsOf = before;
    }
  }

  private long now() {
    return clock.getAsLong();
  }
}
