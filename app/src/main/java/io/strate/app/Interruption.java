package io.strate.app;

import java.util.concurrent.CountDownLatch;

/**
 * What a signal that stops the program means: most commands are cut off, and say so; one that
 * serves until it is stopped ends in order.
 */
final class Interruption {

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean awaited;

  private Interruption() {}

  /** No signal is heard. */
  static Interruption unheard() {
    return new Interruption();
  }

  /** From now on, until {@link #isOver}, whoever stops the program is told what that means. */
  static Interruption expected() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::heard, "interruption"));
    return interruption;
  }

  /** Waits until somebody stops the program, which then ends when {@link #isOver} is called. */
  void await() {
    awaited = true;
    uninterrupted(asked);
  }

  void isOver() {
    ended.countDown();
  }

  private void heard() {
    if (awaited) {
      asked.countDown();
      uninterrupted(ended);
    } else if (ended.getCount() > 0) {
      System.err.println(
          "strate: stopped before it was done; what was recorded before is kept, and nothing is half recorded: start the command again");
    }
  }

  private static void uninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
