package io.strate.learn.cluster;

import io.strate.learn.ReferenceNumbers;
import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/** Values of scikit-learn and SciPy, made by the scripts in src/test/reference. */
public final class Reference {
  /** Two well told columns, seven blurred ones, three of whole numbers with many ties. */
  public static final String[] SETS = {"flat", "deep", "steps"};

  private Reference() {}

  public static double[][] numbers(String name) {
    return ReferenceNumbers.read(Reference.class, name);
  }

  public static Rows rows(String name) {
    return Rows.of(numbers(name));
  }

  public static Labels labels(double... numbers) {
    return Labels.of(ints(numbers));
  }

  public static int[] ints(double... numbers) {
    return Arrays.stream(numbers).mapToInt(x -> (int) x).toArray();
  }
}
