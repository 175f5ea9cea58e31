package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A k-d tree (Bentley 1975) of which only every fifth level is kept: the rows are halved again and
 * again along the column in which they reach widest, in the end into blocks of 32; 32 blocks make a
 * node, 32 nodes one of the next level, each with the box around it. Which of 32 boxes, or rows,
 * are in reach is one look by registers.
 *
 * <p>Boxes spare rows exactly, with no margin: rounding never reverses an order, so the square that
 * is computed to the nearest corner of a box, column after column, is at most the one computed to
 * any row within.
 */
final class KdTree implements Neighbourhoods {
  private static final int BRANCHES = Sweeps.BLOCK;
  private static final int LEVEL = Integer.numberOfTrailingZeros(BRANCHES);

  private final int columns;
  private final double square;

  /** The rows block by block, and their numbers side by side. */
  private final int[] order;

  private final Columns values;

  /** The boxes of a level's nodes; node i has the nodes from 32 × i on of the level below. */
  private record Level(int nodes, double[] low, double[] high, Columns lows, Columns highs) {}

  /** From the blocks of rows to a level of 32 nodes at most. */
  private final List<Level> levels = new ArrayList<>();

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
    halve(0, order.length);
    Rows ordered = rows.pick(order);
    this.values = new Columns(ordered);
    levels.add(level(ordered.values(), ordered.values()));
    while (levels.getLast().nodes > BRANCHES) {
      levels.add(level(levels.getLast().low, levels.getLast().high));
    }
  }

  /** Not quite in the middle: such that whole nodes come before it, as large ones as there are. */
  private void halve(int from, int to) {
    int unit = BRANCHES;
    while (to - from > unit * BRANCHES) {
      unit *= BRANCHES;
    }
    if (to - from > unit) {
      int middle = from + ((to - from + unit - 1) / unit + 1) / 2 * unit;
      split(from, to, middle, widest(from, to));
      halve(from, middle);
      halve(middle, to);
    }
  }

  private int widest(int from, int to) {
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
      if (most - least > width) {
        width = most - least;
        widest = column;
      }
    }
    return widest;
  }

  /** The boxes around each 32 of these boxes, or rows. */
  private Level level(double[] lowBelow, double[] highBelow) {
    int below = lowBelow.length / columns;
    int nodes = (below + BRANCHES - 1) / BRANCHES;
    double[] low = new double[nodes * columns];
    double[] high = new double[nodes * columns];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < below; i++) {
      for (int column = 0; column < columns; column++) {
        int at = i / BRANCHES * columns + column;
        low[at] = Math.min(low[at], lowBelow[i * columns + column]);
        high[at] = Math.max(high[at], highBelow[i * columns + column]);
      }
    }
    Columns lows = new Columns(Rows.kept(columns, low));
    return new Level(nodes, low, high, lows, new Columns(Rows.kept(columns, high)));
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
    private final double[] point = new double[columns];

    Look(int place) {
      values.read(place, point);
    }

    /** Which of the nodes from this one on: a bit for each. */
    int met(int level, int from) {
      Level of = levels.get(level);
      int bits = sweeps.met(of.lows, of.highs, point, from, square);
      return of.nodes - from < BRANCHES ? bits & (1 << (of.nodes - from)) - 1 : bits;
    }

    /** Which of the rows of a block. */
    int reached(int block) {
      int from = block * BRANCHES;
      int bits = sweeps.within(values, point, from, square);
      return order.length - from < BRANCHES ? bits & (1 << (order.length - from)) - 1 : bits;
    }

    /** Whether all rows of a node are in reach. */
    boolean holds(int level, int node) {
      Level of = levels.get(level);
      double sum = 0;
      for (int column = 0; column < columns; column++) {
        double x = point[column];
        int at = node * columns + column;
        double apart = Math.max(x - of.low[at], of.high[at] - x);
        sum += apart * apart;
      }
      return sum <= square;
    }
  }

  private int top() {
    return levels.size() - 1;
  }

  private int size(int level, int node) {
    int rowsOfNode = 1 << LEVEL * (level + 1);
    return Math.min(order.length, (node + 1) * rowsOfNode) - node * rowsOfNode;
  }

  /** Most rows have many of those in reach in their own block. */
  @Override
  public void findCores(int from, int to, int least, boolean[] cores) {
    for (int place = from; place < to; place++) {
      Look look = new Look(place);
      cores[order[place]] =
          Integer.bitCount(look.reached(place / BRANCHES)) >= least
              || count(look, top(), 0, least) >= least;
    }
  }

  /** Stops counting at {@code enough}. */
  private int count(Look look, int level, int from, int enough) {
    int count = 0;
    for (int bits = look.met(level, from); bits != 0 && count < enough; bits &= bits - 1) {
      int node = from + Integer.numberOfTrailingZeros(bits);
      if (level == 0) {
        count += Integer.bitCount(look.reached(node));
      } else if (look.holds(level, node)) {
        count += size(level, node);
      } else {
        count += count(look, level - 1, node * BRANCHES, enough - count);
      }
    }
    return count;
  }

  @Override
  public void reach(int from, int to, boolean[] cores, int[] ofCores, int[] labels) {
    for (int place = from; place < to; place++) {
      int row = order[place];
      if (!cores[row]) {
        int lowest = lowest(new Look(place), top(), 0, ofCores, Integer.MAX_VALUE);
        labels[row] = lowest == Integer.MAX_VALUE ? Labels.NOISE : lowest;
      }
    }
  }

  private int lowest(Look look, int level, int from, int[] labels, int soFar) {
    int lowest = soFar;
    for (int bits = look.met(level, from); bits != 0; bits &= bits - 1) {
      int node = from + Integer.numberOfTrailingZeros(bits);
      lowest =
          level == 0
              ? lowest(look, node, labels, lowest)
              : lowest(look, level - 1, node * BRANCHES, labels, lowest);
    }
    return lowest;
  }

  private int lowest(Look look, int block, int[] labels, int soFar) {
    int lowest = soFar;
    for (int bits = look.reached(block); bits != 0; bits &= bits - 1) {
      int label = labels[order[block * BRANCHES + Integer.numberOfTrailingZeros(bits)]];
      if (label != Labels.NOISE && label < lowest) {
        lowest = label;
      }
    }
    return lowest;
  }

  @Override
  public int[] sets(boolean[] cores) {
    Joining joining = new Joining(cores);
    for (int place = 0; place < order.length; place++) {
      if (cores[order[place]]) {
        joining.join(new Look(place), order[place], top(), 0);
      }
    }
    int[] sets = new int[order.length];
    Arrays.setAll(sets, joining.forest::root);
    return sets;
  }

  /** Passes over parts of the tree whose cores are all known to be in the row's own set. */
  private final class Joining {
    private static final int MIXED = -1;
    private static final int NO_CORES = -2;

    private final boolean[] cores;
    private final Forest forest;

    /** By level and node, a core of the one set that all cores of the node are in. */
    private final int[][] together = new int[levels.size()][];

    Joining(boolean[] cores) {
      this.cores = cores;
      this.forest = new Forest(cores.length);
      for (int level = 0; level < together.length; level++) {
        together[level] = new int[levels.get(level).nodes];
        Arrays.fill(together[level], MIXED);
      }
    }

    void join(Look look, int row, int level, int from) {
      for (int bits = look.met(level, from); bits != 0; bits &= bits - 1) {
        int node = from + Integer.numberOfTrailingZeros(bits);
        int known = together[level][node];
        if (known == NO_CORES || known >= 0 && forest.root(known) == forest.root(row)) {
          continue;
        }
        if (level == 0) {
          join(look, row, node);
        } else {
          join(look, row, level - 1, node * BRANCHES);
        }
        together[level][node] = together(level, node);
      }
    }

    private void join(Look look, int row, int block) {
      for (int bits = look.reached(block); bits != 0; bits &= bits - 1) {
        int other = order[block * BRANCHES + Integer.numberOfTrailingZeros(bits)];
        if (cores[other]) {
          forest.join(other, row);
        }
      }
    }

    private int together(int level, int node) {
      int from = node * BRANCHES;
      int below = level == 0 ? order.length : levels.get(level - 1).nodes;
      int all = NO_CORES;
      for (int i = from; i < Math.min(below, from + BRANCHES) && all != MIXED; i++) {
        if (level > 0) {
          all = same(all, together[level - 1][i]);
        } else if (cores[order[i]]) {
          all = same(all, order[i]);
        }
      }
      return all;
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
