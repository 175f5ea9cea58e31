package io.strate.learn.cluster;

import io.strate.learn.ReferenceNumbers;
import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/** Values of scikit-learn and SciPy, made by src/test/reference/make_references.py. */
final class Reference {
  /** Two well told columns, seven blurred ones, three of whole numbers with many ties. */
  static final String[] SETS = {"flat", "deep", "steps"};

  private Reference() {}

  static double[][] numbers(String name) {
    return ReferenceNumbers.read(Reference.class, name);
  }

  static Rows rows(String name) {
    return Rows.of(numbers(name));
  }

  static Labels labels(double... numbers) {
    return Labels.of(ints(numbers));
  }

  static int[] ints(double... numbers) {
    return Arrays.stream(numbers).mapToInt(x -> (int) x).toArray();
  }
}
