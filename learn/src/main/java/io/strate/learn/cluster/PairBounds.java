package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;

/**
 * Two bounds for each row (Hamerly 2010): how far its own centre is at most, and any other at
 * least. While the first lies below the second, the row's centre has not changed, and no distance
 * need be computed. What is kept is where the {@link Drift} of centres ends this, and where the
 * second bound would come down to nothing.
 *
 * <p>A row for which this ended is measured from its own centre; if that is not sure to be the
 * nearest either, the row is compared with {@link Candidates}.
 */
final class PairBounds implements Strategy {
  private final Kernel kernel;
  private final Candidates candidates;
  private final Drift drift;
  private final Slack slack;
  private Rows centres;

  PairBounds(Kernel kernel, Candidates candidates, Rows centres) {
    this.kernel = kernel;
    this.candidates = candidates;
    this.drift = new Drift(centres);
    this.slack = drift.slack();
    this.centres = centres;
  }

  @Override
  public void move(Rows from, Rows to) {
    drift.move(from, to);
    candidates.move(to);
    centres = to;
  }

  @Override
  public Search search(int from, int to) {
    return new OfRows(from, to);
  }

  private final class OfRows implements Search {
    private final int start;

    /** Up to which row all have bounds. */
    private int known;

    /** At which drift of its centre a row is no longer sure, and when {@code below} is nothing. */
    private final double[] until;

    private final double[] below;

    OfRows(int from, int to) {
      this.start = from;
      this.known = from;
      this.until = new double[to - from];
      this.below = new double[to - from];
    }

    @Override
    public void find(int from, int to, int[] labels, int[] found, Tally tally) {
      Nearest nearest = Nearest.room(to - from);
      if (to > known) {
        kernel.distances().nearest(kernel.columns(), from, to - from, centres, nearest);
        tally.all(to - from, centres.count());
        for (int row = from; row < to; row++) {
          found[row - from] = set(row, nearest, row - from);
        }
        known = to;
        return;
      }
      System.arraycopy(labels, from, found, 0, to - from);
      int[] places = new int[to - from];
      int some = ended(from, to, labels, places);
      tally.looks(to - from);
      double[] above = new double[some];
      int few = unsure(places, some, labels, above, tally);
      candidates.nearest(places, few, labels, above, nearest, tally);
      for (int i = 0; i < few; i++) {
        found[places[i] - from] = set(places[i], nearest, i);
      }
    }

    private int set(int row, Nearest nearest, int at) {
      int centre = nearest.centre()[at];
      double rest = slack.atLeast(nearest.second()[at]);
      below[row - start] = Slack.lowered(rest + drift.others(centre));
      renew(row, centre, slack.atMost(nearest.first()[at]), rest);
      return centre;
    }

    /** Whether it is sure that the row's centre is the nearest. */
    private boolean renew(int row, int centre, double above, double rest) {
      double margin = slack.margin(above, rest);
      until[row - start] = Slack.lowered(margin + drift.spent()[centre]);
      return margin > 0;
    }

    private int ended(int from, int to, int[] labels, int[] places) {
      double[] spent = drift.spent();
      int ended = 0;
      for (int row = from; row < to; row++) {
        places[ended] = row;
        ended += until[row - start] > spent[labels[row]] ? 0 : 1;
      }
      return ended;
    }

    /** Keeps the places that are unsure still, measured from their own centres. */
    private int unsure(int[] places, int count, int[] labels, double[] above, Tally tally) {
      int columns = centres.columns();
      double[] values = kernel.rows().values();
      double[] c = centres.values();
      for (int i = 0; i < count; i++) {
        above[i] =
            PlainDistances.square(
                values, places[i] * columns, c, labels[places[i]] * columns, columns);
        tally.alone(1);
      }
      int unsure = 0;
      for (int i = 0; i < count; i++) {
        int row = places[i];
        int centre = labels[row];
        double own = slack.atMost(above[i]);
        places[unsure] = row;
        above[unsure] = own;
        unsure += renew(row, centre, own, rest(row, centre, own)) ? 0 : 1;
      }
      return unsure;
    }

    /** How far any other centre is at least: also as far as the next one, less the way there. */
    private double rest(int row, int centre, double own) {
      double rest = Slack.lowered(below[row - start] - drift.others(centre));
      double round = Slack.lowered(candidates.gap(centre) - own);
      if (round > rest) {
        below[row - start] = Slack.lowered(round + drift.others(centre));
        return round;
      }
      return rest;
    }
  }
}
