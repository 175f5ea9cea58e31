package io.strate.learn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Files of numbers that the scripts of src/test/reference made with scikit-learn and SciPy. */
public final class ReferenceNumbers {
  private ReferenceNumbers() {}

  /** The numbers of each line of a file that lies beside a class. */
  public static double[][] read(Class<?> beside, String name) {
    try (InputStream file = beside.getResourceAsStream(name + ".txt")) {
      return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(line -> Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray())
          .toArray(double[][]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
