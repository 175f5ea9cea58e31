package io.strate.workspace.live;

import io.strate.domain.Failure;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Takes up definitions that have changed, versions of what is learnt that came into force, and
 * names that calls have brought; the members follow them at once. For the thread that keeps the
 * workspace true, but for {@link #wakeToLearnt}, {@link #isLearntNew} and {@link #trouble}.
 */
final class TakeUpDefinitions {

  /** So many times as long as names took to be taken up, no further ones are. */
  private static final int REST_AFTER_NAMES = 20;

  private final DefinitionsInForce definitions;
  private final Members members;
  private final Runnable bell;
  private final Trouble trouble;
  private final LongSupplier clock;

  /** Whether a version may have come into force that the definitions do not follow yet. */
  private volatile boolean isLearntNew;

  /** From when on names that calls have brought may be taken up. */
  private long namesFrom;

  /**
   * @param bell wakes the thread
   */
  TakeUpDefinitions(
      DefinitionsInForce definitions,
      Members members,
      Runnable bell,
      LiveWatch watch,
      LongSupplier clock) {
    this.definitions = definitions;
    this.members = members;
    this.bell = bell;
    this.trouble = new Trouble("definitions", watch);
    this.clock = clock;
  }

  /** What keeps changed definitions from being taken up. */
  Optional<Failure> trouble() {
    return trouble.last();
  }

  /** A version may have come into force, or something is to be learnt: that is looked at now. */
  void wakeToLearnt() {
    isLearntNew = true;
    bell.run();
  }

  boolean isLearntNew() {
    return isLearntNew;
  }

  /** Takes up what has changed, if anything has, or notes why it cannot. */
  void look() {
    if (trouble().isPresent() || isLearntNew || definitions.areOthers(now())) {
      isLearntNew = false;
      trouble.duringWatched(this::takeUp);
    } else if (definitions.areNamesNew() && now() >= namesFrom) {
      trouble.during(this::takeUpNames);
    }
  }

  /**
   * Takes up what was just written.
   *
   * @throws Failure why the members cannot follow it
   */
  void takeUpWritten() {
    trouble.duringWatched(this::takeUp);
    trouble()
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  /** Sources that mean something else are read first, so that nobody leaves only to come back. */
  private void takeUp() {
    definitions.takeUp(now());
    if (definitions.isReadingOwed()) {
      members.readSources();
    }
    if (definitions.isRunOwed()) {
      members.redefine();
    }
  }

  /** Senders of ever new names take a small part of this thread's time. */
  private void takeUpNames() {
    long began = now();
    definitions.takeUpNames();
    if (definitions.isRunOwed()) {
      takeUp();
    }
    namesFrom = now() + REST_AFTER_NAMES * (now() - began);
  }

  private long now() {
    return clock.getAsLong();
  }
}
