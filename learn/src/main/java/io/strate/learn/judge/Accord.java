package io.strate.learn.judge;

import io.strate.learn.cluster.Agreement;
import io.strate.learn.cluster.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much two labellings agree: of two runs, methods or periods.
 *
 * @param left the name of one
 * @param right the name of the other
 * @param shared how many rows both label
 */
public record Accord(
    String left, String right, int shared, double adjustedRand, double adjustedMutualInformation) {

  /**
   * A labelling of rows that may not be the others' rows.
   *
   * @param name of the run, method or period
   * @param keys of the rows, all different
   */
  public record Labelling(String name, long[] keys, Labels labels) {
    public Labelling {
      if (keys.length != labels.count()) {
        throw new IllegalArgumentException(
            "labelling '%s': expected a key for each of %d labels, found %d; hand over the keys of the labelled rows"
                .formatted(name, labels.count(), keys.length));
      }
    }
  }

  /** Of each labelling with each that comes after it, over the rows that both label. */
  public static List<Accord> between(List<Labelling> labellings) {
    List<Accord> accords = new ArrayList<>();
    for (int i = 0; i < labellings.size(); i++) {
      for (int j = i + 1; j < labellings.size(); j++) {
        accords.add(between(labellings.get(i), labellings.get(j)));
      }
    }
    return accords;
  }

  private static Accord between(Labelling left, Labelling right) {
    Map<Long, Integer> places = new HashMap<>();
    for (int row = 0; row < right.keys().length; row++) {
      places.put(right.keys()[row], row);
    }
    List<Integer> ofLeft = new ArrayList<>();
    List<Integer> ofRight = new ArrayList<>();
    for (int row = 0; row < left.keys().length; row++) {
      Integer other = places.get(left.keys()[row]);
      if (other != null) {
        ofLeft.add(left.labels().at(row));
        ofRight.add(right.labels().at(other));
      }
    }
    if (ofLeft.isEmpty()) {
      throw new IllegalArgumentException(
          "agreement of '%s' and '%s': expected rows that both label, found none; compare labellings that share rows"
              .formatted(left.name(), right.name()));
    }
    Agreement agreement = Agreement.between(closed(ofLeft), closed(ofRight));
    return new Accord(
        left.name(),
        right.name(),
        ofLeft.size(),
        agreement.adjustedRand(),
        agreement.adjustedMutualInformation());
  }

  /** Numbers without a gap, as a cluster may have none of the shared rows. */
  private static Labels closed(List<Integer> labels) {
    Map<Integer, Integer> numbers = new HashMap<>();
    numbers.put(Labels.NOISE, Labels.NOISE);
    return Labels.of(
        labels.stream()
            .mapToInt(label -> numbers.computeIfAbsent(label, it -> numbers.size() - 1))
            .toArray());
  }
}
