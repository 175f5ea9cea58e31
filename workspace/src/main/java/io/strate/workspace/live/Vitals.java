package io.strate.workspace.live;

import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Implied;

/** The signs by which operators see how a workspace in service is. Safe for several threads. */
public final class Vitals {

  private static final String WRITTEN = "live/written";

  private final Workspace workspace;
  private final Thread thread;
  private volatile long nextDue = Long.MAX_VALUE;

  Vitals(Workspace workspace, Thread thread) {
    this.workspace = workspace;
    this.thread = thread;
  }

  void nextDue(long instant) {
    nextDue = instant;
  }

  /** Whether the thread that keeps the segments true is at work; if not, nothing will start it. */
  public boolean isTurning() {
    return thread.isAlive();
  }

  /**
   * The instant at which time changes a membership next, as of the last turn: one that has passed
   * waits to be looked at.
   */
  public long nextDue() {
    return nextDue;
  }

  /** How many contacts or accounts exist: those that were joined into another do not. */
  public long profiles(Entity of) {
    return workspace.ledger().runs().members(Implied.existing(of)).getLongCardinality();
  }

  /** How many segments are kept true. */
  public int segments() {
    return workspace.definition().definitions().segments().size();
  }

  /**
   * Writes a small note, durably.
   *
   * @throws Failure if the store cannot be written
   */
  public void requireWritable() {
    workspace.ledger().notes().put(WRITTEN, new byte[0]);
  }
}
