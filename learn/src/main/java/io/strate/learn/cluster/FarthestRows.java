package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Clusters by their farthest rows, without the distances of all pairs while there are many.
 *
 * <p>Two clusters are at least as far apart as any row of one is from any row of the other. So a
 * line from one row of the asked cluster to one row of every other, computed by registers from
 * {@link RoundedPoints}, leaves few that may be nearest; these are compared row by row, and given
 * up at the first two rows that are too far apart. Only lines need a margin: between those that are
 * left, exact squares decide, which are the same bits wherever they are computed. What is found is
 * what a look at all pairs would find.
 *
 * <p>Once clusters are few, comparing their rows again and again would take longer than all pairs:
 * {@link PairDistances} goes on from there.
 */
final class FarthestRows implements NeighbourChain.Clusters {
  /** Lines are taken up by {@link PairDistances} when one in so many clusters is left. */
  private static final int FEW = 8;

  /**
   * Rounded squares, no farther than the clusters of the slots; infinite to itself and gone ones.
   */
  private record Line(int name, float[] squares) {}

  private static final int LOOKED = 8;
  private static final int NOBODY = -1;

  private final Rows rows;
  private final Sweeps sweeps;
  private final Crew crew;

  /** The highest row of each cluster, which it is named by: it stays where it is in all joins. */
  private final Points points;

  private final RoundedPoints rounded;

  private final int[][] members;
  private int clusters;

  /** How many pairs of rows were compared: a quarter of all is too many. */
  private long compared;

  /** Lines of the clusters that were looked at last, the last one first: a chain comes back. */
  private final List<Line> looked = new ArrayList<>();

  private final int[][] candidates;

  FarthestRows(Rows rows, Sweeps sweeps, Crew crew) {
    this.rows = rows;
    this.sweeps = sweeps;
    this.crew = crew;
    this.points = new Points(rows);
    this.rounded = new RoundedPoints(rows);
    this.clusters = rows.count();
    this.members = new int[clusters][];
    Arrays.setAll(members, row -> new int[] {row});
    this.candidates = new int[crew.parts(clusters)][clusters];
    for (int i = 0; i < LOOKED; i++) {
      looked.add(new Line(NOBODY, new float[Sweeps.whole(clusters)]));
    }
  }

  @Override
  public int count() {
    return rows.count();
  }

  @Override
  public int first() {
    return points.first();
  }

  @Override
  public NeighbourChain.Neighbour nearest(int cluster, int preferred) {
    float[] line = line(cluster).squares;
    int used = points.slots();
    int slot = preferred < 0 ? least(line) : points.slot(preferred);
    double square = farthest(cluster, points.name(slot), Double.POSITIVE_INFINITY);
    NeighbourChain.Neighbour nearest =
        new NeighbourChain.Neighbour(points.name(slot), Math.sqrt(square));
    if (square == 0) {
      return nearest; // nothing is nearer, and it is the first of all that may be as near
    }
    line[slot] = Math.max(line[slot], rounded.square(nearest.height()));
    int[] counts = new int[crew.parts(used)];
    float limit = rounded.reach(nearest.height());
    crew.each(
        used,
        (part, from, to) -> counts[part] = sweeps.within(line, from, to, limit, candidates[part]));
    for (int part = 0; part < counts.length; part++) {
      for (int i = 0; i < counts[part]; i++) {
        nearest = nearer(cluster, candidates[part][i], line, nearest, preferred);
      }
    }
    return nearest;
  }

  private int least(float[] line) {
    int[] found = new int[crew.parts(points.slots())];
    crew.each(points.slots(), (part, from, to) -> found[part] = sweeps.least(line, from, to));
    int least = found[0];
    for (int slot : found) {
      least = line[slot] < line[least] ? slot : least;
    }
    return least;
  }

  /** The nearer of both; of equal ones the preferred, or else the lower one. */
  private NeighbourChain.Neighbour nearer(
      int cluster, int slot, float[] line, NeighbourChain.Neighbour nearest, int preferred) {
    if (line[slot] > rounded.reach(nearest.height())) {
      return nearest;
    }
    int other = points.name(slot);
    double height = Math.sqrt(farthest(cluster, other, reach(nearest.height())));
    line[slot] = Math.max(line[slot], rounded.square(height));
    return isBefore(height, other, nearest, preferred)
        ? new NeighbourChain.Neighbour(other, height)
        : nearest;
  }

  private static boolean isBefore(
      double height, int other, NeighbourChain.Neighbour nearest, int preferred) {
    return height < nearest.height()
        || height == nearest.height()
            && other < nearest.cluster()
            && nearest.cluster() != preferred;
  }

  /** Squares beyond this have a higher root; different squares may have the same one. */
  private static double reach(double height) {
    return height * height * (1 + 0x1p-50) + Double.MIN_NORMAL;
  }

  /** The square between the farthest rows of both, or one that is beyond the limit. */
  private double farthest(int one, int other, double limit) {
    int columns = rows.columns();
    double[] values = rows.values();
    double farthest = 0;
    for (int a : members[one]) {
      compared += members[other].length;
      for (int b : members[other]) {
        double square = PlainDistances.square(values, a * columns, values, b * columns, columns);
        farthest = Math.max(farthest, square);
      }
      if (farthest > limit) {
        return farthest;
      }
    }
    return farthest;
  }

  private Line line(int name) {
    for (Line line : looked) {
      if (line.name == name) {
        looked.remove(line);
        looked.addFirst(line);
        return line;
      }
    }
    Line next = new Line(name, looked.removeLast().squares);
    looked.addFirst(next);
    float[] point = rounded.point(points.slot(name));
    crew.each(
        points.slots(),
        (part, from, to) -> sweeps.squares(rounded.columns(), point, from, to, next.squares));
    next.squares[points.slot(name)] = Float.POSITIVE_INFINITY;
    return next;
  }

  @Override
  public NeighbourChain.Clusters join(int low, int high, double height) {
    float[] toLow = line(low).squares;
    float[] toHigh = line(high).squares;
    int from = points.slot(low);
    int to = points.slot(high);
    crew.each(
        points.slots(),
        (part, start, end) -> {
          for (int i = start; i < end; i++) {
            toHigh[i] = Math.max(toLow[i], toHigh[i]);
          }
        });
    looked.replaceAll(line -> line.name == low ? new Line(NOBODY, line.squares) : line);
    for (Line line : looked) {
      line.squares[to] = Math.max(line.squares[from], line.squares[to]);
      line.squares[from] = Float.POSITIVE_INFINITY;
    }
    members[high] = both(members[low], members[high]);
    members[low] = new int[0];
    clusters--;
    rounded.hide(from);
    points.remove(low, this::move);
    boolean few = clusters * FEW <= rows.count();
    boolean many = compared * 8 > (long) rows.count() * rows.count();
    return few || many ? lines() : this;
  }

  private void move(int from, int to) {
    rounded.move(from, to);
    for (Line line : looked) {
      line.squares[to] = line.squares[from];
      line.squares[from] = to < from ? Float.POSITIVE_INFINITY : line.squares[from];
    }
  }

  private static int[] both(int[] some, int[] others) {
    int[] both = Arrays.copyOf(some, some.length + others.length);
    System.arraycopy(others, 0, both, some.length, others.length);
    return both;
  }

  private PairDistances lines() {
    int[][] rowsOf = Arrays.stream(members).filter(of -> of.length > 0).toArray(int[][]::new);
    double[][] lines = new FarthestLines(rows, rowsOf, sweeps).all(crew);
    return new PairDistances(rows, sweeps, crew, PairDistances.Update.FARTHEST, rowsOf, lines);
  }
}
