package io.strate.learn.model;

import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a model would say in the mean if all rows had the same value of a feature (partial
 * dependence, Friedman 2001). Of several classes it is the probability of the last one.
 *
 * @param feature its column
 * @param numbers rising; empty for categories
 * @param levels the most frequent ones first; empty for numbers
 * @param answers one for each number or level
 */
public record Dependence(
    String feature, List<Double> numbers, List<String> levels, List<Double> answers) {

  private static final int MOST = 20;

  public Dependence {
    numbers = List.copyOf(numbers);
    levels = List.copyOf(levels);
    answers = List.copyOf(answers);
  }

  /**
   * At up to 20 quantiles of its numbers, or for its 20 most frequent levels of those that the
   * model tells apart.
   */
  public static Dependence of(Model model, Dataset rows, String feature) {
    return switch (rows.column(feature)) {
      case Column.Numbers numbers -> ofNumbers(model, rows, feature, numbers.values());
      case Column.Categories categories -> ofLevels(model, rows, feature, categories);
    };
  }

  private static Dependence ofNumbers(Model model, Dataset rows, String feature, double[] values) {
    double[] known = Arrays.stream(values).filter(x -> !Double.isNaN(x)).sorted().toArray();
    List<Double> numbers = Arrays.stream(quantiles(known)).distinct().boxed().toList();
    List<Double> answers = new ArrayList<>();
    for (double number : numbers) {
      double[] same = new double[rows.count()];
      Arrays.fill(same, number);
      answers.add(mean(model, Importance.with(rows, feature, new Column.Numbers(same))));
    }
    return new Dependence(feature, numbers, List.of(), answers);
  }

  private static double[] quantiles(double[] rising) {
    if (rising.length == 0) {
      return rising;
    }
    double[] quantiles = new double[MOST];
    for (int i = 0; i < MOST; i++) {
      quantiles[i] = rising[(int) Math.round((double) i / (MOST - 1) * (rising.length - 1))];
    }
    return quantiles;
  }

  private static Dependence ofLevels(
      Model model, Dataset rows, String feature, Column.Categories categories) {
    int[] often = new int[categories.levels().size()];
    for (int code : categories.codes()) {
      if (code != Column.Categories.UNKNOWN) {
        often[code]++;
      }
    }
    List<Integer> codes = new ArrayList<>();
    for (int code = 0; code < often.length; code++) {
      String level = categories.levels().get(code);
      if (often[code] > 0 && model.pipeline().encoding().names(feature, level)) {
        codes.add(code);
      }
    }
    codes.sort((one, other) -> Integer.compare(often[other], often[one]));
    List<String> levels = new ArrayList<>();
    List<Double> answers = new ArrayList<>();
    for (int code : codes.subList(0, Math.min(MOST, codes.size()))) {
      int[] same = new int[rows.count()];
      Arrays.fill(same, code);
      levels.add(categories.levels().get(code));
      answers.add(
          mean(
              model,
              Importance.with(rows, feature, new Column.Categories(same, categories.levels()))));
    }
    return new Dependence(feature, List.of(), levels, answers);
  }

  private static double mean(Model model, Dataset rows) {
    double[] answers = model.answer(rows);
    int outputs = model.pipeline().predictor().outputs();
    double sum = 0;
    for (int row = 0; row < rows.count(); row++) {
      sum += answers[row * outputs + outputs - 1];
    }
    return sum / rows.count();
  }
}
