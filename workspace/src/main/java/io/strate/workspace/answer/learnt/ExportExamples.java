package io.strate.workspace.answer.learnt;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.lake.TableWriter;
import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Target;
import io.strate.rule.definition.LearntTrait;
import io.strate.workspace.answer.ExportPlace;
import io.strate.workspace.definition.ClusterDefinition;
import io.strate.workspace.definition.ModelDefinition;
import io.strate.workspace.learning.PastRows;
import io.strate.workspace.learning.clusters.ClusterRows;
import io.strate.workspace.learning.model.ModelRows;
import io.strate.workspace.learning.refresh.LearnAnew;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the rows that something is learnt from to a file, for those who learn with other programs:
 * who, the snapshot, the features (instants in days since 1970, yes and no as 1 and 0), and of
 * models what came of it.
 */
public final class ExportExamples {

  private static final String ID = "id";
  private static final String SNAPSHOT = "snapshot";

  /** What no feature is called: names of traits are words. */
  private static final String LABEL = "label";

  private final Workspace workspace;
  private final Interest interest;

  public ExportExamples(Workspace workspace, Interest interest) {
    this.workspace = workspace;
    this.interest = interest;
  }

  /** The rows, whatever they are learnt for. */
  private record Examples(
      Entity of,
      Dataset features,
      int[] profiles,
      Optional<long[]> snapshots,
      Optional<Target> label) {}

  /**
   * The format is told by the file's name: csv, jsonl or parquet.
   *
   * @return how many rows were written
   * @throws Failure {@code learn.unknown} if nothing learnt has that name, {@code learn.rows} if
   *     there are no rows
   */
  public long to(Path file, String name, long now) {
    new LearnAnew(workspace).requireKnown(name);
    ExportPlace.requireNoSource(workspace.definition(), file);
    Examples examples =
        workspace.definition().models().stream()
            .filter(model -> model.name().equals(name))
            .findFirst()
            .map(model -> examples(model, now))
            .orElseGet(() -> examples(set(name), now));
    try (TableWriter table = workspace.lake().write(file, types(examples))) {
      for (int row = 0; row < examples.profiles().length; row++) {
        table.write(row(examples, row));
      }
      table.finish();
    }
    return examples.profiles().length;
  }

  private ClusterDefinition set(String name) {
    return workspace.definition().clusters().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    "learn.rows",
                    Blame.USER,
                    "moment '%s' counts events and learns from no rows, so there are none to export; name a model or a cluster set"
                        .formatted(name)));
  }

  private Examples examples(ModelDefinition model, long now) {
    PastRows rows = new ModelRows(workspace, model, interest).learntFrom(now);
    return new Examples(
        rows.of(), rows.features(), rows.profiles(), Optional.of(rows.snapshots()), rows.label());
  }

  private Examples examples(ClusterDefinition set, long now) {
    ClusterRows rows = ClusterRows.learntFrom(workspace, set, now, interest);
    LearntTrait.ClusterSet trait = set.trait();
    return new Examples(
        trait.of(), rows.features(), rows.profiles(), Optional.empty(), Optional.empty());
  }

  private static Map<String, Type> types(Examples examples) {
    Map<String, Type> types = new LinkedHashMap<>();
    types.put(ID, Type.TEXT);
    examples.snapshots().ifPresent(_ -> types.put(SNAPSHOT, Type.INSTANT));
    for (int column = 0; column < examples.features().names().size(); column++) {
      types.put(
          examples.features().names().get(column),
          examples.features().columns().get(column) instanceof Column.Numbers
              ? Type.NUMBER
              : Type.TEXT);
    }
    examples.label().ifPresent(label -> types.put(LABEL, isText(label) ? Type.TEXT : Type.NUMBER));
    return types;
  }

  /** Yes and no are 1 and 0, as other programs like it. */
  private static boolean isText(Target label) {
    return label instanceof Target.Classes classes && !classes.names().equals(List.of("no", "yes"));
  }

  private List<Value> row(Examples examples, int row) {
    List<Value> cells = new ArrayList<>();
    cells.add(
        Value.text(workspace.ledger().profiles().id(examples.of(), examples.profiles()[row])));
    examples.snapshots().ifPresent(snapshots -> cells.add(Value.instant(snapshots[row])));
    examples.features().columns().forEach(column -> cells.add(cell(column, row)));
    examples.label().ifPresent(label -> cells.add(label(label, row)));
    return cells;
  }

  private static Value cell(Column column, int row) {
    return switch (column) {
      case Column.Numbers(double[] values) ->
          Double.isNaN(values[row]) ? Value.UNKNOWN : Value.number(values[row]);
      case Column.Categories categories ->
          categories.isKnown(row)
              ? Value.text(categories.levels().get(categories.codes()[row]))
              : Value.UNKNOWN;
    };
  }

  private static Value label(Target label, int row) {
    return switch (label) {
      case Target.Classes classes when isText(classes) ->
          Value.text(classes.names().get(classes.codes()[row]));
      case Target.Classes classes -> Value.number(classes.codes()[row]);
      case Target.Amounts amounts -> Value.number(amounts.numbers()[row]);
    };
  }
}
