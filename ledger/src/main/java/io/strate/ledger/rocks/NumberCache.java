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

  private static final class Stripe {
    private final int most;
    private long[] highs = new long[SMALLEST];
    private long[] lows = new long[SMALLEST];
    private long[] values = new long[SMALLEST];
    private int size;

    Stripe(int most) {
      this.most = most;
      Arrays.fill(values, NONE);
    }

    long get(long high, long low) {
      return values[place(high, low)];
    }

    void put(long high, long low, long value) {
      int at = place(high, low);
      if (values[at] == NONE) {
        if (2 * (size + 1) > values.length) {
          grow();
          at = place(high, low);
        }
        size++;
      }
      highs[at] = high;
      lows[at] = low;
      values[at] = value;
    }

    private int place(long high, long low) {
      int mask = values.length - 1;
      int at = (int) low & mask;
      while (values[at] != NONE && (highs[at] != high || lows[at] != low)) {
        at = at + 1 & mask;
      }
      return at;
    }

    private void grow() {
      if (size >= most) {
        clear();
        return;
      }
      long[] oldHighs = highs;
      long[] oldLows = lows;
      long[] oldValues = values;
      int capacity = 2 * oldValues.length;
      highs = new long[capacity];
      lows = new long[capacity];
      values = new long[capacity];
      Arrays.fill(values, NONE);
      for (int i = 0; i < oldValues.length; i++) {
        if (oldValues[i] != NONE) {
          int at = place(oldHighs[i], oldLows[i]);
          highs[at] = oldHighs[i];
          lows[at] = oldLows[i];
          values[at] = oldValues[i];
        }
      }
    }

    void clear() {
      Arrays.fill(values, NONE);
      size = 0;
    }
  }
}
