package io.strate.ledger.rocks;

import java.util.Arrays;

/**
 * Keyed hashes of identifiers with their numbers, in bounded memory: an open-addressed table that
 * is emptied when it is full. Stripes are locked one by one.
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
    Stripe stripe = stripe(high);
    synchronized (stripe) {
      return stripe.get(high, low);
    }
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

    private final int most;
    private long[] places = emptied(SMALLEST);
    private int size;

    Stripe(int most) {
      this.most = most;
    }

    private static long[] emptied(int capacity) {
      long[] places = new long[WIDTH * capacity];
      Arrays.fill(places, NONE);
      return places;
    }

    long get(long high, long low) {
      return places[place(high, low) + 2];
    }

    void put(long high, long low, long value) {
      int at = place(high, low);
      if (places[at + 2] == NONE) {
        if (2 * WIDTH * (size + 1) > places.length) {
          grow();
          at = place(high, low);
        }
        size++;
      }
      places[at] = high;
      places[at + 1] = low;
      places[at + 2] = value;
    }

    private int place(long high, long low) {
      int mask = places.length / WIDTH - 1;
      int at = (int) low & mask;
      while (places[WIDTH * at + 2] != NONE
          && (places[WIDTH * at + 1] != low || places[WIDTH * at] != high)) {
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
      places = emptied(2 * old.length / WIDTH);
      for (int i = 0; i < old.length; i += WIDTH) {
        if (old[i + 2] != NONE) {
          System.arraycopy(old, i, places, place(old[i], old[i + 1]), WIDTH);
        }
      }
    }

    void clear() {
      Arrays.fill(places, NONE);
      size = 0;
    }
  }
}
