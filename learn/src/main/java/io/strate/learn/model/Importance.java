package io.strate.learn.model;

import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How much worse a model becomes when the values of one feature are dealt anew among rows
 * (permutation importance, Breiman 2001; Fisher, Rudin and Dominici 2019).
 *
 * @param feature its column
 * @param loss by how much the loss on the rows grows: log loss of classes, mean squared error of
 *     amounts; about 0, perhaps below, for what does not matter
 */
public record Importance(String feature, double loss) {

  private static final int REPEATS = 3;

  /** Of all features, the most important first. */
  public static List<Importance> of(Model model, Examples rows, long seed) {
    double before = loss(model, rows.features(), rows.target());
    SplittableRandom random = new SplittableRandom(seed);
    List<Importance> all = new ArrayList<>();
    for (String name : model.pipeline().encoding().columns()) {
      double sum = 0;
      for (int i = 0; i < REPEATS; i++) {
        Dataset dealt = with(rows.features(), name, shuffled(rows, name, random));
        sum += loss(model, dealt, rows.target()) - before;
      }
      all.add(new Importance(name, sum / REPEATS));
    }
    all.sort(Comparator.<Importance>comparingDouble(each -> each.loss()).reversed());
    return all;
  }

  private static Column shuffled(Examples rows, String name, SplittableRandom random) {
    int[] places = new int[rows.count()];
    for (int i = 0; i < places.length; i++) {
      int j = random.nextInt(i + 1);
      places[i] = places[j];
      places[j] = i;
    }
    return rows.features().column(name).pick(places);
  }

  /** The same dataset with another column of that name. */
  static Dataset with(Dataset dataset, String name, Column column) {
    List<Column> columns = new ArrayList<>(dataset.columns());
    columns.set(dataset.names().indexOf(name), column);
    return new Dataset(dataset.names(), columns, dataset.count());
  }

  private static double loss(Model model, Dataset rows, Target target) {
    double[] answers = model.answer(rows);
    double sum = 0;
    int count = target.count();
    for (int row = 0; row < count; row++) {
      sum +=
          switch (target) {
            case Target.Amounts(double[] came) -> square(answers[row] - came[row]);
            case Target.Classes classes when classes.names().size() == 2 ->
                surprise(classes.codes()[row] == 1 ? answers[row] : 1 - answers[row]);
            case Target.Classes classes ->
                surprise(answers[row * classes.names().size() + classes.codes()[row]]);
          };
    }
    return sum / count;
  }

  private static double square(double x) {
    return x * x;
  }

  /** One mistake is not infinitely bad. */
  private static double surprise(double probability) {
    return -Math.log(Math.max(probability, 1e-6));
  }
}
