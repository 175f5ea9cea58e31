package io.strate.learn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Named numbers of scikit-learn and SciPy, made by
 * src/test/reference/make_evaluation_references.py.
 */
public record ReferenceValues(Map<String, double[]> named) {

  /** Those of a package. */
  public static ReferenceValues of(String folder) {
    Map<String, double[]> named = new HashMap<>();
    try (InputStream file = ReferenceValues.class.getResourceAsStream(folder + "/reference.txt")) {
      new String(file.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(line -> line.split(" "))
          .forEach(
              words ->
                  named.put(
                      words[0],
                      Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ReferenceValues(named);
  }

  public double[] numbers(String name) {
    double[] numbers = named.get(name);
    if (numbers == null) {
      throw new AssertionError("no values called " + name);
    }
    return numbers;
  }

  public int[] ints(String name) {
    return Arrays.stream(numbers(name)).mapToInt(x -> (int) x).toArray();
  }

  public boolean[] answers(String name) {
    double[] numbers = numbers(name);
    boolean[] answers = new boolean[numbers.length];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = numbers[i] == 1;
    }
    return answers;
  }
}
