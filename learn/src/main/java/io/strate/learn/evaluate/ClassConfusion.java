package io.strate.learn.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What came beside what was said, for several classes.
 *
 * @param counts by the class that came, then by the class that was said: what such rows weigh
 */
public record ClassConfusion(List<List<Double>> counts) {

  public ClassConfusion {
    counts = counts.stream().map(List::copyOf).toList();
  }

  /** Each row is said to be of its likeliest class, the first of equally likely ones. */
  public static ClassConfusion of(Classified classified) {
    int classes = classified.classes();
    double[][] counts = new double[classes][classes];
    for (int row = 0; row < classified.count(); row++) {
      counts[classified.came(row)][classified.likeliest(row)] += classified.weight(row);
    }
    List<List<Double>> lines = new ArrayList<>();
    for (double[] line : counts) {
      lines.add(Arrays.stream(line).boxed().toList());
    }
    return new ClassConfusion(lines);
  }

  /** The question whether a row is of this class. */
  public Confusion of(int wanted) {
    double both = counts.get(wanted).get(wanted);
    double came = line(wanted);
    double said = column(wanted);
    return new Confusion(both, said - both, total() - came - said + both, came - both);
  }

  public double accuracy() {
    return right() / total();
  }

  /**
   * The mean over the classes that came or were said; a share of nothing counts as 0. The mean over
   * all rows alike (micro) needs no method: of precision, recall and F1 it is the accuracy.
   */
  public double macro(ToDoubleFunction<Confusion> measure) {
    double sum = 0;
    int classes = 0;
    for (int i = 0; i < counts.size(); i++) {
      if (line(i) + column(i) > 0) {
        double value = measure.applyAsDouble(of(i));
        sum += Double.isNaN(value) ? 0 : value;
        classes++;
      }
    }
    return sum / classes;
  }

  /** Matthews' correlation for several classes (Gorodkin 2004); 0 if either side is constant. */
  public double matthews() {
    double total = total();
    double together = right() * total;
    double ofLines = total * total;
    double ofColumns = total * total;
    for (int i = 0; i < counts.size(); i++) {
      together -= line(i) * column(i);
      ofLines -= line(i) * line(i);
      ofColumns -= column(i) * column(i);
    }
    double product = Math.sqrt(ofLines) * Math.sqrt(ofColumns);
    if (total == 0) {
      return Double.NaN;
    }
    return product == 0 ? 0 : together / product;
  }

  private double right() {
    double sum = 0;
    for (int i = 0; i < counts.size(); i++) {
      sum += counts.get(i).get(i);
    }
    return sum;
  }

  private double total() {
    double sum = 0;
    for (int i = 0; i < counts.size(); i++) {
      sum += line(i);
    }
    return sum;
  }

  private double line(int came) {
    return counts.get(came).stream().mapToDouble(x -> x).sum();
  }

  private double column(int said) {
    return counts.stream().mapToDouble(line -> line.get(said)).sum();
  }
}
