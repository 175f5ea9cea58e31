package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Clusters by the distances of all pairs, for linkages that need no more than these.
 *
 * <p>Distances from one row to another follow from the rows and are not kept. A cluster of several
 * rows keeps a line of its distances to all slots, which takes less than half of what all pairs
 * would: the more such clusters there are, the fewer slots are left. Lines are read and written
 * along; only the distances of single rows to clusters, and those to a new cluster, are picked from
 * many lines.
 */
final class PairDistances implements NeighbourChain.Clusters {
  /** How far other clusters are from two joined ones. */
  enum Update {
    FARTHEST {
      @Override
      void join(
          double one,
          double[] toOne,
          double other,
          double[] toOther,
          int from,
          int to,
          double[] into) {
        for (int i = from; i < to; i++) {
          into[i] = Math.max(toOne[i], toOther[i]);
        }
      }
    },

    MEAN {
      @Override
      void join(
          double one,
          double[] toOne,
          double other,
          double[] toOther,
          int from,
          int to,
          double[] into) {
        double both = one + other;
        for (int i = from; i < to; i++) {
          into[i] = (one * toOne[i] + other * toOther[i]) / both;
        }
      }
    };

    /** From two clusters of {@code one} and {@code other} rows. */
    abstract void join(
        double one,
        double[] toOne,
        double other,
        double[] toOther,
        int from,
        int to,
        double[] into);
  }

  /** A line and the name of the single row whose distances it has. */
  private record Line(int name, double[] line) {}

  private static final int LOOKED = 8;

  /** Fewer joins are not worth sharing. */
  private static final int SHARED_JOINS = 256;

  private static final int NOBODY = -1;

  private final Update update;
  private final Sweeps sweeps;
  private final Crew crew;

  /** Where single rows lie; clusters of several are infinitely far away. */
  private final Columns columns;

  private final int rows;
  private final int[] names;
  private final int[] slots;
  private final int[] sizes;

  /** For each slot of several rows the distances to all slots, infinite to itself and gone ones. */
  private final double[][] lines;

  /**
   * Which slots were given up for which since ranks were closed, and how many of these joins each
   * line has seen. The distance between two clusters stands right in the line that is newer.
   */
  private final int[] gave;

  private final int[] took;
  private final int[] seen;
  private int joins;

  /** The slots that have a line, ascending. */
  private final int[] lined;

  private int linedCount;

  private final ArrayDeque<double[]> spare = new ArrayDeque<>();
  private final boolean[] isGone;
  private int used;
  private int gone;

  /** Lines of the single rows that were looked at last, the last one first: a chain comes back. */
  private final List<Line> looked = new ArrayList<>();

  PairDistances(Rows rows, Sweeps sweeps, Crew crew, Update update) {
    this(
        rows,
        sweeps,
        crew,
        update,
        IntStream.range(0, rows.count()).mapToObj(row -> new int[] {row}).toArray(int[][]::new),
        new double[rows.count()][]);
  }

  /**
   * @param rowsOf the rows of each cluster, last the highest, which names it; the clusters ascend
   * @param lines for each cluster of several its distances to all
   */
  PairDistances(
      Rows rows, Sweeps sweeps, Crew crew, Update update, int[][] rowsOf, double[][] lines) {
    this.crew = crew;
    this.update = update;
    this.sweeps = sweeps;
    this.rows = rows.count();
    this.used = rowsOf.length;
    this.names = Arrays.stream(rowsOf).mapToInt(of -> of[of.length - 1]).toArray();
    this.columns = new Columns(rows.pick(names));
    this.slots = new int[this.rows];
    this.sizes = Arrays.stream(rowsOf).mapToInt(of -> of.length).toArray();
    this.lines = lines;
    this.lined = new int[used];
    this.gave = new int[used];
    this.took = new int[used];
    this.seen = new int[used];
    this.isGone = new boolean[used];
    for (int i = 0; i < LOOKED; i++) {
      looked.add(new Line(NOBODY, new double[Sweeps.whole(used)]));
    }
    for (int slot = 0; slot < used; slot++) {
      slots[names[slot]] = slot;
      if (sizes[slot] > 1) {
        lined[linedCount++] = slot;
        columns.column(0)[slot] = Double.POSITIVE_INFINITY;
      }
    }
  }

  @Override
  public int count() {
    return rows;
  }

  @Override
  public int first() {
    int slot = 0;
    while (isGone[slot]) {
      slot++;
    }
    return names[slot];
  }

  @Override
  public NeighbourChain.Neighbour nearest(int cluster, int preferred) {
    double[] line = line(cluster);
    Sweeps.Found before =
        preferred < 0
            ? Sweeps.Found.NOTHING
            : new Sweeps.Found(slots[preferred], line[slots[preferred]]);
    Sweeps.Found[] found = new Sweeps.Found[crew.parts(used)];
    crew.each(used, (part, from, to) -> found[part] = sweeps.least(line, from, to, before));
    Sweeps.Found nearest = Sweeps.Found.least(found);
    return new NeighbourChain.Neighbour(names[nearest.slot()], nearest.value());
  }

  /** Of the single rows that were looked at last, the lines are still there. */
  private double[] line(int name) {
    int slot = slots[name];
    if (lines[slot] != null) {
      return current(slot);
    }
    for (Line line : looked) {
      if (line.name == name) {
        looked.remove(line);
        looked.addFirst(line);
        return line.line;
      }
    }
    Line next = new Line(name, looked.removeLast().line);
    looked.addFirst(next);
    measure(slot, next.line);
    return next.line;
  }

  /** The line of a cluster of several, after all joins that it has not seen yet. */
  private double[] current(int slot) {
    int before = seen[slot];
    if (joins - before < SHARED_JOINS) {
      see(slot, before, joins);
    } else {
      crew.share(joins - before, (part, from, to) -> see(slot, before + from, before + to));
    }
    seen[slot] = joins;
    return lines[slot];
  }

  /**
   * Joins may be seen in any order: who gave its slot up has no line any more, and whoever took
   * several has one.
   */
  private void see(int slot, int from, int to) {
    double[] line = lines[slot];
    for (int join = from; join < to; join++) {
      line[gave[join]] = Double.POSITIVE_INFINITY;
      double[] other = lines[took[join]];
      if (other != null) {
        line[took[join]] = other[slot];
      }
    }
  }

  private void measure(int slot, double[] line) {
    double[] point = new double[columns.count()];
    for (int column = 0; column < point.length; column++) {
      point[column] = columns.column(column)[slot];
    }
    crew.each(
        used,
        (part, from, to) -> {
          sweeps.distances(columns, point, from, to, line);
          for (int i = firstLined(from); i < linedCount && lined[i] < to; i++) {
            line[lined[i]] = lines[lined[i]][slot];
          }
        });
    line[slot] = Double.POSITIVE_INFINITY;
  }

  @Override
  public NeighbourChain.Clusters join(int low, int high, double height) {
    int from = slots[low];
    int to = slots[high];
    double[] toLow = line(low);
    double[] toHigh = line(high);
    double[] joined = room(from, to);
    int one = sizes[from];
    int other = sizes[to];
    crew.each(
        used, (part, start, end) -> update.join(one, toLow, other, toHigh, start, end, joined));
    Arrays.fill(joined, used, Sweeps.whole(used), Double.POSITIVE_INFINITY);
    joined[from] = Double.POSITIVE_INFINITY;
    joined[to] = Double.POSITIVE_INFINITY;
    gave[joins] = from;
    took[joins] = to;
    seen[to] = ++joins;
    columns.column(0)[from] = Double.POSITIVE_INFINITY;
    columns.column(0)[to] = Double.POSITIVE_INFINITY;
    sizes[to] += sizes[from];
    looked.replaceAll(line -> afterJoin(line, low, high, joined));
    isGone[from] = true;
    gone++;
    if (gone * 5 > used) {
      closeRanks();
    }
    return this;
  }

  private Line afterJoin(Line line, int low, int high, double[] joined) {
    if (line.name == low || line.name == high || line.name == NOBODY) {
      return new Line(NOBODY, line.line);
    }
    line.line[slots[low]] = Double.POSITIVE_INFINITY;
    line.line[slots[high]] = joined[slots[line.name]];
    return line;
  }

  /** The line of the joined cluster: that of a part, if one had any. */
  private double[] room(int from, int to) {
    double[] line = lines[to];
    if (line == null) {
      line = lines[from] != null ? lines[from] : spare.isEmpty() ? null : spare.pop();
      if (line == null) {
        line = new double[Sweeps.whole(used)];
      }
      int at = firstLined(to);
      System.arraycopy(lined, at, lined, at + 1, linedCount++ - at);
      lined[at] = to;
      lines[to] = line;
    } else if (lines[from] != null) {
      spare.push(lines[from]);
    }
    if (lines[from] != null) {
      lines[from] = null;
      int at = firstLined(from);
      System.arraycopy(lined, at + 1, lined, at, --linedCount - at);
    }
    return line;
  }

  /** Where the first slot with a line stands that is not below this one. */
  private int firstLined(int slot) {
    int found = Arrays.binarySearch(lined, 0, linedCount, slot);
    return found < 0 ? -found - 1 : found;
  }

  private void closeRanks() {
    int[] kept = new int[used];
    int count = 0;
    for (int slot = 0; slot < used; slot++) {
      if (!isGone[slot]) {
        kept[count++] = slot;
      }
    }
    int before = Sweeps.whole(used);
    for (int column = 0; column < columns.count(); column++) {
      close(columns.column(column), kept, count, before);
    }
    closeLines(kept, count, before);
    linedCount = 0;
    for (int to = 0; to < count; to++) {
      int from = kept[to];
      names[to] = names[from];
      slots[names[to]] = to;
      sizes[to] = sizes[from];
      lines[to] = lines[from];
      isGone[to] = false;
      if (lines[to] != null) {
        lined[linedCount++] = to;
      }
    }
    Arrays.fill(lines, count, used, null);
    looked.replaceAll(line -> new Line(NOBODY, line.line));
    Arrays.fill(seen, 0);
    joins = 0;
    used = count;
    gone = 0;
  }

  private void closeLines(int[] kept, int count, int before) {
    crew.share(
        linedCount,
        (part, from, to) -> {
          for (int i = from; i < to; i++) {
            see(lined[i], seen[lined[i]], joins);
          }
        });
    crew.share(
        linedCount,
        (part, from, to) -> {
          for (int i = from; i < to; i++) {
            close(lines[lined[i]], kept, count, before);
          }
        });
  }

  private static void close(double[] line, int[] kept, int count, int before) {
    for (int to = 0; to < count; to++) {
      line[to] = line[kept[to]];
    }
    Arrays.fill(line, count, before, Double.POSITIVE_INFINITY);
  }
}
