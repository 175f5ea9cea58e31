package io.strate.learn.encode;

import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Rows;
import io.strate.learn.dataset.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Small datasets, and those of src/test/reference/make_encoding_references.py. */
final class Cases {
  private Cases() {}

  /** Numbers of a file: by row, then by column. */
  static double[][] reference(String name) {
    try (InputStream file = Cases.class.getResourceAsStream(name + ".txt")) {
      return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(line -> Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray())
          .toArray(double[][]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The columns town, sector, revenue and age. */
  static Dataset given() {
    double[][] given = reference("given");
    Map<String, Column> columns = new LinkedHashMap<>();
    // Levels in no order: no encoder may depend on their codes.
    List<String> towns =
        IntStream.range(0, 30).mapToObj(x -> "town %02d".formatted(x * 7 % 30)).toList();
    columns.put(
        "town",
        new Column.Categories(
            Arrays.stream(given)
                .mapToInt(row -> towns.indexOf("town %02d".formatted((int) row[0])))
                .toArray(),
            towns));
    columns.put(
        "sector",
        new Column.Categories(
            Arrays.stream(given).mapToInt(row -> row[1] < 0 ? -1 : 3 - (int) row[1]).toArray(),
            List.of("s3", "s2", "s1", "s0")));
    columns.put("revenue", new Column.Numbers(column(given, 2)));
    columns.put("age", new Column.Numbers(column(given, 3)));
    return dataset(columns);
  }

  /** Who bought. */
  static Examples bought() {
    double[][] given = reference("given");
    boolean[] answers = new boolean[given.length];
    for (int row = 0; row < answers.length; row++) {
      answers[row] = given[row][4] == 1;
    }
    return examples(given(), Target.Classes.of(answers));
  }

  /** For how much. */
  static Examples amounts() {
    return examples(given(), new Target.Amounts(column(reference("given"), 5)));
  }

  static Dataset dataset(Map<String, Column> columns) {
    return new Dataset(
        List.copyOf(columns.keySet()),
        new ArrayList<>(columns.values()),
        columns.values().iterator().next().count());
  }

  static Dataset dataset(String name, Column column) {
    return dataset(Map.of(name, column));
  }

  static Column.Categories texts(String... texts) {
    List<String> levels = Arrays.stream(texts).filter(text -> !text.isEmpty()).distinct().toList();
    return new Column.Categories(Arrays.stream(texts).mapToInt(levels::indexOf).toArray(), levels);
  }

  /** Every row a group of its own. */
  static Examples examples(Dataset features, Target target) {
    int count = features.count();
    return new Examples(features, target, IntStream.range(0, count).toArray(), new long[count]);
  }

  static double[] column(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }

  static double[] column(Rows rows, int column) {
    return IntStream.range(0, rows.count()).mapToDouble(row -> rows.at(row, column)).toArray();
  }

  static double[] row(Rows rows, int row) {
    return Arrays.copyOfRange(rows.values(), row * rows.columns(), (row + 1) * rows.columns());
  }

  static List<String> names(Encoding encoding) {
    return encoding.outputs().stream().map(Output::name).toList();
  }
}
