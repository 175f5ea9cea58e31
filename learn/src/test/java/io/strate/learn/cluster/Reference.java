package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Values of scikit-learn and SciPy, made by src/test/reference/make_references.py. */
final class Reference {
  /** Two well told columns, seven blurred ones, three of whole numbers with many ties. */
  static final String[] SETS = {"flat", "deep", "steps"};

  private Reference() {}

  static double[][] numbers(String name) {
    try (InputStream file = Reference.class.getResourceAsStream(name + ".txt")) {
      return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(line -> Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray())
          .toArray(double[][]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
