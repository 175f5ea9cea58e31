package io.strate.learn.model;

import io.strate.learn.dataset.Matrix;
import io.strate.learn.encode.Output;
import io.strate.learn.predict.Explained;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Why a model answers as it does about a row, in parts of the calibrated answer.
 *
 * <p>Exact: Shapley values of the features on the scale on which the learner adds up (see {@link
 * Explained}); the sum of all parts; and how much all that speaks for the answer, and all that
 * speaks against it, adds to the calibrated answer: the mean of saying the one first and the other
 * first, which is the Shapley value of the two. Not exact: within each of the two, features share
 * it in proportion to their values on the learner's scale, though calibration bends that scale.
 *
 * @param usual what is said before anything is known of the row
 * @param answer what is said of it
 * @param parts what each feature adds, the largest first; they sum to the difference of the two
 * @param isExact whether the Shapley values are exact; else they are judged by a sample of orders
 */
public record Why(double usual, double answer, List<Part> parts, boolean isExact) {

  private static final long SEED = 1;

  /** What a feature adds to the answer. */
  public record Part(String feature, double points) {}

  public Why {
    parts = List.copyOf(parts);
  }

  /**
   * @param row as {@link io.strate.learn.encode.LiveRow#encode} makes it
   * @param output which number of the answer: of several classes, the place of one
   * @param background encoded rows like those that were learnt from; asked only of what cannot
   *     explain itself
   */
  public static Why of(Model model, double[] row, int output, Supplier<Matrix> background) {
    Explained explained =
        model.pipeline().predictor() instanceof Explained exact
            ? exact
            : Explained.of(model.pipeline().predictor(), background.get(), SEED);
    return new Explaining(model, explained, row, output).why();
  }

  /** The features of one row, with what each adds to each number of the answer. */
  private static final class Explaining {
    private final Model model;
    private final Explained explained;
    private final int output;
    private final double[] usual;
    private final Map<String, double[]> features = new LinkedHashMap<>();

    Explaining(Model model, Explained explained, double[] row, int output) {
      this.model = model;
      this.explained = explained;
      this.output = output;
      this.usual = new double[explained.outputs()];
      List<Output> columns = model.pipeline().encoding().outputs();
      for (int each = 0; each < usual.length; each++) {
        double[] adds = explained.contributions(row, each);
        usual[each] = adds[columns.size()];
        for (int column = 0; column < columns.size(); column++) {
          String feature = columns.get(column).feature();
          features.computeIfAbsent(feature, _ -> new double[usual.length])[each] += adds[column];
        }
      }
    }

    Why why() {
      double none = said(false, false);
      double all = said(true, true);
      double forAlone = said(true, false);
      double againstAlone = said(false, true);
      double up = (forAlone - none + all - againstAlone) / 2;
      double down = (againstAlone - none + all - forAlone) / 2;
      double allFor = sum(true);
      double allAgainst = sum(false);
      List<Part> parts = new ArrayList<>();
      features.forEach(
          (feature, adds) -> {
            double own = adds[output];
            double points = own > 0 ? up * own / allFor : own < 0 ? down * own / allAgainst : 0;
            parts.add(new Part(feature, points));
          });
      parts.sort(Comparator.<Part>comparingDouble(part -> Math.abs(part.points())).reversed());
      return new Why(none, all, parts, explained.exact());
    }

    private double sum(boolean isFor) {
      return features.values().stream()
          .mapToDouble(adds -> adds[output])
          .filter(own -> own != 0 && own > 0 == isFor)
          .sum();
    }

    /** What is said if only what speaks for the answer, or against it, is known. */
    private double said(boolean withFor, boolean withAgainst) {
      double[] sums = usual.clone();
      for (double[] adds : features.values()) {
        if (adds[output] > 0 ? withFor : withAgainst) {
          for (int each = 0; each < sums.length; each++) {
            sums[each] += adds[each];
          }
        }
      }
      explained.answer(sums);
      model.scale().apply(sums, 0);
      return sums[output];
    }
  }
}
