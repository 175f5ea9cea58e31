package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;

/**
 * No bounds: all rows meet all centres, by rounded scores where these leave no doubt (Lloyd 1982).
 */
final class Scores implements Strategy {
  private final Kernel kernel;
  private final Rounded rounded;
  private Rows centres;
  private Rounded.Centres roundedCentres;

  Scores(Kernel kernel, Rounded rounded, Rows centres) {
    this.kernel = kernel;
    this.rounded = rounded;
    this.centres = centres;
    this.roundedCentres = rounded.round(centres);
  }

  @Override
  public void move(Rows from, Rows to) {
    centres = to;
    roundedCentres = rounded.round(to);
  }

  @Override
  public Search search(int from, int to) {
    return new OfRows();
  }

  private final class OfRows implements Search {
    private long looked;
    private long doubted;

    @Override
    public void find(int from, int to, int[] labels, int[] found, Tally tally) {
      int count = to - from;
      Nearest nearest = Nearest.room(count);
      if (isRough()) {
        kernel.distances().nearest(kernel.columns(), from, count, centres, nearest);
        System.arraycopy(nearest.centre(), 0, found, 0, count);
        tally.all(count, centres.count());
        return;
      }
      int[] places = new int[count];
      int doubtful = kernel.distances().likely(rounded, from, count, roundedCentres, found, places);
      kernel.distances().nearest(kernel.rows(), places, doubtful, centres, nearest);
      for (int i = 0; i < doubtful; i++) {
        found[places[i] - from] = nearest.centre()[i];
      }
      tally.scores(count, centres.count());
      tally.picked(doubtful, centres.count());
      looked += count;
      doubted += doubtful;
    }

    /** Whether rounded numbers leave so many rows in doubt that they are no use. */
    private boolean isRough() {
      return doubted > looked / 4 + Team.LEAST_ROWS;
    }
  }
}
