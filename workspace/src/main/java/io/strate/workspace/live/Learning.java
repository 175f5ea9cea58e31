package io.strate.workspace.live;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.workspace.learning.refresh.LearnAnew;
import io.strate.workspace.learning.watch.WatchLearnt;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Learns anew what is due, one after another, on a thread that gives way to others. What comes into
 * force is stated by those who keep the workspace true.
 */
final class Learning {

  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  private final LongSupplier clock;
  private final LiveWatch watch;
  private final Runnable promoted;
  private final Runnable ended;
  private final long since;
  private volatile Map<String, Failure> troubles = Map.of();
  private final Set<String> wanted = ConcurrentHashMap.newKeySet();
  private final Set<String> underway = ConcurrentHashMap.newKeySet();
  private volatile boolean isStopped;

  /** Whether a thread learns that will look at what is wanted once more; guarded by this. */
  private boolean isAtWork;

  // ---- for the thread that keeps the workspace true ----

  private Optional<Thread> thread = Optional.empty();
  private final Rhythm looks = new Rhythm(BETWEEN_LOOKS);

  /**
   * @param promoted told on the thread that learns when a version has come into force
   * @param ended told there when something was watched or learnt, or could not be
   */
  Learning(LongSupplier clock, LiveWatch watch, Runnable promoted, Runnable ended) {
    this.clock = clock;
    this.watch = watch;
    this.promoted = promoted;
    this.ended = ended;
    this.since = clock.getAsLong();
  }

  /** What failed when it was last tried, by names. */
  Map<String, Failure> troubles() {
    return troubles;
  }

  /** Lets something be learnt at the next look, whether it is due or not. */
  synchronized void want(String name) {
    wanted.add(name);
  }

  private synchronized boolean isAtWork() {
    return isAtWork;
  }

  private synchronized void atWork(boolean is) {
    isAtWork = is;
  }

  /** Nobody who wants something comes between the last look and the end. */
  private synchronized boolean isMoreWanted() {
    isAtWork = !wanted.isEmpty() && !isStopped;
    return isAtWork;
  }

  /** What is wanted, and what is being learnt. */
  Set<String> busy() {
    Set<String> busy = new LinkedHashSet<>(wanted);
    busy.addAll(underway);
    return busy;
  }

  /** Begins to learn what is due or wanted, unless something is being learnt. */
  void look(Workspace workspace) {
    long now = clock.getAsLong();
    if (isStopped || (!looks.isDue(now) && wanted.isEmpty()) || isAtWork()) {
      return;
    }
    looks.begun(now);
    Workspace same = workspace.definedAs(workspace.definition());
    LearnAnew anew = new LearnAnew(same);
    boolean isWork = !anew.unwatched(now).isEmpty() || !anew.due(now, since).isEmpty();
    if (isWork || !wanted.isEmpty()) {
      Thread learner =
          Thread.ofPlatform()
              .name("strate-learning")
              .daemon()
              .priority(Thread.MIN_PRIORITY)
              .unstarted(() -> workToTheEnd(same, now));
      thread = Optional.of(learner);
      atWork(true);
      learner.start();
    }
  }

  private void workToTheEnd(Workspace workspace, long now) {
    try {
      work(workspace, now);
    } catch (RuntimeException | Error e) {
      atWork(false);
      throw e;
    }
  }

  /** What has drifted is due once it is known to have. */
  private void work(Workspace workspace, long now) {
    Interest interest = () -> !isStopped;
    LearnAnew anew = new LearnAnew(workspace);
    List<String> unwatched = anew.unwatched(now);
    if (!unwatched.isEmpty()) {
      watch.learning(new LearningNews.Watching(unwatched));
    }
    for (String name : unwatched) {
      trying(name, () -> new WatchLearnt(workspace).watch(name, clock.getAsLong(), interest));
    }
    learn(anew, anew.due(now, since), interest);
    while (isMoreWanted()) {
      learn(anew, List.of(), interest);
    }
  }

  private void learn(LearnAnew anew, List<String> due, Interest interest) {
    Set<String> names = new LinkedHashSet<>(due);
    names.addAll(wanted);
    for (String name : names) {
      underway.add(name);
      wanted.remove(name);
      trying(
          name,
          () -> {
            watch.learning(new LearningNews.Begun(name));
            LearnAnew.Result result = anew.renew(name, clock.getAsLong(), interest);
            watch.learning(
                new LearningNews.Learnt(
                    name, result.version(), result.method(), result.isPromoted()));
            if (result.isPromoted()) {
              promoted.run();
            }
          });
      underway.remove(name);
    }
  }

  private void trying(String name, Runnable work) {
    if (isStopped) {
      return;
    }
    Map<String, Failure> all = new TreeMap<>(troubles);
    all.remove(name);
    try {
      work.run();
    } catch (RuntimeException e) {
      if (isStopped) {
        return;
      }
      all.put(name, failure(name, e));
    }
    troubles = Map.copyOf(all);
    watch.ended("learning", all.values().stream().findFirst());
    ended.run();
  }

  private static Failure failure(String name, RuntimeException e) {
    return e instanceof Failure failure
        ? failure
        : new Failure(
            "learn.internal",
            Blame.INTERNAL,
            "'%s' could not be learnt anew; what is in force stays so, and it is tried again in the next night."
                .formatted(name),
            e);
  }

  // ---- the end ----

  /** What is being learnt is given up. */
  void stop() {
    isStopped = true;
  }

  /** Waits until nothing is learnt any more; after the thread that looks has ended. */
  void join() throws InterruptedException {
    if (thread.isPresent()) {
      thread.get().join();
    }
  }
}
