package io.strate.workspace.live;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.ledger.Runs;
import io.strate.workspace.Circumstances;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.Collector;
import io.strate.workspace.collect.LedgerCollector;
import io.strate.workspace.collect.Refused;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.LiveSegments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/**
 * A workspace in service. One thread of its own turns it: at once when something was collected,
 * when the next instant of possible change comes, and with a whole run every few minutes, which
 * reads what is new in the sources and ranks anew. Calls are taken by any number of threads.
 */
public final class LiveWorkspace implements AutoCloseable {

  /** How often everybody is ranked anew and the sources are looked at. */
  private static final Duration BETWEEN_RUNS = Duration.ofMinutes(5);

  /** After a failure the next attempt waits so long, or for news. */
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

  private final Workspace workspace;
  private final Circumstances circumstances;
  private final LiveSegments segments;
  private final Collector collector;
  private final Consumer<Runs.Changes> listener;
  private final LiveWatch watch;

  /** Shared by those who collect; whoever closes the store waits for them. */
  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wake = lock.newCondition();
  private final Thread thread;
  private final Vitals vitals;
  private boolean news;
  private volatile boolean stopping;
  private volatile Optional<Failure> troubleOfTurns = Optional.empty();
  private volatile Optional<Failure> troubleOfRuns = Optional.empty();
  private long lastRun;

  /** The last run or announcement that the listener was told of. */
  private long told;

  private LiveWorkspace(
      Workspace workspace,
      Circumstances circumstances,
      Consumer<Runs.Changes> listener,
      LiveWatch watch) {
    this.workspace = workspace;
    this.circumstances = circumstances;
    this.segments = new LiveSegments(workspace);
    LedgerCollector into = new LedgerCollector(workspace, this::wake);
    this.collector = (calls, refused) -> collect(into, calls, refused);
    this.listener = listener;
    this.watch = watch;
    this.thread = Thread.ofPlatform().name("strate-live").unstarted(this::keepTrue);
    this.vitals = new Vitals(workspace, thread);
  }

  /**
   * Opens a workspace, brings it up to now, and starts to keep it so.
   *
   * @param listener told of each change, in order, on the thread that makes them
   * @throws Failure as {@link Workspace#open}
   */
  public static LiveWorkspace open(
      Path folder, Circumstances circumstances, Consumer<Runs.Changes> listener) {
    return open(folder, circumstances, listener, LiveWatch.NONE);
  }

  /**
   * The same, with somebody looking on.
   *
   * @param watch sees every run and every turn
   */
  public static LiveWorkspace open(
      Path folder, Circumstances circumstances, Consumer<Runs.Changes> listener, LiveWatch watch) {
    Workspace workspace = Workspace.open(folder, circumstances);
    try {
      LiveWorkspace live = new LiveWorkspace(workspace, circumstances, listener, watch);
      live.told = live.latest();
      live.lastRun = live.now();
      watch.run(live::run);
      live.thread.start();
      return live;
    } catch (RuntimeException e) {
      workspace.close();
      throw e;
    }
  }

  /** Takes calls, for as long as the workspace is open. */
  public Collector collector() {
    return collector;
  }

  public Workspace workspace() {
    return workspace;
  }

  /**
   * What keeps the segments from being true as of now, or for want of that what keeps new files
   * from being read and ranks from being made anew; empty if all is well.
   */
  public Optional<Failure> trouble() {
    return troubleOfTurns.or(() -> troubleOfRuns);
  }

  /** How it is. */
  public Vitals vitals() {
    return vitals;
  }

  /** Lets the segments be looked at again: something was collected, or the clock was set. */
  public void wake() {
    lock.lock();
    try {
      news = true;
      wake.signal();
    } finally {
      lock.unlock();
    }
  }

  private Collector.Taken collect(Collector into, List<Call> calls, List<Refused> refused) {
    use.readLock().lock();
    try {
      if (stopping) {
        throw new Failure(
            "workspace.closing",
            Blame.RESOURCES,
            "The workspace is being closed: send again in a moment.");
      }
      return into.collect(calls, refused);
    } finally {
      use.readLock().unlock();
    }
  }

  // ---- on the thread of its own ----

  /** A source that cannot be read keeps no event from being taken up. */
  private void keepTrue() {
    while (waitForWork()) {
      if (now() - lastRun >= BETWEEN_RUNS.toMillis()) {
        lastRun = now();
        troubleOfRuns = troubleOf(() -> watch.run(this::run));
        watch.ended("run", troubleOfRuns);
      }
      troubleOfTurns = troubleOf(() -> watch.turn(() -> tell(segments.turn())));
      watch.ended("turn", troubleOfTurns);
    }
  }

  private static Optional<Failure> troubleOf(Runnable work) {
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

  private void run() {
    segments.run();
    workspace.ledger().runs().changesAfter(told, Integer.MAX_VALUE).forEach(this::tell);
  }

  private void tell(Runs.Changes changes) {
    if (!changes.segments().isEmpty()) {
      told = changes.number();
      listener.accept(changes);
    }
  }

  /** Whether there is work; false when it is to stop. */
  private boolean waitForWork() {
    lock.lock();
    try {
      vitals.nextDue(segments.nextDue());
      long due = Math.min(vitals.nextDue(), lastRun + BETWEEN_RUNS.toMillis());
      long wait = troubleOfTurns.isPresent() ? BETWEEN_ATTEMPTS.toMillis() : due - now();
      if (!news && !stopping && wait > 0) {
        // Woken early or late, it looks at the clock again.
        boolean _ = wake.await(Math.min(wait, BETWEEN_RUNS.toMillis()), TimeUnit.MILLISECONDS);
      }
      news = false;
      return !stopping;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private long latest() {
    Runs runs = workspace.ledger().runs();
    long run = runs.last().map(Runs.RunRecord::number).orElse(0L);
    List<Runs.Changes> since = runs.changesAfter(run, Integer.MAX_VALUE);
    return since.isEmpty() ? run : since.getLast().number();
  }

  private long now() {
    return circumstances.clock().getAsLong();
  }

  /** Takes no further calls, waits for those that are being taken, and closes the store. */
  @Override
  public void close() {
    lock.lock();
    try {
      stopping = true;
      wake.signal();
    } finally {
      lock.unlock();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    use.writeLock().lock();
    try {
      workspace.close();
    } finally {
      use.writeLock().unlock();
    }
  }
}
