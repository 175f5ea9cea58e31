package io.strate.workspace.live;

import io.strate.domain.Failure;
import io.strate.workspace.run.LiveSegments;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Who is in which segment: brought up to now by turns and by whole runs, and told of. For the
 * thread that keeps the workspace true; any may ask for the troubles.
 */
final class Members {

  /** How often everybody is ranked anew and the sources are looked at. */
  private static final Duration BETWEEN_RUNS = Duration.ofMinutes(5);

  private final LiveSegments segments;
  private final DefinitionsInForce definitions;
  private final Telling telling;
  private final LiveWatch watch;
  private final LongSupplier clock;
  private final Rhythm runs = new Rhythm(BETWEEN_RUNS);
  private final Trouble ofTurns;
  private final Trouble ofRuns;

  /**
   * @param definitions are told when the members follow them
   */
  Members(
      LiveSegments segments,
      DefinitionsInForce definitions,
      Telling telling,
      LiveWatch watch,
      LongSupplier clock) {
    this.segments = segments;
    this.definitions = definitions;
    this.telling = telling;
    this.watch = watch;
    this.clock = clock;
    this.ofTurns = new Trouble("turn", watch);
    this.ofRuns = new Trouble("run", watch);
  }

  /** What keeps them from being true, or for want of that from being ranked anew. */
  Optional<Failure> trouble() {
    return ofTurns.last().or(ofRuns::last);
  }

  /** Whether the last turn failed, so that they are not true as of now. */
  boolean areBehind() {
    return ofTurns.last().isPresent();
  }

  /** The instant at which they may change next although nothing comes. */
  long nextDue() {
    return segments.nextDue();
  }

  /** Takes up what is new and what time has changed, or notes why it cannot. */
  void turn() {
    ofTurns.duringWatched(() -> watch.turn(this::bringUp));
  }

  private void bringUp() {
    if (segments.isCrowded()) {
      redefine();
    } else {
      telling.tell(segments.turn());
    }
  }

  /** Does a whole run if it is time for one, or notes why it cannot. */
  void runIfDue() {
    if (runs.isDue(now())) {
      ofRuns.duringWatched(this::run);
    }
  }

  /** Does a whole run because sources mean something else, or notes why it cannot. */
  void readSources() {
    ofRuns.during(this::run);
  }

  /**
   * Does a whole run.
   *
   * @throws Failure if a source cannot be read
   */
  void run() {
    runs.begun(now());
    watch.run(segments::run);
    definitions.sourcesRead();
    followed();
  }

  /** Lets them follow definitions that were taken up; the sources are left alone. */
  void redefine() {
    segments.redefine();
    followed();
  }

  private void followed() {
    definitions.followed();
    telling.tellAllNew();
  }

  /** Tells of notices by changes that are of no segment. */
  void tellNotices() {
    telling.tellNotices();
  }

  private long now() {
    return clock.getAsLong();
  }
}
