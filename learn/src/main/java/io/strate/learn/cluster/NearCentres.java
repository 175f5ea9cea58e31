package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/**
 * The centres around a row's own, as far as any may be that is nearest or second nearest (Exponion:
 * Newling and Fleuret 2016). Of a row that is at most u from its own centre, whose next one is s
 * away, both are within u + s; so no centre counts that is more than 2u + s from its own.
 *
 * <p>Every centre has the others listed by distance, which takes 8 k² bytes.
 */
final class NearCentres implements Candidates {
  /** Where more than one in so many centres is near, registers compare all of them sooner. */
  private static final int CROWD = 16;

  private final Kernel kernel;
  private final Slack slack;
  private final long place;

  /**
   * For each centre all centres, itself first: the bits of a distance, whose lowest ones are those
   * of the place. So a distance is a little less than it was, and numbers sort as distances do.
   */
  private final long[][] listed;

  /** How far the next centre is, at most. */
  private final double[] next;

  private Rows centres;

  NearCentres(Kernel kernel, Rows centres) {
    this.kernel = kernel;
    this.slack = Slack.of(centres.columns());
    this.place = Math.max(1, Long.highestOneBit(centres.count()) * 2 - 1);
    this.listed = new long[centres.count()][centres.count()];
    this.next = new double[centres.count()];
    this.centres = centres;
  }

  static long memory(long centres) {
    return Long.BYTES * centres * centres;
  }

  @Override
  public void move(Rows to) {
    centres = to;
    Columns turned = new Columns(to);
    kernel.team().each(next.length, centre -> list(turned, centre));
  }

  private void list(Columns turned, int centre) {
    double[] squares = new double[next.length];
    turned.squares(centre, 0, next.length, squares);
    long[] list = listed[centre];
    double nearest = Double.POSITIVE_INFINITY;
    for (int other = 0; other < squares.length; other++) {
      double apart = other == centre ? 0 : Math.max(0, slack.atLeast(squares[other]));
      list[other] = Double.doubleToRawLongBits(apart) & ~place | other;
      nearest = other == centre ? nearest : Math.min(nearest, squares[other]);
    }
    next[centre] = slack.atMost(nearest);
    Arrays.sort(list);
  }

  private double apart(long listed) {
    return Double.longBitsToDouble(listed & ~place);
  }

  @Override
  public double gap(int centre) {
    return next.length == 1 ? Double.POSITIVE_INFINITY : apart(listed[centre][1]);
  }

  @Override
  public void nearest(
      int[] places, int count, int[] labels, double[] above, Nearest into, Tally tally) {
    int[] crowded = new int[count];
    int[] at = new int[count];
    int many = 0;
    for (int i = 0; i < count; i++) {
      int label = labels[places[i]];
      int near = near(listed[label], slack.reach(above[i], next[label]));
      if (near * CROWD > next.length) {
        crowded[many] = places[i];
        at[many++] = i;
      } else {
        compare(places[i], listed[label], near, i, into);
        tally.alone(near);
      }
    }
    Nearest all = Nearest.room(many);
    kernel.distances().nearest(kernel.rows(), crowded, many, centres, all);
    tally.picked(many, centres.count());
    for (int i = 0; i < many; i++) {
      into.set(at[i], all.centre()[i], all.first()[i], all.second()[i]);
    }
  }

  /** How many of the list are within reach. */
  private int near(long[] list, double reach) {
    int found = Arrays.binarySearch(list, Double.doubleToRawLongBits(reach) | place);
    return found < 0 ? -found - 1 : found + 1;
  }

  private void compare(int row, long[] list, int near, int at, Nearest into) {
    double[] values = kernel.rows().values();
    double[] c = centres.values();
    int columns = centres.columns();
    double first = Double.POSITIVE_INFINITY;
    double second = Double.POSITIVE_INFINITY;
    int centre = 0;
    for (int i = 0; i < near; i++) {
      int other = (int) (list[i] & place);
      double square = PlainDistances.square(values, row * columns, c, other * columns, columns);
      if (square < first || square == first && other < centre) {
        second = first;
        first = square;
        centre = other;
      } else if (square < second) {
        second = square;
      }
    }
    into.set(at, centre, first, second);
  }
}
