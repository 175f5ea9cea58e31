package io.strate.learn.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How good predictions are for one segment, beside everybody else.
 *
 * @param segment its number
 * @param rows how many are in it
 * @param figures one for each measure, in their order
 */
public record Standing(int segment, int rows, List<Figure> figures) {

  /**
   * @param measure its name
   * @param own of the segment's rows alone; no interval where it has no value
   * @param gap the segment's less everybody else's
   * @param flagged whether the segment is much worse off: by at least what counts as large, and the
   *     gap's interval excludes zero
   */
  public record Figure(String measure, Interval own, Interval gap, boolean flagged) {

    private static Figure of(Measure<?> measure, Interval own, Interval gap, double large) {
      double worse = measure.higherIsBetter() ? -gap.value() : gap.value();
      return new Figure(measure.name(), own, gap, worse >= large && gap.excludes(0));
    }
  }

  public Standing {
    figures = List.copyOf(figures);
  }

  /**
   * By rising number of segment. The confidence is that of all gaps of one measure together: each
   * is asked at 1 − (1 − confidence) / segments (Bonferroni), so that many segments raise no false
   * alarm. A segment that is better off is not flagged: those that are worse off than it are. Take
   * some hundred resamples for each segment.
   *
   * @param segments the number of the segment of each row, negative for none
   * @param groups a number for each row; rows of one group are drawn together
   * @param large the least gap that counts, such as 0.05
   */
  public static <S extends Predicted<S>> List<Standing> of(
      S predicted,
      int[] segments,
      int[] groups,
      List<Measure<S>> measures,
      Bootstrap bootstrap,
      double large) {
    if (segments.length != predicted.count()) {
      throw new IllegalArgumentException(
          "segments: expected one for each of %d rows, found %d; hand over the segments of these rows"
              .formatted(predicted.count(), segments.length));
    }
    int[] different = Arrays.stream(segments).filter(x -> x >= 0).distinct().sorted().toArray();
    double confidence = 1 - (1 - bootstrap.confidence()) / Math.max(1, different.length);
    List<Standing> standings = new ArrayList<>();
    for (int segment : different) {
      int[] inside = Arrays.stream(segments).map(x -> x == segment ? 1 : 0).toArray();
      Resampled resampled =
          bootstrap.draw(
              predicted.strata(), groups, often -> ownAndGaps(predicted, inside, often, measures));
      List<Figure> figures = new ArrayList<>();
      for (int i = 0; i < measures.size(); i++) {
        Interval own = resampled.interval(i, bootstrap.confidence());
        Interval gap = resampled.interval(measures.size() + i, confidence);
        figures.add(Figure.of(measures.get(i), own, gap, large));
      }
      standings.add(new Standing(segment, Arrays.stream(inside).sum(), figures));
    }
    return standings;
  }

  private static <S extends Predicted<S>> double[] ownAndGaps(
      S predicted, int[] inside, int[] often, List<Measure<S>> measures) {
    int[] within = new int[often.length];
    int[] outside = new int[often.length];
    for (int row = 0; row < often.length; row++) {
      within[row] = often[row] * inside[row];
      outside[row] = often[row] - within[row];
    }
    S own = predicted.times(within);
    S others = predicted.times(outside);
    double[] numbers = new double[2 * measures.size()];
    for (int i = 0; i < measures.size(); i++) {
      numbers[i] = measures.get(i).of(own);
      numbers[measures.size() + i] = numbers[i] - measures.get(i).of(others);
    }
    return numbers;
  }
}
