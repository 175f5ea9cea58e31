package io.strate.learn.cluster;

import io.strate.learn.SharedFolder;
import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.List;

/** A published clustering set with its known clusters. */
public record SharedSet(Rows rows, Labels truth) {
  /** Skips the test where the set is not there. */
  public static SharedSet read(String name) {
    List<String> lines = SharedFolder.lines("clustering", name);
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
  }
}
