package io.strate.learn.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How good a model becomes with more rows to learn from.
 *
 * @param points in the order of the sizes
 */
public record LearningCurve(List<Point> points) {

  /**
   * @param rows how many it learnt from
   * @param outcome how good it was then
   */
  public record Point(int rows, Outcome outcome) {}

  /**
   * @param training the measure on the rows that it learnt from
   * @param validation the measure on rows that it never saw, the same for all sizes
   */
  public record Outcome(double training, Interval validation) {}

  /** Learns from rows and measures what was learnt. */
  public interface Training {
    /**
     * @param rows their places
     */
    Outcome on(int[] rows);
  }

  public LearningCurve {
    points = List.copyOf(points);
  }

  /**
   * The rows of a smaller size are among those of a larger one, and each class has its share of
   * every size but for rounding.
   *
   * @param strata the class of each row that may be learnt from
   * @param sizes how many rows to learn from, rising
   * @throws IllegalArgumentException for sizes that do not rise from 1 or more, or are more than
   *     there are rows
   */
  public static LearningCurve of(int[] strata, int[] sizes, long seed, Training training) {
    for (int i = 0; i < sizes.length; i++) {
      int least = i == 0 ? 1 : sizes[i - 1] + 1;
      if (sizes[i] < least || sizes[i] > strata.length) {
        throw new IllegalArgumentException(
            "learning curve: expected rising sizes from 1 to %d rows, found %s; take for instance a tenth, a third and all"
                .formatted(strata.length, Arrays.toString(sizes)));
      }
    }
    int[] order = order(strata, seed);
    List<Point> points = new ArrayList<>();
    for (int size : sizes) {
      int[] rows = Arrays.copyOf(order, size);
      Arrays.sort(rows);
      points.add(new Point(size, training.on(rows)));
    }
    return new LearningCurve(points);
  }

  /** All rows, such that each class is spread evenly over the order. */
  private static int[] order(int[] strata, long seed) {
    record Place(int row, double at) {}
    SplittableRandom random = new SplittableRandom(seed);
    List<Place> places = new ArrayList<>();
    for (int stratum : Arrays.stream(strata).distinct().sorted().toArray()) {
      int[] rows = IntStream.range(0, strata.length).filter(i -> strata[i] == stratum).toArray();
      for (int i = rows.length - 1; i >= 0; i--) {
        int j = random.nextInt(i + 1);
        places.add(new Place(rows[j], (i + 0.5) / rows.length));
        rows[j] = rows[i];
      }
    }
    places.sort(Comparator.comparingDouble(Place::at).thenComparingInt(Place::row));
    return places.stream().mapToInt(Place::row).toArray();
  }
}
