package io.strate.learn.tune;

import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Target;
import io.strate.learn.evaluate.Classified;
import io.strate.learn.evaluate.Forecast;
import io.strate.learn.evaluate.Measure;
import io.strate.learn.evaluate.Measures;
import io.strate.learn.evaluate.Predicted;
import io.strate.learn.evaluate.Scored;
import io.strate.learn.split.Folds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compares ways by cross-validation, with more rows for fewer ways from round to round (successive
 * halving, Jamieson and Talwalkar 2016). The best way of each method stays to the last round, so
 * that all methods are compared on equal terms. The same examples and seed give the same table on
 * any machine: the budget is rows, not seconds.
 *
 * @param folds at least 2; linked rows stay in one fold
 * @param rows how many rows the last round takes at most; others are left out by lot, group by
 *     group. Rounds before it take a third each of what follows. Where classes are rare, all take
 *     as many as bring some of them into each fold
 * @param seed of lots and folds
 */
public record Search(int folds, int rows, long seed) {

  /** A round that takes fewer rows tells nothing. */
  private static final int FEWEST_ROWS = 500;

  private static final int FEWER = 3;

  /** So many groups of each fold are not all of the most frequent class, or it tells nothing. */
  private static final int FEWEST_OTHERS = 5;

  /** Told before each fit; whatever it throws ends the search. */
  @FunctionalInterface
  public interface Watch {
    void at(int done, int of);
  }

  public Search {
    if (folds < 2 || rows < 1) {
      throw new IllegalArgumentException(
          "search: expected at least 2 folds and a row, found %d and %d; raise them"
              .formatted(folds, rows));
    }
  }

  /** Four folds of at most 20,000 rows. */
  public static Search standard(long seed) {
    return new Search(4, 20_000, seed);
  }

  /**
   * @param ways at least one, of different names
   * @throws IllegalArgumentException if the examples cannot be dealt to folds, or no way can learn
   *     from them
   */
  public Comparison compare(List<Way> ways, Examples examples, Watch watch) {
    int least = leastRows(examples);
    List<Integer> rounds =
        rounds(Math.min(Math.max(rows, least), examples.count()), least, ways.size());
    Fits fits = new Fits(watch, fits(ways, rounds));
    List<Trial> given = new ArrayList<>();
    List<Way> still = ways;
    Target target = examples.target();
    for (int round = 0; round < rounds.size(); round++) {
      Examples drawn = drawn(examples, rounds.get(round));
      Folds dealt = Folds.of(drawn, folds, seed);
      List<Trial> trials = new ArrayList<>();
      for (Way way : still) {
        trials.add(trial(way, drawn, dealt, fits));
      }
      trials.sort(better(target));
      boolean last = round == rounds.size() - 1;
      List<Trial> stay = last ? trials : staying(trials);
      given.addAll(0, trials.stream().filter(trial -> last || !stay.contains(trial)).toList());
      still = stay.stream().map(Trial::way).toList();
    }
    return new Comparison(measure(target), higherIsBetter(target), given);
  }

  /** How many rows bring enough of the classes that are rare. */
  private int leastRows(Examples examples) {
    if (!(examples.target() instanceof Target.Classes classes)) {
      return 0;
    }
    int[] sizes = new int[classes.names().size()];
    Arrays.stream(classes.codes()).forEach(code -> sizes[code]++);
    int most = 0;
    for (int code = 1; code < sizes.length; code++) {
      most = sizes[code] > sizes[most] ? code : most;
    }
    int mostFrequent = most;
    long others =
        IntStream.range(0, examples.count())
            .filter(row -> classes.codes()[row] != mostFrequent)
            .map(row -> examples.groups()[row])
            .distinct()
            .count();
    double share = (double) folds * FEWEST_OTHERS / Math.max(1, others);
    return (int) Math.min(examples.count(), Math.ceil(share * examples.count()));
  }

  private static List<Integer> rounds(int rows, int least, int ways) {
    List<Integer> rounds = new ArrayList<>(List.of(rows));
    int left = ways;
    while (left > FEWER && rounds.getFirst() / FEWER >= Math.max(least, FEWEST_ROWS)) {
      rounds.addFirst(rounds.getFirst() / FEWER);
      left /= FEWER;
    }
    return rounds;
  }

  /** The better third, and the best of each method. */
  private static List<Trial> staying(List<Trial> trials) {
    List<Trial> staying = new ArrayList<>();
    int third = Math.max(1, trials.size() / FEWER);
    for (Trial trial : trials) {
      boolean first = staying.stream().noneMatch(s -> s.way().method() == trial.way().method());
      if (first || staying.size() < third) {
        staying.add(trial);
      }
    }
    return staying;
  }

  private int fits(List<Way> ways, List<Integer> rounds) {
    return ways.size() * rounds.size() * folds;
  }

  /** Counts fits; how many there will be is known in the end only, so the count is a bound. */
  private static final class Fits {
    private final Watch watch;
    private final int of;
    private int done;

    Fits(Watch watch, int of) {
      this.watch = watch;
      this.of = of;
    }

    void next() {
      watch.at(done++, of);
    }
  }

  /** Whole groups by lot: as one of several folds that are dealt by the seed. */
  private Examples drawn(Examples examples, int wanted) {
    int parts = (int) Math.ceil((double) examples.count() / wanted);
    return parts < 2 ? examples : examples.pick(Folds.upTo(parts, examples, seed).held(0));
  }

  private Trial trial(Way way, Examples drawn, Folds dealt, Fits fits) {
    double[] scores = new double[dealt.count()];
    for (int fold = 0; fold < scores.length; fold++) {
      fits.next();
      Examples held = drawn.pick(dealt.held(fold));
      Pipeline pipeline = Pipeline.fit(way, drawn.pick(dealt.training(fold)), seed);
      scores[fold] = score(pipeline.predict(held.features()), held.target());
    }
    double mean = 0;
    for (double score : scores) {
      mean += score / scores.length;
    }
    double squares = 0;
    for (double score : scores) {
      squares += (score - mean) * (score - mean);
    }
    double error = Math.sqrt(squares / (scores.length - 1) / scores.length);
    return new Trial(way, drawn.count(), scores.length, mean, error);
  }

  private static Comparator<Trial> better(Target target) {
    Comparator<Trial> rising = Comparator.comparingDouble(Trial::score);
    return higherIsBetter(target) ? rising.reversed() : rising;
  }

  private static boolean higherIsBetter(Target target) {
    return target instanceof Target.Classes classes && classes.names().size() == 2;
  }

  private static String measure(Target target) {
    return switch (target) {
      case Target.Classes classes when classes.names().size() == 2 -> Measures.AUC.name();
      case Target.Classes _ -> Classified.LOG_LOSS.name();
      case Target.Amounts _ -> Forecast.RMSE.name();
    };
  }

  private static double score(double[] answers, Target target) {
    return switch (target) {
      case Target.Classes classes when classes.names().size() == 2 ->
          of(Measures.AUC, Scored.of(answers, classes));
      case Target.Classes classes -> of(Classified.LOG_LOSS, classified(answers, classes));
      case Target.Amounts amounts -> of(Forecast.RMSE, Forecast.of(answers, amounts.numbers()));
    };
  }

  private static <S extends Predicted<S>> double of(Measure<S> measure, S sample) {
    return measure.of(sample);
  }

  private static Classified classified(double[] answers, Target.Classes classes) {
    int count = classes.names().size();
    double[][] probabilities = new double[classes.count()][count];
    for (int row = 0; row < probabilities.length; row++) {
      System.arraycopy(answers, row * count, probabilities[row], 0, count);
    }
    return Classified.of(probabilities, classes.codes());
  }
}
