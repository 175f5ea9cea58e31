package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/**
 * Rows of up to three columns in strips so narrow that rows of one strip are within reach as soon
 * as they are in the last column: cells (Gunawan 2013) that begin wherever a row is. Going along a
 * strip, what may be in reach in the strips beside it is a window that moves along too; a register
 * looks at eight of its rows at once.
 */
final class Strips implements Neighbourhoods {
  private final int columns;
  private final double square;
  private final StripOrder strips;

  /** How many steps rows in reach are apart at most. */
  private final int reach;

  /** What to add to a strip's key for those that may have rows in reach, its own first. */
  private final long[] offsets;

  /** For each strip and offset the strip that is there, or −1. */
  private final int[] beside;

  /** The rows in the order of the strips, and the least and the most of each strip's columns. */
  private final double[] values;

  private final double[] low;
  private final double[] high;

  static boolean fits(Rows rows, double radius) {
    return StripOrder.fits(rows, radius);
  }

  Strips(Rows rows, double radius) {
    this.columns = rows.columns();
    this.square = radius * radius;
    double side = StripOrder.side(columns, radius);
    this.reach = (int) Math.ceil(radius / side * StripOrder.STEPS) + 1;
    this.strips = StripOrder.of(rows, side);
    this.values = rows.pick(strips.order()).values();
    this.offsets = offsets();
    this.beside = new int[strips.keys().length * offsets.length];
    for (int i = 0; i < offsets.length; i++) {
      findBeside(i);
    }
    this.low = new double[strips.keys().length * columns];
    this.high = new double[low.length];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    for (int strip = 0; strip < strips.keys().length; strip++) {
      drawBox(strip);
    }
  }

  private void drawBox(int strip) {
    for (int at = strips.starts()[strip]; at < strips.starts()[strip + 1]; at++) {
      for (int column = 0; column < columns; column++) {
        int of = strip * columns + column;
        low[of] = Math.min(low[of], values[at * columns + column]);
        high[of] = Math.max(high[of], values[at * columns + column]);
      }
    }
  }

  private long[] offsets() {
    long[] all = {0};
    for (int column = 0; column < columns - 1; column++) {
      long[] wider = new long[all.length * (2 * StripOrder.AWAY + 1)];
      for (int i = 0; i < wider.length; i++) {
        int step = i / all.length;
        int away = step <= StripOrder.AWAY ? step : StripOrder.AWAY - step;
        wider[i] = (all[i % all.length] << StripOrder.BITS) + away;
      }
      all = wider;
    }
    return all;
  }

  /** Keys ascend, and so do those beside them. */
  private void findBeside(int offset) {
    long[] keys = strips.keys();
    int at = 0;
    for (int strip = 0; strip < keys.length; strip++) {
      long key = keys[strip] + offsets[offset];
      while (at < keys.length && keys[at] < key) {
        at++;
      }
      beside[strip * offsets.length + offset] = at < keys.length && keys[at] == key ? at : -1;
    }
  }

  private boolean reaches(int place, int other) {
    return PlainDistances.square(values, other * columns, values, place * columns, columns)
        <= square;
  }

  /** What may be in reach of one place after another. */
  private final class Windows {
    private final int[] starts = new int[offsets.length];
    private final int[] ends = new int[offsets.length];
    private int strip = -1;

    /** The place itself, which is at least as far as the last one. */
    private int place;

    void move(int to) {
      place = to;
      if (strip < 0 || strips.starts()[strip + 1] <= place) {
        enter();
      }
    }

    private void enter() {
      int found = Arrays.binarySearch(strips.starts(), place);
      strip = found < 0 ? -found - 2 : found;
      for (int i = 0; i < offsets.length; i++) {
        int other = beside[strip * offsets.length + i];
        starts[i] = other < 0 ? 0 : firstFrom(strips.steps()[place] - reach, other);
        ends[i] = starts[i];
      }
    }

    private int firstFrom(int step, int other) {
      int low = strips.starts()[other];
      int high = strips.starts()[other + 1];
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (strips.steps()[middle] < step) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    /**
     * Whether all of a strip is out of reach. Rounding never reverses an order, so the square that
     * is computed to a box is at most the one computed to any row within.
     */
    private boolean misses(int other) {
      double sum = 0;
      for (int column = 0; column < columns; column++) {
        double x = values[place * columns + column];
        int at = other * columns + column;
        double apart = Math.max(0, Math.max(low[at] - x, x - high[at]));
        sum += apart * apart;
      }
      return sum > square;
    }

    /** Brings the window of a strip beside this one to the place. */
    int start(int offset) {
      int other = beside[strip * offsets.length + offset];
      if (other < 0 || misses(other)) {
        ends[offset] = 0;
        return 0;
      }
      int end = strips.starts()[other + 1];
      int[] steps = strips.steps();
      int step = steps[place];
      int start = starts[offset];
      while (start < end && steps[start] < step - reach) {
        start++;
      }
      int behind = Math.max(start, ends[offset]);
      while (behind < end && steps[behind] <= step + reach) {
        behind++;
      }
      starts[offset] = start;
      ends[offset] = behind;
      return start;
    }

    int end(int offset) {
      return ends[offset];
    }

    boolean isCore(int least) {
      if (isAmong(least)) {
        return true;
      }
      int count = 0;
      for (int offset = 0; offset < offsets.length && count < least; offset++) {
        for (int at = start(offset); at < end(offset) && count < least; at++) {
          count += reaches(place, at) ? 1 : 0;
        }
      }
      return count >= least;
    }

    /** Whether so many rows begin or end with this one that are all within a side. */
    private boolean isAmong(int least) {
      int[] steps = strips.steps();
      int first = place - least + 1;
      int last = place + least - 1;
      return first >= strips.starts()[strip] && steps[place] - steps[first] < StripOrder.STEPS
          || last < strips.starts()[strip + 1] && steps[last] - steps[place] < StripOrder.STEPS;
    }

    int lowest(int[] labels) {
      int lowest = Integer.MAX_VALUE;
      for (int offset = 0; offset < offsets.length; offset++) {
        for (int at = start(offset); at < end(offset); at++) {
          int label = labels[strips.order()[at]];
          if (label != Labels.NOISE && label < lowest && reaches(place, at)) {
            lowest = label;
          }
        }
      }
      return lowest == Integer.MAX_VALUE ? Labels.NOISE : lowest;
    }
  }

  @Override
  public void findCores(int from, int to, int least, boolean[] cores) {
    Windows windows = new Windows();
    for (int place = from; place < to; place++) {
      windows.move(place);
      cores[strips.order()[place]] = windows.isCore(least);
    }
  }

  @Override
  public void reach(int from, int to, boolean[] cores, int[] ofCores, int[] labels) {
    Windows windows = new Windows();
    for (int place = from; place < to; place++) {
      int row = strips.order()[place];
      if (!cores[row]) {
        windows.move(place);
        labels[row] = windows.lowest(ofCores);
      }
    }
  }

  @Override
  public int[] sets(boolean[] cores) {
    Runs runs = new Runs(cores);
    runs.join();
    int[] sets = new int[cores.length];
    for (int run = 0; run < runs.count; run++) {
      for (int at = runs.starts[run]; at < runs.ends[run]; at++) {
        sets[strips.order()[at]] = runs.forest.root(run);
      }
    }
    return sets;
  }

  /**
   * Cores that follow each other in a strip so closely that they are joined without a look, and
   * whoever stands between them.
   */
  private final class Runs {
    private final boolean[] cores;
    private final int[] starts;
    private final int[] ends;

    /** The first run of each strip; after the last that of none. */
    private final int[] ofStrip = new int[strips.keys().length + 1];

    private final int count;
    private final Forest forest;

    Runs(boolean[] coresOfRows) {
      cores = new boolean[coresOfRows.length];
      starts = new int[cores.length];
      ends = new int[cores.length];
      int runs = 0;
      for (int strip = 0; strip < strips.keys().length; strip++) {
        ofStrip[strip] = runs;
        for (int place = strips.starts()[strip]; place < strips.starts()[strip + 1]; place++) {
          cores[place] = coresOfRows[strips.order()[place]];
          if (cores[place]) {
            boolean follows =
                runs > ofStrip[strip]
                    && strips.steps()[place] - lastStep(runs - 1) < StripOrder.STEPS;
            if (!follows) {
              starts[runs++] = place;
            }
            ends[runs - 1] = place + 1;
          }
        }
      }
      ofStrip[strips.keys().length] = runs;
      count = runs;
      forest = new Forest(count);
    }

    private int firstStep(int run) {
      return strips.steps()[starts[run]];
    }

    private int lastStep(int run) {
      return strips.steps()[ends[run] - 1];
    }

    void join() {
      for (int strip = 0; strip < strips.keys().length; strip++) {
        for (int offset = 0; offset < offsets.length; offset++) {
          int other = beside[strip * offsets.length + offset];
          if (other >= strip) {
            join(strip, other);
          }
        }
      }
    }

    /** Runs ascend in both strips, and so do those of the other that may be in reach. */
    private void join(int strip, int other) {
      int first = ofStrip[other];
      for (int run = ofStrip[strip]; run < ofStrip[strip + 1]; run++) {
        while (first < ofStrip[other + 1] && lastStep(first) < firstStep(run) - reach) {
          first++;
        }
        int last = lastStep(run) + reach;
        for (int to = other == strip ? run + 1 : first;
            to < ofStrip[other + 1] && firstStep(to) <= last;
            to++) {
          if (forest.root(run) != forest.root(to) && touch(run, to)) {
            forest.join(run, to);
          }
        }
      }
    }

    /** Whether a core of one run reaches one of the other. */
    private boolean touch(int run, int other) {
      int[] steps = strips.steps();
      int first = starts[other];
      for (int place = starts[run]; place < ends[run] && first < ends[other]; place++) {
        while (first < ends[other] && steps[first] < steps[place] - reach) {
          first++;
        }
        int last = steps[place] + reach;
        for (int at = first; cores[place] && at < ends[other] && steps[at] <= last; at++) {
          if (cores[at] && reaches(place, at)) {
            return true;
          }
        }
      }
      return false;
    }
  }
}
