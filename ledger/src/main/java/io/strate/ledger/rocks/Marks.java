package io.strate.ledger.rocks;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/**
 * The ledger's count of writes. A mark is given, its write made and the mark shown under one lock,
 * so that whoever reads after seeing a mark sees all writes up to it.
 */
final class Marks {

  private static final String WORD = "mark";

  private final ReentrantLock writing = new ReentrantLock();
  private volatile long shown;

  Marks(long last) {
    shown = last;
  }

  static long stored(Facts facts) {
    return facts.number(WORD, 0);
  }

  static void keep(Batch batch, long mark) {
    batch.fact(Facts.key(WORD), Facts.number(mark));
  }

  long shown() {
    return shown;
  }

  /** Makes a write under the next mark; answers the mark. */
  long next(LongConsumer write) {
    writing.lock();
    try {
      long mark = shown + 1;
      write.accept(mark);
      shown = mark;
      return mark;
    } finally {
      writing.unlock();
    }
  }
}
