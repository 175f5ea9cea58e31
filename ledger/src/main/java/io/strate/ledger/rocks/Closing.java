package io.strate.ledger.rocks;

import java.util.ArrayDeque;
import java.util.Deque;

/** What is to be closed: the last opened first, each once, even if another one fails. */
final class Closing implements AutoCloseable {

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T thing) {
    opened.push(thing);
    return thing;
  }

  /** Closes one thing now, and whatever was opened after it. */
  void closeDownTo(AutoCloseable thing) {
    boolean found = false;
    while (!found && !opened.isEmpty()) {
      AutoCloseable next = opened.pop();
      found = next.equals(thing);
      closeOne(next);
    }
  }

  private static void closeOne(AutoCloseable thing) {
    try {
      thing.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (opened.isEmpty()) {
      return;
    }
    try {
      closeOne(opened.pop());
    } finally {
      close();
    }
  }
}
