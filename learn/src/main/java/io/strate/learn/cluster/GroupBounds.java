package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/**
 * One bound for each row and group of some ten centres (Yinyang: Ding et al. 2015, without the
 * filter inside of groups, as Newling and Fleuret 2016 found faster): how far any centre of the
 * group is at least, but for the row's own. Where a group may hold the nearest centre, the row is
 * compared with all of the group, by registers.
 *
 * <p>As with {@link PairBounds}, what is kept is where the drift of centres ends a bound: rows
 * whose last certainty has not been spent are passed over without a look at their groups. Takes 4
 * bytes for each row and group.
 */
final class GroupBounds implements Strategy {
  private final Kernel kernel;
  private final Groups groups;
  private final Drift drift;
  private final Slack slack;

  /** For each group, the sum of how far any of it moved at most. */
  private final double[] drifts;

  private Rows centres;
  private Rows[] centresOf;

  GroupBounds(Kernel kernel, Rows centres) {
    this.kernel = kernel;
    this.groups = Groups.of(centres, kernel.distances());
    this.drift = new Drift(centres);
    this.slack = drift.slack();
    this.drifts = new double[groups.count()];
    this.centres = centres;
    this.centresOf = centresOf(centres);
  }

  static long memory(long rows, int centres) {
    return Float.BYTES * rows * Groups.count(centres);
  }

  private Rows[] centresOf(Rows all) {
    return Arrays.stream(groups.members()).map(all::pick).toArray(Rows[]::new);
  }

  @Override
  public void move(Rows from, Rows to) {
    drift.move(from, to);
    for (int group = 0; group < drifts.length; group++) {
      double farthest =
          Arrays.stream(groups.members()[group]).mapToDouble(drift::moved).max().orElseThrow();
      drifts[group] = Drift.sum(drifts[group], farthest);
    }
    centres = to;
    centresOf = centresOf(to);
  }

  @Override
  public Search search(int from, int to) {
    return new OfRows(from, to);
  }

  private final class OfRows implements Search {
    private final int start;
    private int known;

    /** At which drift of its centre a row is no longer sure. */
    private final double[] until;

    /** Group by group, at which drift of it the bound of each row is nothing. */
    private final float[][] below;

    OfRows(int from, int to) {
      this.start = from;
      this.known = from;
      this.until = new double[to - from];
      this.below = new float[groups.count()][to - from];
    }

    @Override
    public void find(int from, int to, int[] labels, int[] found, Tally tally) {
      Batch batch = new Batch(to - from);
      if (to > known) {
        batch.start(from);
        known = to;
      } else {
        System.arraycopy(labels, from, found, 0, to - from);
        batch.ended(from, to, labels);
        tally.looks(to - from);
      }
      batch.compare(tally);
      batch.renew(from, found, tally);
    }

    private void bound(int row, int group, double square) {
      double bound = Slack.lowered(slack.atLeast(square) + drifts[group]);
      float rounded = (float) bound;
      below[group][row - start] = rounded > bound ? Math.nextDown(rounded) : rounded;
    }

    /** A centre of the group is not the row's own any more. */
    private void join(int row, int group, double square) {
      float before = below[group][row - start];
      bound(row, group, square);
      below[group][row - start] = Math.min(before, below[group][row - start]);
    }

    private double rest(int row, int group) {
      return Slack.lowered(below[group][row - start] - drifts[group]);
    }

    /** Rows that are looked at together, and what is known of them so far. */
    private final class Batch {
      private final int[] places;
      private int count;

      /** Of each its nearest centre so far, the square, and that of the next one of the group. */
      private final int[] centre;

      private final double[] first;
      private final double[] second;

      /** The squares from the centres that they had, or infinite; those centres, or none. */
      private final double[] own;

      private final int[] former;

      /** Whether each was compared with the group of its nearest centre so far. */
      private final boolean[] compared;

      Batch(int rows) {
        places = new int[rows];
        centre = new int[rows];
        first = new double[rows];
        second = new double[rows];
        own = new double[rows];
        former = new int[rows];
        compared = new boolean[rows];
      }

      /** All of them, and nothing is known. */
      void start(int from) {
        count = places.length;
        Arrays.setAll(places, i -> from + i);
        Arrays.fill(first, Double.POSITIVE_INFINITY);
        Arrays.fill(own, Double.POSITIVE_INFINITY);
        Arrays.fill(former, Labels.NOISE);
        for (float[] ofGroup : below) {
          Arrays.fill(ofGroup, from - start, from - start + count, Float.NEGATIVE_INFINITY);
        }
      }

      /** Those that are not sure any more, measured from their own centres. */
      void ended(int from, int to, int[] labels) {
        double[] spent = drift.spent();
        for (int row = from; row < to; row++) {
          places[count] = row;
          count += until[row - start] > spent[labels[row]] ? 0 : 1;
        }
        int columns = centres.columns();
        for (int i = 0; i < count; i++) {
          former[i] = labels[places[i]];
          centre[i] = former[i];
          own[i] =
              PlainDistances.square(
                  kernel.rows().values(),
                  places[i] * columns,
                  centres.values(),
                  former[i] * columns,
                  columns);
          first[i] = own[i];
          second[i] = Double.POSITIVE_INFINITY;
        }
      }

      /** Compares each with the groups that may hold a nearer centre. */
      void compare(Tally tally) {
        int[] rows = new int[count];
        int[] at = new int[count];
        double[] limit = new double[count];
        for (int i = 0; i < count; i++) {
          limit[i] = slack.limit(slack.atMost(own[i]));
        }
        Nearest nearest = Nearest.room(count);
        for (int group = 0; group < groups.count(); group++) {
          int open = 0;
          for (int i = 0; i < count; i++) {
            at[open] = i;
            rows[open] = places[i];
            open += rest(places[i], group) > limit[i] ? 0 : 1;
          }
          kernel.distances().nearest(kernel.rows(), rows, open, centresOf[group], nearest);
          tally.picked(open, centresOf[group].count());
          for (int i = 0; i < open; i++) {
            offer(at[i], group, nearest, i);
          }
        }
        tally.looks((long) count * groups.count());
      }

      private void offer(int i, int group, Nearest nearest, int at) {
        int other = groups.members()[group][nearest.centre()[at]];
        double square = nearest.first()[at];
        bound(places[i], group, square);
        if (square < first[i] || square == first[i] && other <= centre[i]) {
          first[i] = square;
          centre[i] = other;
          second[i] = nearest.second()[at];
          compared[i] = true;
        }
      }

      /** States the new bounds and the nearest centres. */
      void renew(int from, int[] found, Tally tally) {
        for (int i = 0; i < count; i++) {
          if (compared[i]) {
            bound(places[i], groups.of()[centre[i]], second[i]);
          }
          if (former[i] != centre[i] && former[i] != Labels.NOISE) {
            join(places[i], groups.of()[former[i]], own[i]);
          }
        }
        double[] rest = new double[count];
        Arrays.fill(rest, Double.POSITIVE_INFINITY);
        for (int group = 0; group < groups.count(); group++) {
          for (int i = 0; i < count; i++) {
            rest[i] = Math.min(rest[i], rest(places[i], group));
          }
        }
        tally.looks((long) count * groups.count());
        for (int i = 0; i < count; i++) {
          double margin = slack.margin(slack.atMost(first[i]), rest[i]);
          until[places[i] - start] = Slack.lowered(margin + drift.spent()[centre[i]]);
          found[places[i] - from] = centre[i];
        }
      }
    }
  }
}
