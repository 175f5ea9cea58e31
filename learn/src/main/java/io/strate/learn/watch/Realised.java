package io.strate.learn.watch;

import io.strate.learn.evaluate.Bootstrap;
import io.strate.learn.evaluate.Interval;
import io.strate.learn.evaluate.Measure;
import io.strate.learn.evaluate.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How good the scores of a period turned out to be, by the rows whose window has ended.
 *
 * @param from the period's start
 * @param until its end, which is no longer of it
 * @param ended how many rows are measured
 * @param pending how many rows still wait for their answer
 * @param measures one for each measure, in their order; empty where no row is measured
 */
public record Realised(long from, long until, int ended, int pending, List<Interval> measures) {

  public Realised {
    measures = List.copyOf(measures);
  }

  /**
   * Scores with what is known of their answers. The arrays are kept, not copied.
   *
   * @param yes what came; not looked at before a row's window has ended
   * @param groups a number for each row; rows of one group are drawn together
   * @param instants when each row was scored, in milliseconds since 1970-01-01T00:00Z
   * @param window how long an answer may take, in milliseconds
   */
  public record Scores(double[] scores, boolean[] yes, int[] groups, long[] instants, long window) {
    public Scores {
      int count = scores.length;
      if (yes.length != count || groups.length != count || instants.length != count || window < 0) {
        throw new IllegalArgumentException(
            "realised: expected an answer, a group and an instant for each of %d scores and a window of at least 0, found %d, %d, %d and %d; hand over arrays of the same rows"
                .formatted(count, yes.length, groups.length, instants.length, window));
      }
    }

    /** The places of the rows of a period whose window has ended; at its last instant it has. */
    int[] ended(long from, long until, long now) {
      return IntStream.range(0, instants.length)
          .filter(row -> within(row, from, until) && instants[row] <= now - window)
          .toArray();
    }

    private boolean within(int row, long from, long until) {
      return from <= instants[row] && instants[row] < until;
    }

    private int rows(long from, long until) {
      return (int)
          IntStream.range(0, instants.length).filter(row -> within(row, from, until)).count();
    }
  }

  /**
   * One for each period between two bounds, in their order.
   *
   * @param now in milliseconds since 1970-01-01T00:00Z
   * @param bounds of the periods, rising, in the same unit
   */
  public static List<Realised> of(
      Scores scores, long now, long[] bounds, List<Measure<Scored>> measures, Bootstrap bootstrap) {
    List<Realised> periods = new ArrayList<>();
    for (int i = 1; i < bounds.length; i++) {
      if (bounds[i] <= bounds[i - 1]) {
        throw new IllegalArgumentException(
            "realised: expected rising bounds of periods, found %d after %d; sort them"
                .formatted(bounds[i], bounds[i - 1]));
      }
      int[] ended = scores.ended(bounds[i - 1], bounds[i], now);
      periods.add(
          new Realised(
              bounds[i - 1],
              bounds[i],
              ended.length,
              scores.rows(bounds[i - 1], bounds[i]) - ended.length,
              ended.length == 0 ? List.of() : measured(scores, ended, measures, bootstrap)));
    }
    return periods;
  }

  private static List<Interval> measured(
      Scores all, int[] rows, List<Measure<Scored>> measures, Bootstrap bootstrap) {
    double[] scores = new double[rows.length];
    boolean[] yes = new boolean[rows.length];
    int[] groups = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      scores[i] = all.scores()[rows[i]];
      yes[i] = all.yes()[rows[i]];
      groups[i] = all.groups()[rows[i]];
    }
    return bootstrap.of(Scored.of(scores, yes), groups, measures);
  }
}
