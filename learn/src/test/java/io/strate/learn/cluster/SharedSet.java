package io.strate.learn.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.strate.learn.dataset.Rows;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A published clustering set with its known clusters; for research only, so not kept here. */
public record SharedSet(Rows rows, Labels truth) {
  /** Skips the test where the set is not there. */
  public static SharedSet read(String name) {
    Path file = folder().resolve("clustering").resolve(name + ".csv.gz");
    assumeTrue(
        Files.exists(file),
        name
            + ".csv.gz is not there: set STRATE_DATA to the folder that has clustering/, or put it into shared/data beside the checkout");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().toList();
      int columns = Arrays.asList(lines.getFirst().split(",")).indexOf("label0");
      double[][] numbers =
          lines.stream()
              .skip(1)
              .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble))
              .map(line -> line.toArray())
              .toArray(double[][]::new);
      return new SharedSet(
          Rows.of(
              Arrays.stream(numbers)
                  .map(line -> Arrays.copyOf(line, columns))
                  .toArray(double[][]::new)),
          Labels.of(Arrays.stream(numbers).mapToInt(line -> (int) line[columns] - 1).toArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    String told = System.getenv("STRATE_DATA");
    Path at = Path.of("").toAbsolutePath();
    while (told == null && at != null && !Files.isDirectory(at.resolve("shared/data"))) {
      at = at.getParent();
    }
    return told != null ? Path.of(told) : (at == null ? Path.of("") : at).resolve("shared/data");
  }
}
