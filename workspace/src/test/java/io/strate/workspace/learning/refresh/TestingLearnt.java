package io.strate.workspace.learning.refresh;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.learn.cluster.Placement;
import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Rows;
import io.strate.learn.dataset.Target;
import io.strate.learn.encode.Encoding;
import io.strate.learn.encode.Recipe;
import io.strate.learn.model.ClusterModel;
import io.strate.learn.model.Model;
import io.strate.learn.predict.DecisionTree;
import io.strate.learn.split.Split;
import io.strate.learn.tune.Method;
import io.strate.learn.tune.Way;
import io.strate.rule.Expr;
import io.strate.workspace.answer.ScanValues;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Versions that were learnt from rows that a test makes up. */
final class TestingLearnt {

  private static final int ROWS = 400;

  private TestingLearnt() {}

  /** A column of that many numbers or texts, by turns of what is given. */
  static Column numbers(SplittableRandom random, int bound) {
    return new Column.Numbers(random.doubles(ROWS).map(x -> Math.floor(x * bound)).toArray());
  }

  static Column texts(SplittableRandom random, String... levels) {
    return new Column.Categories(random.ints(ROWS, 0, levels.length).toArray(), List.of(levels));
  }

  static Dataset dataset(List<String> names, Column... columns) {
    return new Dataset(names, Arrays.asList(columns), ROWS);
  }

  /** Clusters around some rows, numbered from 1 on. */
  static byte[] clusters(Dataset rows, int count) {
    Encoding encoding = Encoding.fit(Recipe.clusters(), rows).encoding();
    int[] places = new int[count];
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      places[i] = i;
      numbers.add(i + 1);
    }
    Rows centres = encoding.encode(rows).pick(places);
    return new ClusterModel(encoding, new Placement.ToCentre(centres), numbers).toBytes();
  }

  /** A tree that says yes more often where the first column, of numbers, is greater. */
  static byte[] model(Dataset rows, SplittableRandom random) {
    double[] first = ((Column.Numbers) rows.columns().getFirst()).values();
    int[] came = new int[ROWS];
    int[] groups = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      came[row] = random.nextDouble() * 6 < first[row] ? 1 : 0;
      groups[row] = row;
    }
    Examples examples =
        new Examples(rows, new Target.Classes(came, List.of("no", "yes")), groups, new long[ROWS]);
    Way way =
        new Way(
            Method.DECISION_TREE,
            "",
            Recipe.trees(),
            new DecisionTree(5, 5),
            new Way.Weighing.Even());
    int[] each = IntStream.range(0, ROWS).toArray();
    return Model.fit(way, examples, new Split(each, each, new int[0]), 1).toBytes();
  }

  static int promote(Workspace workspace, String name, byte[] model, long at) {
    Registry registry = new Registry(workspace.ledger().notes());
    int version = registry.keep(name, Map.of("model", model));
    registry.promote(name, version, at, "");
    return version;
  }

  /** What is stated, by the ids of profiles. */
  static Map<String, Value> stated(Workspace workspace, Entity of, String name, long now) {
    Map<String, Value> all = new TreeMap<>();
    ScanValues.each(
        workspace,
        of,
        new Expr.Attribute(name, Type.ANY),
        now,
        (number, value) -> {
          if (value.isKnown()) {
            all.put(workspace.ledger().profiles().id(of, number), value);
          }
        });
    return all;
  }
}
