package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/** In plain Java: loops along the slots of a block, which the compiler can make vectors of. */
final class PlainSweeps implements Sweeps {
  @Override
  public void distances(Columns columns, double[] point, int from, int to, double[] into) {
    double[] squares = new double[BLOCK];
    for (int block = from; block < to; block += BLOCK) {
      columns.squares(point, block, block + BLOCK, squares);
      for (int i = 0; i < BLOCK; i++) {
        into[block + i] = Math.sqrt(squares[i]);
      }
    }
  }

  @Override
  public void squares(float[][] columns, float[] point, int from, int to, float[] into) {
    Arrays.fill(into, from, Sweeps.whole(to), 0);
    for (int block = from; block < to; block += BLOCK) {
      for (int column = 0; column < point.length; column++) {
        add(columns[column], point[column], block, into);
      }
    }
  }

  private static void add(float[] column, float x, int block, float[] into) {
    for (int slot = block; slot < block + BLOCK; slot++) {
      float apart = column[slot] - x;
      into[slot] += apart * apart;
    }
  }

  @Override
  public int least(float[] numbers, int from, int to) {
    int least = from;
    for (int slot = from + 1; slot < to; slot++) {
      least = numbers[slot] < numbers[least] ? slot : least;
    }
    return least;
  }

  @Override
  public int within(float[] numbers, int from, int to, float limit, int[] into) {
    int count = 0;
    for (int slot = from; slot < to; slot++) {
      if (numbers[slot] <= limit) {
        into[count++] = slot;
      }
    }
    return count;
  }

  @Override
  public Found least(double[] numbers, int from, int to, Found before) {
    int least = before.slot();
    double lowest = before.value();
    for (int slot = from; slot < to; slot++) {
      if (numbers[slot] < lowest) {
        lowest = numbers[slot];
        least = slot;
      }
    }
    return new Found(least, lowest);
  }

  @Override
  public Found nearer(
      Columns columns, double[] point, int from, int to, double[] closest, Found before) {
    double[] squares = new double[BLOCK];
    for (int block = from; block < to; block += BLOCK) {
      columns.squares(point, block, block + BLOCK, squares);
      for (int i = 0; i < BLOCK; i++) {
        closest[block + i] = Math.min(closest[block + i], squares[i]);
      }
    }
    return least(closest, from, to, before);
  }

  @Override
  public Found leastGrowth(
      Columns means, double[] sizes, int from, int to, double[] mean, double size, Found before) {
    int least = before.slot();
    double lowest = before.value();
    double[] squares = new double[BLOCK];
    for (int block = from; block < to; block += BLOCK) {
      means.squares(mean, block, block + BLOCK, squares);
      for (int i = 0; i < BLOCK; i++) {
        // Half the square is the least it can grow by: a look at most spares the division.
        if (squares[i] * 0.5 < lowest) {
          double growth = Sweeps.growth(squares[i], size, sizes[block + i]);
          if (growth < lowest) {
            lowest = growth;
            least = block + i;
          }
        }
      }
    }
    return new Found(least, lowest);
  }

  @Override
  public int within(Columns columns, double[] point, int slot, double square) {
    double[] squares = new double[BLOCK];
    columns.squares(point, slot, slot + BLOCK, squares);
    return atMost(squares, square);
  }

  @Override
  public int met(Columns lows, Columns highs, double[] point, int slot, double square) {
    double[] squares = new double[BLOCK];
    for (int column = 0; column < point.length; column++) {
      double x = point[column];
      double[] low = lows.column(column);
      double[] high = highs.column(column);
      for (int i = 0; i < BLOCK; i++) {
        double apart = Math.max(0, Math.max(low[slot + i] - x, x - high[slot + i]));
        squares[i] += apart * apart;
      }
    }
    return atMost(squares, square);
  }

  private static int atMost(double[] squares, double square) {
    int bits = 0;
    for (int i = 0; i < BLOCK; i++) {
      bits |= squares[i] <= square ? 1 << i : 0;
    }
    return bits;
  }

  @Override
  public void sums(Columns columns, int block, Rows rows, int from, int to, double[] into) {
    double[] sums = new double[BLOCK];
    double[] squares = new double[BLOCK];
    for (int row = from; row < to; row++) {
      columns.squares(row, block, block + BLOCK, squares);
      for (int i = 0; i < BLOCK; i++) {
        sums[i] += Math.sqrt(squares[i]);
      }
    }
    System.arraycopy(sums, 0, into, 0, BLOCK);
  }

  @Override
  public void farthest(Columns columns, int block, Rows rows, int from, int to, double[] into) {
    double[] squares = new double[BLOCK];
    Arrays.fill(into, 0, BLOCK, 0);
    for (int row = from; row < to; row++) {
      columns.squares(row, block, block + BLOCK, squares);
      for (int i = 0; i < BLOCK; i++) {
        into[i] = Math.max(into[i], squares[i]);
      }
    }
  }
}
