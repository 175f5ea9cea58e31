package io.strate.learn.judge;

import io.strate.learn.cluster.Agreement;
import io.strate.learn.cluster.Labels;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * How much two labellings agree: of two runs, methods or periods.
 *
 * @param left the name of one
 * @param right the name of the other
 * @param shared how many rows both label
 */
public record Accord(
    String left, String right, int shared, double adjustedRand, double adjustedMutualInformation) {

  /** How much alike, by the adjusted Rand index (bounds: Steinley 2004). */
  public enum Grade {
    /** From 0.9: excellent. */
    SAME,
    /** From 0.8: good. */
    MOSTLY,
    /** From 0.65: moderate. */
    PARTLY,
    /** Below: poor. */
    OTHERS;

    /** Of an adjusted Rand index. */
    public static Grade of(double adjustedRand) {
      return adjustedRand >= 0.9
          ? SAME
          : adjustedRand >= 0.8 ? MOSTLY : adjustedRand >= 0.65 ? PARTLY : OTHERS;
    }
  }

  /**
   * A labelling of rows that may not be the others' rows.
   *
   * @param name of the run, method or period
   * @param keys of the rows, all different
   * @param labels any numbers from 0 on, or {@link Labels#NOISE}
   */
  public record Labelling(String name, long[] keys, int[] labels) {
    public Labelling {
      if (keys.length != labels.length) {
        throw new IllegalArgumentException(
            "labelling '%s': expected a key for each of %d labels, found %d; hand over the keys of the labelled rows"
                .formatted(name, labels.length, keys.length));
      }
    }
  }

  /**
   * Over the rows that both label; noise is one more group.
   *
   * @throws IllegalArgumentException if they share no row
   */
  public static Accord of(Labelling left, Labelling right) {
    Map<Long, Integer> places = new HashMap<>();
    for (int row = 0; row < right.keys().length; row++) {
      places.put(right.keys()[row], row);
    }
    int[] shared =
        IntStream.range(0, left.keys().length)
            .filter(row -> places.containsKey(left.keys()[row]))
            .toArray();
    if (shared.length == 0) {
      throw new IllegalArgumentException(
          "agreement of '%s' and '%s': expected rows that both label, found none; compare labellings that share rows"
              .formatted(left.name(), right.name()));
    }
    IntStream ofRight =
        IntStream.of(shared).map(row -> Objects.requireNonNull(places.get(left.keys()[row])));
    Agreement agreement =
        Agreement.between(
            closed(IntStream.of(shared).map(row -> left.labels()[row])),
            closed(ofRight.map(row -> right.labels()[row])));
    return new Accord(
        left.name(),
        right.name(),
        shared.length,
        agreement.adjustedRand(),
        agreement.adjustedMutualInformation());
  }

  /** Numbers without a gap, as a cluster may have none of the shared rows. */
  private static Labels closed(IntStream labels) {
    Map<Integer, Integer> numbers = new HashMap<>();
    numbers.put(Labels.NOISE, Labels.NOISE);
    return Labels.of(
        labels.map(label -> numbers.computeIfAbsent(label, _ -> numbers.size() - 1)).toArray());
  }
}
