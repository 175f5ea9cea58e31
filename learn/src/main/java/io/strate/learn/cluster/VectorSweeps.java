package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * On vector registers, four at a time (two of floats). Each lane has a slot of its own and looks at
 * no other.
 */
final class VectorSweeps implements Sweeps {
  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final int STEP = 4 * WIDTH;

  /** Twice as many. */
  private static final VectorSpecies<Float> FLOATS =
      VectorSpecies.of(float.class, LANES.vectorShape());

  static {
    if (BLOCK % STEP != 0) {
      throw new IllegalStateException(
          "vector kernel: expected registers of at most %d numbers, found %d; start without the vector module"
              .formatted(BLOCK / 4, WIDTH));
    }
  }

  @Override
  public void distances(Columns columns, double[] point, int from, int to, double[] into) {
    for (int slot = from; slot < to; slot += STEP) {
      DoubleVector s0 = DoubleVector.zero(LANES);
      DoubleVector s1 = s0;
      DoubleVector s2 = s0;
      DoubleVector s3 = s0;
      for (int column = 0; column < point.length; column++) {
        double[] numbers = columns.column(column);
        DoubleVector x = DoubleVector.broadcast(LANES, point[column]);
        s0 = add(s0, numbers, slot, x);
        s1 = add(s1, numbers, slot + WIDTH, x);
        s2 = add(s2, numbers, slot + 2 * WIDTH, x);
        s3 = add(s3, numbers, slot + 3 * WIDTH, x);
      }
      root(s0).intoArray(into, slot);
      root(s1).intoArray(into, slot + WIDTH);
      root(s2).intoArray(into, slot + 2 * WIDTH);
      root(s3).intoArray(into, slot + 3 * WIDTH);
    }
  }

  @Override
  public void squares(float[][] columns, float[] point, int from, int to, float[] into) {
    for (int slot = from; slot < to; slot += STEP) {
      FloatVector s0 = FloatVector.zero(FLOATS);
      FloatVector s1 = s0;
      for (int column = 0; column < point.length; column++) {
        float[] numbers = columns[column];
        FloatVector x = FloatVector.broadcast(FLOATS, point[column]);
        s0 = add(s0, numbers, slot, x);
        s1 = add(s1, numbers, slot + 2 * WIDTH, x);
      }
      s0.intoArray(into, slot);
      s1.intoArray(into, slot + 2 * WIDTH);
    }
  }

  private static FloatVector add(FloatVector sum, float[] numbers, int slot, FloatVector x) {
    FloatVector apart = FloatVector.fromArray(FLOATS, numbers, slot).sub(x);
    return sum.add(apart.mul(apart));
  }

  @Override
  public int within(float[] numbers, int from, int to, float limit, int[] into) {
    int count = 0;
    for (int slot = from; slot < to; slot += STEP) {
      FloatVector n0 = FloatVector.fromArray(FLOATS, numbers, slot);
      FloatVector n1 = FloatVector.fromArray(FLOATS, numbers, slot + 2 * WIDTH);
      if (n0.min(n1).compare(VectorOperators.LE, limit).anyTrue()) {
        for (int i = slot; i < Math.min(slot + STEP, to); i++) {
          if (numbers[i] <= limit) {
            into[count++] = i;
          }
        }
      }
    }
    return count;
  }

  @Override
  public int least(float[] numbers, int from, int to) {
    int least = from;
    for (int slot = from; slot < to; slot += STEP) {
      FloatVector n0 = FloatVector.fromArray(FLOATS, numbers, slot);
      FloatVector n1 = FloatVector.fromArray(FLOATS, numbers, slot + 2 * WIDTH);
      if (n0.min(n1).compare(VectorOperators.LT, numbers[least]).anyTrue()) {
        for (int i = slot; i < slot + STEP; i++) {
          least = numbers[i] < numbers[least] ? i : least;
        }
      }
    }
    return least;
  }

  private static DoubleVector add(DoubleVector sum, double[] numbers, int slot, DoubleVector x) {
    DoubleVector apart = DoubleVector.fromArray(LANES, numbers, slot).sub(x);
    return sum.add(apart.mul(apart));
  }

  private static DoubleVector root(DoubleVector square) {
    return square.lanewise(VectorOperators.SQRT);
  }

  @Override
  public Found least(double[] numbers, int from, int to, Found before) {
    int least = before.slot();
    double lowest = before.value();
    DoubleVector bound = DoubleVector.broadcast(LANES, lowest);
    for (int slot = from; slot < to; slot += STEP) {
      DoubleVector n0 = DoubleVector.fromArray(LANES, numbers, slot);
      DoubleVector n1 = DoubleVector.fromArray(LANES, numbers, slot + WIDTH);
      DoubleVector n2 = DoubleVector.fromArray(LANES, numbers, slot + 2 * WIDTH);
      DoubleVector n3 = DoubleVector.fromArray(LANES, numbers, slot + 3 * WIDTH);
      if (n0.min(n1).min(n2.min(n3)).compare(VectorOperators.LT, bound).anyTrue()) {
        for (int i = slot; i < slot + STEP; i++) {
          if (numbers[i] < lowest) {
            lowest = numbers[i];
            least = i;
          }
        }
        bound = DoubleVector.broadcast(LANES, lowest);
      }
    }
    return new Found(least, lowest);
  }

  @Override
  public Found nearer(
      Columns columns, double[] point, int from, int to, double[] closest, Found before) {
    for (int slot = from; slot < to; slot += STEP) {
      DoubleVector s0 = DoubleVector.zero(LANES);
      DoubleVector s1 = s0;
      DoubleVector s2 = s0;
      DoubleVector s3 = s0;
      for (int column = 0; column < point.length; column++) {
        double[] numbers = columns.column(column);
        DoubleVector x = DoubleVector.broadcast(LANES, point[column]);
        s0 = add(s0, numbers, slot, x);
        s1 = add(s1, numbers, slot + WIDTH, x);
        s2 = add(s2, numbers, slot + 2 * WIDTH, x);
        s3 = add(s3, numbers, slot + 3 * WIDTH, x);
      }
      lower(closest, slot, s0);
      lower(closest, slot + WIDTH, s1);
      lower(closest, slot + 2 * WIDTH, s2);
      lower(closest, slot + 3 * WIDTH, s3);
    }
    return least(closest, from, to, before);
  }

  private static void lower(double[] closest, int slot, DoubleVector squares) {
    DoubleVector former = DoubleVector.fromArray(LANES, closest, slot);
    former.blend(squares, squares.compare(VectorOperators.LT, former)).intoArray(closest, slot);
  }

  @Override
  public Found leastGrowth(
      Columns means, double[] sizes, int from, int to, double[] mean, double size, Found before) {
    Found best = before;
    double[] squares = new double[STEP];
    // A cluster of one row grows least: beyond this square, no size needs to be looked at.
    double least = size / (size + 1);
    DoubleVector bound = DoubleVector.broadcast(LANES, best.value());
    for (int slot = from; slot < to; slot += STEP) {
      DoubleVector s0 = DoubleVector.zero(LANES);
      DoubleVector s1 = s0;
      DoubleVector s2 = s0;
      DoubleVector s3 = s0;
      for (int column = 0; column < mean.length; column++) {
        double[] numbers = means.column(column);
        DoubleVector x = DoubleVector.broadcast(LANES, mean[column]);
        s0 = add(s0, numbers, slot, x);
        s1 = add(s1, numbers, slot + WIDTH, x);
        s2 = add(s2, numbers, slot + 2 * WIDTH, x);
        s3 = add(s3, numbers, slot + 3 * WIDTH, x);
      }
      VectorMask<Double> open =
          s0.min(s1).min(s2.min(s3)).mul(least).compare(VectorOperators.LT, bound);
      if (open.anyTrue()) {
        s0.intoArray(squares, 0);
        s1.intoArray(squares, WIDTH);
        s2.intoArray(squares, 2 * WIDTH);
        s3.intoArray(squares, 3 * WIDTH);
        best = leastGrowth(squares, slot, sizes, size, best);
        bound = DoubleVector.broadcast(LANES, best.value());
      }
    }
    return best;
  }

  private static Found leastGrowth(
      double[] squares, int slot, double[] sizes, double size, Found before) {
    Found best = before;
    for (int i = 0; i < STEP; i++) {
      double growth = Sweeps.growth(squares[i], size, sizes[slot + i]);
      if (growth < best.value()) {
        best = new Found(slot + i, growth);
      }
    }
    return best;
  }

  @Override
  public int within(Columns columns, double[] point, int slot, double square) {
    long bits = 0;
    for (int at = 0; at < BLOCK; at += STEP) {
      bits |= four(columns, point, slot + at, square) << at;
    }
    return (int) bits;
  }

  private static long four(Columns columns, double[] point, int slot, double square) {
    DoubleVector s0 = DoubleVector.zero(LANES);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    for (int column = 0; column < point.length; column++) {
      double[] numbers = columns.column(column);
      DoubleVector x = DoubleVector.broadcast(LANES, point[column]);
      s0 = add(s0, numbers, slot, x);
      s1 = add(s1, numbers, slot + WIDTH, x);
      s2 = add(s2, numbers, slot + 2 * WIDTH, x);
      s3 = add(s3, numbers, slot + 3 * WIDTH, x);
    }
    return s0.compare(VectorOperators.LE, square).toLong()
        | s1.compare(VectorOperators.LE, square).toLong() << WIDTH
        | s2.compare(VectorOperators.LE, square).toLong() << 2 * WIDTH
        | s3.compare(VectorOperators.LE, square).toLong() << 3 * WIDTH;
  }

  @Override
  public int met(Columns lows, Columns highs, double[] point, int slot, double square) {
    long bits = 0;
    for (int at = 0; at < BLOCK; at += WIDTH) {
      DoubleVector sum = DoubleVector.zero(LANES);
      for (int column = 0; column < point.length; column++) {
        DoubleVector x = DoubleVector.broadcast(LANES, point[column]);
        DoubleVector below = DoubleVector.fromArray(LANES, lows.column(column), slot + at).sub(x);
        DoubleVector above = x.sub(DoubleVector.fromArray(LANES, highs.column(column), slot + at));
        DoubleVector apart = below.max(above).max(0);
        sum = sum.add(apart.mul(apart));
      }
      bits |= sum.compare(VectorOperators.LE, square).toLong() << at;
    }
    return (int) bits;
  }

  @Override
  public void sums(Columns columns, int block, Rows rows, int from, int to, double[] into) {
    for (int slot = 0; slot < BLOCK; slot += STEP) {
      sums(columns, block + slot, rows, from, to, into, slot);
    }
  }

  private static void sums(
      Columns columns, int slot, Rows rows, int from, int to, double[] into, int at) {
    DoubleVector t0 = DoubleVector.zero(LANES);
    DoubleVector t1 = t0;
    DoubleVector t2 = t0;
    DoubleVector t3 = t0;
    double[] values = rows.values();
    for (int row = from; row < to; row++) {
      DoubleVector s0 = DoubleVector.zero(LANES);
      DoubleVector s1 = s0;
      DoubleVector s2 = s0;
      DoubleVector s3 = s0;
      for (int column = 0; column < rows.columns(); column++) {
        double[] numbers = columns.column(column);
        DoubleVector x = DoubleVector.broadcast(LANES, values[row * rows.columns() + column]);
        s0 = add(s0, numbers, slot, x);
        s1 = add(s1, numbers, slot + WIDTH, x);
        s2 = add(s2, numbers, slot + 2 * WIDTH, x);
        s3 = add(s3, numbers, slot + 3 * WIDTH, x);
      }
      t0 = t0.add(root(s0));
      t1 = t1.add(root(s1));
      t2 = t2.add(root(s2));
      t3 = t3.add(root(s3));
    }
    t0.intoArray(into, at);
    t1.intoArray(into, at + WIDTH);
    t2.intoArray(into, at + 2 * WIDTH);
    t3.intoArray(into, at + 3 * WIDTH);
  }

  @Override
  public void farthest(Columns columns, int block, Rows rows, int from, int to, double[] into) {
    for (int slot = 0; slot < BLOCK; slot += STEP) {
      farthest(columns, block + slot, rows, from, to, into, slot);
    }
  }

  private static void farthest(
      Columns columns, int slot, Rows rows, int from, int to, double[] into, int at) {
    DoubleVector t0 = DoubleVector.zero(LANES);
    DoubleVector t1 = t0;
    DoubleVector t2 = t0;
    DoubleVector t3 = t0;
    double[] values = rows.values();
    for (int row = from; row < to; row++) {
      DoubleVector s0 = DoubleVector.zero(LANES);
      DoubleVector s1 = s0;
      DoubleVector s2 = s0;
      DoubleVector s3 = s0;
      for (int column = 0; column < rows.columns(); column++) {
        double[] numbers = columns.column(column);
        DoubleVector x = DoubleVector.broadcast(LANES, values[row * rows.columns() + column]);
        s0 = add(s0, numbers, slot, x);
        s1 = add(s1, numbers, slot + WIDTH, x);
        s2 = add(s2, numbers, slot + 2 * WIDTH, x);
        s3 = add(s3, numbers, slot + 3 * WIDTH, x);
      }
      t0 = t0.max(s0);
      t1 = t1.max(s1);
      t2 = t2.max(s2);
      t3 = t3.max(s3);
    }
    t0.intoArray(into, at);
    t1.intoArray(into, at + WIDTH);
    t2.intoArray(into, at + 2 * WIDTH);
    t3.intoArray(into, at + 3 * WIDTH);
  }
}
