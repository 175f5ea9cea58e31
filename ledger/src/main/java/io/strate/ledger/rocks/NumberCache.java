package io.strate.ledger.rocks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Keyed hashes of identifiers with their numbers, in bounded memory: an open-addressed table that
 * is emptied when it is full. Looking up takes no lock; what is put by another thread meanwhile is
 * seen whole or not at all. Stripes are locked one by one to be written.
 */
final class NumberCache {

  static final long NONE = -1;

  private static final int STRIPES = 16;
  private static final int SMALLEST = 1 << 10;

  private final Stripe[] stripes = new Stripe[STRIPES];

  /**
   * @param most entries kept; each takes 24 bytes, half of the places stay free
   */
  NumberCache(int most) {
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe(Integer.highestOneBit(Math.max(SMALLEST, most / STRIPES) * 2 - 1));
    }
  }

  private Stripe stripe(long high) {
    return stripes[(int) (high >>> 60)];
  }

  /** Placed and number in one long, or {@link #NONE}. */
  long get(long high, long low) {
    return stripe(high).get(high, low);
  }

  void put(long high, long low, long value) {
    Stripe stripe = stripe(high);
    synchronized (stripe) {
      stripe.put(high, low, value);
    }
  }

  void clear() {
    for (Stripe stripe : stripes) {
      synchronized (stripe) {
        stripe.clear();
      }
    }
  }

  /** High half, low half and value stand side by side, for the sake of the processor's cache. */
  private static final class Stripe {
    private static final int WIDTH = 3;
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    private final int most;

    /** A place is free, or its halves stand: they are written before the value, and stay. */
    private volatile long[] places = emptied(SMALLEST);

    private int size;

    Stripe(int most) {
      this.most = most;
    }

    private static long[] emptied(int capacity) {
      long[] places = new long[WIDTH * capacity];
      Arrays.fill(places, NONE);
      return places;
    }

    /** Reads each value once: a free place may be taken in the next moment, by another name. */
    long get(long high, long low) {
      long[] seen = places;
      int mask = seen.length / WIDTH - 1;
      int at = (int) low & mask;
      while (true) {
        long value = value(seen, WIDTH * at);
        if (value == NONE || seen[WIDTH * at + 1] == low && seen[WIDTH * at] == high) {
          return value;
        }
        at = at + 1 & mask;
      }
    }

    private static long value(long[] of, int place) {
      return (long) LONGS.getAcquire(of, place + 2);
    }

    void put(long high, long low, long value) {
      int at = place(places, high, low);
      if (value(places, at) == NONE) {
        if (2 * WIDTH * (size + 1) > places.length) {
          grow();
          at = place(places, high, low);
        }
        size++;
      }
      put(places, at, high, low, value);
    }

    private static void put(long[] into, int at, long high, long low, long value) {
      into[at] = high;
      into[at + 1] = low;
      LONGS.setRelease(into, at + 2, value);
    }

    /** Where a name stands, or may be put; for who holds the lock. */
    private static int place(long[] of, long high, long low) {
      int mask = of.length / WIDTH - 1;
      int at = (int) low & mask;
      while (value(of, WIDTH * at) != NONE
          && (of[WIDTH * at + 1] != low || of[WIDTH * at] != high)) {
        at = at + 1 & mask;
      }
      return WIDTH * at;
    }

    private void grow() {
      if (size >= most) {
        clear();
        return;
      }
      long[] old = places;
      long[] grown = emptied(2 * old.length / WIDTH);
      for (int i = 0; i < old.length; i += WIDTH) {
        if (old[i + 2] != NONE) {
          System.arraycopy(old, i, grown, place(grown, old[i], old[i + 1]), WIDTH);
        }
      }
      places = grown;
    }

    void clear() {
      places = emptied(SMALLEST);
      size = 0;
    }
  }
}
