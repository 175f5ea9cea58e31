package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Values of scikit-learn and SciPy, made by the scripts in src/test/reference. */
public final class Reference {
  /** Two well told columns, seven blurred ones, three of whole numbers with many ties. */
  public static final String[] SETS = {"flat", "deep", "steps"};

  private Reference() {}

  public static double[][] numbers(String name) {
    return numbers(Reference.class, name);
  }

  /** Of the package of that test. */
  public static double[][] numbers(Class<?> test, String name) {
    try (InputStream file = test.getResourceAsStream(name + ".txt")) {
      return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(line -> Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray())
          .toArray(double[][]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
