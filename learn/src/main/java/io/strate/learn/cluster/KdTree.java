package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/**
 * A k-d tree (Bentley 1975): the rows halved again and again along the column in which they reach
 * widest, each part with the box around it.
 *
 * <p>Boxes spare rows exactly, with no margin: rounding never reverses an order, so the square that
 * is computed to the nearest corner of a box, column after column, is at most the one computed to
 * any row within.
 */
final class KdTree implements Neighbourhoods {
  private static final int LEAF = Sweeps.BLOCK;

  private final int columns;
  private final double square;

  /** The rows in the order of the leaves, and their numbers side by side. */
  private final int[] order;

  private final Columns values;

  /** Node i has the children 2i + 1 and 2i + 2. */
  private final double[] low;

  private final double[] high;
  private final Rows rows;

  private final Sweeps sweeps;

  KdTree(Rows rows, double radius) {
    this(rows, radius, Sweeps.best());
  }

  KdTree(Rows rows, double radius, Sweeps sweeps) {
    this.sweeps = sweeps;
    this.rows = rows;
    this.columns = rows.columns();
    this.square = radius * radius;
    this.order = new int[rows.count()];
    Arrays.setAll(order, i -> i);
    int nodes = 1;
    for (int size = rows.count(); size > LEAF; size = (size + 1) / 2) {
      nodes = 2 * nodes + 1;
    }
    this.low = new double[nodes * columns];
    this.high = new double[nodes * columns];
    build(0, 0, order.length);
    this.values = new Columns(rows.pick(order));
  }

  private void build(int node, int from, int to) {
    int widest = box(node, from, to);
    if (to - from > LEAF) {
      int middle = (from + to) >>> 1;
      split(from, to, middle, widest);
      build(2 * node + 1, from, middle);
      build(2 * node + 2, middle, to);
    }
  }

  /** Draws the box and says along which column it is widest. */
  private int box(int node, int from, int to) {
    int widest = 0;
    double width = -1;
    for (int column = 0; column < columns; column++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        double x = rows.at(order[i], column);
        least = Math.min(least, x);
        most = Math.max(most, x);
      }
      low[node * columns + column] = least;
      high[node * columns + column] = most;
      if (most - least > width) {
        width = most - least;
        widest = column;
      }
    }
    return widest;
  }

  /** Hoare's selection: what is lower comes before the middle, what is higher after it. */
  private void split(int from, int to, int middle, int column) {
    int left = from;
    int right = to - 1;
    while (left < right) {
      double pivot = rows.at(order[(left + right) >>> 1], column);
      int i = left;
      int j = right;
      while (i <= j) {
        while (rows.at(order[i], column) < pivot) {
          i++;
        }
        while (rows.at(order[j], column) > pivot) {
          j--;
        }
        if (i <= j) {
          int kept = order[i];
          order[i++] = order[j];
          order[j--] = kept;
        }
      }
      if (j < middle) {
        left = i;
      }
      if (i > middle) {
        right = j;
      }
    }
  }

  /** Looks at the tree from one row. */
  private final class Look {
    private final double[] point;

    Look(int row) {
      point = Arrays.copyOfRange(rows.values(), row * columns, (row + 1) * columns);
    }

    double nearest(int node) {
      double sum = 0;
      for (int column = 0; column < columns; column++) {
        double x = point[column];
        int at = node * columns + column;
        double apart = Math.max(0, Math.max(low[at] - x, x - high[at]));
        sum += apart * apart;
      }
      return sum;
    }

    double farthest(int node) {
      double sum = 0;
      for (int column = 0; column < columns; column++) {
        double x = point[column];
        int at = node * columns + column;
        double apart = Math.max(x - low[at], high[at] - x);
        sum += apart * apart;
      }
      return sum;
    }

    /** Which of the rows of a leaf: a bit for each. */
    int reached(int from, int to) {
      return sweeps.within(values, point, from, square) & -1 >>> (Sweeps.BLOCK - (to - from));
    }
  }

  @Override
  public void findCores(int from, int to, int least, boolean[] cores) {
    for (int place = from; place < to; place++) {
      int row = order[place];
      cores[row] = count(new Look(row), 0, 0, order.length, least) >= least;
    }
  }

  /** Stops counting at {@code enough}. */
  private int count(Look look, int node, int from, int to, int enough) {
    if (look.nearest(node) > square) {
      return 0;
    }
    if (to - from <= LEAF) {
      return Integer.bitCount(look.reached(from, to));
    }
    if (look.farthest(node) <= square) {
      return to - from;
    }
    int middle = (from + to) >>> 1;
    int count = count(look, 2 * node + 1, from, middle, enough);
    return count < enough ? count + count(look, 2 * node + 2, middle, to, enough - count) : count;
  }

  @Override
  public void reach(int from, int to, boolean[] cores, int[] ofCores, int[] labels) {
    for (int place = from; place < to; place++) {
      int row = order[place];
      if (!cores[row]) {
        int lowest = lowest(new Look(row), 0, 0, order.length, ofCores, Integer.MAX_VALUE);
        labels[row] = lowest == Integer.MAX_VALUE ? Labels.NOISE : lowest;
      }
    }
  }

  private int lowest(Look look, int node, int from, int to, int[] labels, int soFar) {
    if (look.nearest(node) > square) {
      return soFar;
    }
    int lowest = soFar;
    if (to - from > LEAF) {
      int middle = (from + to) >>> 1;
      lowest = lowest(look, 2 * node + 1, from, middle, labels, lowest);
      return lowest(look, 2 * node + 2, middle, to, labels, lowest);
    }
    for (int bits = look.reached(from, to); bits != 0; bits &= bits - 1) {
      int label = labels[order[from + Integer.numberOfTrailingZeros(bits)]];
      if (label != Labels.NOISE && label < lowest) {
        lowest = label;
      }
    }
    return lowest;
  }

  @Override
  public int[] sets(boolean[] cores) {
    Joining joining = new Joining(cores);
    int[] sets = new int[order.length];
    for (int row : order) {
      if (cores[row]) {
        joining.from(row);
      }
    }
    Arrays.setAll(sets, joining.forest::root);
    return sets;
  }

  /** Passes over parts of the tree whose cores are all known to be in the row's own set. */
  private final class Joining {
    private static final int MIXED = -1;
    private static final int NO_CORES = -2;

    private final boolean[] cores;
    private final Forest forest;

    /** A core of the one set that all cores of the node are in. */
    private final int[] together = new int[low.length / columns];

    Joining(boolean[] cores) {
      this.cores = cores;
      this.forest = new Forest(cores.length);
      Arrays.fill(together, MIXED);
    }

    void from(int row) {
      join(new Look(row), row, 0, 0, order.length);
    }

    private void join(Look look, int row, int node, int from, int to) {
      int known = together[node];
      if (known == NO_CORES || known >= 0 && forest.root(known) == forest.root(row)) {
        return;
      }
      if (look.nearest(node) > square) {
        return;
      }
      if (to - from > LEAF) {
        int middle = (from + to) >>> 1;
        join(look, row, 2 * node + 1, from, middle);
        join(look, row, 2 * node + 2, middle, to);
        together[node] = same(together[2 * node + 1], together[2 * node + 2]);
        return;
      }
      for (int bits = look.reached(from, to); bits != 0; bits &= bits - 1) {
        int other = order[from + Integer.numberOfTrailingZeros(bits)];
        if (cores[other]) {
          forest.join(other, row);
        }
      }
      int all = NO_CORES;
      for (int place = from; place < to; place++) {
        if (cores[order[place]]) {
          all = same(all, order[place]);
        }
      }
      together[node] = all;
    }

    private int same(int one, int other) {
      if (one == NO_CORES || other == NO_CORES) {
        return Math.max(one, other);
      }
      boolean same = one != MIXED && other != MIXED && forest.root(one) == forest.root(other);
      return same ? one : MIXED;
    }
  }
}
