package io.strate.learn.predict;

import io.strate.learn.SharedFolder;
import io.strate.learn.dataset.Matrix;
import io.strate.learn.dataset.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A published table as learners take it: numbers as they are, a column of zeros and ones for each
 * text, unknown where nothing is written. Rows without an answer are left out.
 */
record SharedTable(List<String> names, List<String[]> lines) {

  static SharedTable bank() {
    return read("bank_marketing", "bank-full", ";");
  }

  static SharedTable hillstrom() {
    return read("hillstrom", "hillstrom", ",");
  }

  /** Skips the test where the table is not there. */
  static SharedTable read(String folder, String name, String separator) {
    List<String[]> lines =
        SharedFolder.lines(folder, name).stream()
            .map(line -> line.split(separator + "(?=([^\"]*\"[^\"]*\")*[^\"]*$)", -1))
            .map(cells -> Arrays.stream(cells).map(cell -> cell.replace("\"", "")))
            .map(cells -> cells.toArray(String[]::new))
            .toList();
    return new SharedTable(Arrays.asList(lines.getFirst()), lines.subList(1, lines.size()));
  }

  /** The first rows alone. */
  SharedTable first(int count) {
    return new SharedTable(names, lines.subList(0, Math.min(count, lines.size())));
  }

  Part yesOrNo(String target, String yes, String... without) {
    int place = names.indexOf(target);
    boolean[] answers = new boolean[lines.size()];
    for (int row = 0; row < answers.length; row++) {
      answers[row] = lines.get(row)[place].equals(yes);
    }
    return Part.of(features(target, without), Target.Classes.of(answers));
  }

  Part classes(String target) {
    int place = names.indexOf(target);
    List<String> classes = levels(place);
    int[] codes = lines.stream().mapToInt(line -> classes.indexOf(line[place])).toArray();
    return Part.of(features(target), new Target.Classes(codes, classes));
  }

  Part amounts(String target, String... without) {
    int place = names.indexOf(target);
    SharedTable answered =
        new SharedTable(names, lines.stream().filter(line -> !unknown(line[place])).toList());
    double[] amounts =
        answered.lines.stream().mapToDouble(line -> Double.parseDouble(line[place])).toArray();
    return Part.of(answered.features(target, without), new Target.Amounts(amounts));
  }

  private Matrix features(String target, String... without) {
    List<ToDoubleFunction<String[]>> columns = new ArrayList<>();
    for (int place = 0; place < names.size(); place++) {
      String name = names.get(place);
      int at = place;
      if (name.equals(target) || Arrays.asList(without).contains(name)) {
        continue;
      }
      if (lines.stream().allMatch(line -> unknown(line[at]) || line[at].matches("-?[0-9.]+"))) {
        columns.add(line -> unknown(line[at]) ? Double.NaN : Double.parseDouble(line[at]));
      } else {
        levels(at).forEach(level -> columns.add(line -> line[at].equals(level) ? 1 : 0));
      }
    }
    return Matrix.of(
        lines.stream()
            .map(
                line ->
                    columns.stream().mapToDouble(column -> column.applyAsDouble(line)).toArray())
            .toArray(double[][]::new));
  }

  private List<String> levels(int place) {
    return lines.stream().map(line -> line[place]).distinct().sorted().toList();
  }

  private static boolean unknown(String cell) {
    return cell.isEmpty() || cell.equals("NA");
  }
}
