package io.strate.learn.cluster;

import io.strate.learn.cluster.KMeans.Method;
import io.strate.learn.dataset.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which strategy each slice of rows is searched by. Where it is not said, all are searched by
 * scores, but for some that probe bounds: once what is counted there says that one of them takes
 * less, all slices go over to it, except probes of those that are not far behind. Nothing is timed,
 * and labels are the same either way.
 */
final class Choice {
  /** Of so many slices, one is a probe of each strategy. */
  private static final int PROBED = 32;

  /** To go over takes a comparison of all rows with all centres: so much less shall be taken. */
  private static final double WORTH = 0.5;

  /** Among fewer centres, what Exponion and Yinyang spare is less than what they look up. */
  private static final int MANY = 50;

  /** What takes so many times as much as the least is out of the question from then on. */
  private static final double HOPELESS = 2;

  /** A strategy in question, and the slices that are searched by it. */
  private record Trial(Strategy strategy, List<Integer> slices) {}

  private final Kernel kernel;
  private final int columns;
  private final Strategy.Search[] searches;

  /** The first has all slices but the probes. */
  private List<Trial> trials;

  /** Whether all searches know their rows. */
  private boolean areKnown;

  private Choice(Kernel kernel, int columns, List<Strategy> strategies) {
    this.kernel = kernel;
    this.columns = columns;
    this.searches = new Strategy.Search[Team.slices(kernel.rows().count())];
    this.trials =
        strategies.stream().map(strategy -> new Trial(strategy, new ArrayList<>())).toList();
    for (int slice = 0; slice < searches.length; slice++) {
      int probe = slice % PROBED + 1;
      goOver(slice, trials.get(probe < trials.size() ? probe : 0));
    }
  }

  static Choice of(Kernel kernel, Rounded rounded, Rows start, Method method) {
    List<Strategy> strategies =
        switch (method) {
          case AUTO -> inQuestion(kernel, rounded, start);
          case LLOYD -> List.of(new Scores(kernel, rounded, start));
          case HAMERLY -> List.of(hamerly(kernel, start));
          case EXPONION -> List.of(exponion(kernel, start));
          case YINYANG -> List.of(new GroupBounds(kernel, start));
        };
    return new Choice(kernel, start.columns(), strategies);
  }

  private static List<Strategy> inQuestion(Kernel kernel, Rounded rounded, Rows start) {
    long rows = kernel.rows().count();
    List<Strategy> strategies = new ArrayList<>();
    strategies.add(new Scores(kernel, rounded, start));
    strategies.add(hamerly(kernel, start));
    if (isTried(NearCentres.memory(start.count()), rows, start.columns(), start.count())) {
      strategies.add(exponion(kernel, start));
    }
    if (isTried(GroupBounds.memory(rows, start.count()), rows, start.columns(), start.count())) {
      strategies.add(new GroupBounds(kernel, start));
    }
    return strategies;
  }

  /** Whether centres are many, and it takes no more memory than the rows do. */
  private static boolean isTried(long bytes, long rows, int columns, int clusters) {
    return clusters >= MANY && bytes <= rows * columns * Double.BYTES;
  }

  /** How many bytes the method takes at most beside what Hamerly's does. */
  static long memory(Method method, long rows, int columns, int clusters) {
    long near = NearCentres.memory(clusters);
    long groups = GroupBounds.memory(rows, clusters);
    return switch (method) {
      case LLOYD, HAMERLY -> 0;
      case EXPONION -> near;
      case YINYANG -> groups;
      case AUTO ->
          (isTried(near, rows, columns, clusters) ? near : 0)
              + (isTried(groups, rows, columns, clusters) ? groups : 0);
    };
  }

  private static Strategy hamerly(Kernel kernel, Rows start) {
    return new PairBounds(kernel, new AllCentres(kernel, start), start);
  }

  private static Strategy exponion(Kernel kernel, Rows start) {
    return new PairBounds(kernel, new NearCentres(kernel, start), start);
  }

  private void goOver(int slice, Trial trial) {
    int rows = kernel.rows().count();
    trial.slices.add(slice);
    searches[slice] = trial.strategy.search(Team.start(slice, rows), Team.start(slice + 1, rows));
  }

  Strategy.Search search(int slice) {
    return searches[slice];
  }

  void move(Rows from, Rows to) {
    trials.forEach(trial -> trial.strategy.move(from, to));
  }

  /** Looks at what was counted in each slice, and may go over to another strategy. */
  void weigh(Tally[] tallies) {
    List<Trial> there = trials.stream().filter(trial -> !trial.slices.isEmpty()).toList();
    Trial former = there.getFirst();
    Trial least =
        there.stream().min(Comparator.comparingDouble(trial -> cost(trial, tallies))).orElseThrow();
    double cost = cost(least, tallies);
    if (areKnown && cost < WORTH * cost(former, tallies)) {
      trials = new ArrayList<>(List.of(least));
      for (Trial trial : there) {
        if (trial != least && trial != former && cost(trial, tallies) < HOPELESS * cost) {
          trials.add(trial);
        } else if (trial != least) {
          trial.slices.forEach(slice -> goOver(slice, least));
        }
      }
      areKnown = false;
    } else {
      areKnown = true;
    }
  }

  /** What a row took. */
  private double cost(Trial trial, Tally[] tallies) {
    double cost = 0;
    long rows = 0;
    for (int slice : trial.slices) {
      cost += tallies[slice].cost(columns);
      rows += tallies[slice].rows();
    }
    return cost / rows;
  }
}
