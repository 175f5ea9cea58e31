package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/** Every centre, by registers. */
final class AllCentres implements Candidates {
  private final Kernel kernel;
  private final Slack slack;
  private final double[] gaps;
  private Rows centres;

  AllCentres(Kernel kernel, Rows centres) {
    this.kernel = kernel;
    this.slack = Slack.of(centres.columns());
    this.gaps = new double[centres.count()];
    this.centres = centres;
  }

  @Override
  public void move(Rows to) {
    centres = to;
    Columns turned = new Columns(to);
    kernel
        .team()
        .each(
            gaps.length,
            centre -> {
              double[] squares = new double[gaps.length];
              turned.squares(centre, 0, gaps.length, squares);
              squares[centre] = Double.POSITIVE_INFINITY;
              gaps[centre] = slack.atLeast(Arrays.stream(squares).min().orElseThrow());
            });
  }

  @Override
  public double gap(int centre) {
    return gaps[centre];
  }

  @Override
  public void nearest(
      int[] places, int count, int[] labels, double[] above, Nearest into, Tally tally) {
    kernel.distances().nearest(kernel.rows(), places, count, centres, into);
    tally.picked(count, centres.count());
  }
}
