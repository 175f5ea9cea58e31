package io.strate.workspace.learning;

import static io.strate.domain.Type.Scalar.BOOLEAN;
import static io.strate.domain.Type.Scalar.INSTANT;
import static io.strate.domain.Type.Scalar.NUMBER;
import static io.strate.domain.Type.Scalar.TEXT;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Type;
import io.strate.engine.Rows;
import io.strate.learn.dataset.Target;
import io.strate.rule.definition.Definitions;
import io.strate.workspace.run.PastValues;
import java.util.Arrays;
import java.util.List;

/** What came of everybody after each snapshot, by the numbers of profiles. */
final class Labels {

  private final Entity of;
  private final Label label;
  private final Levels levels = new Levels("label");

  /** By snapshot and profile; NaN where it is unknown. */
  private final double[][] values;

  /**
   * @throws Failure {@code learn.label} if it is nothing that can be predicted
   */
  Labels(Entity of, Label label, int snapshots, int profiles) {
    Type type = label.value().type();
    if (type != BOOLEAN && type != NUMBER && type != TEXT) {
      throw new Failure(
          "learn.label",
          Blame.USER,
          "label: expected a condition, a number or a text, found a %s; %s"
              .formatted(
                  type,
                  type == INSTANT ? "predict the days until it" : "predict one of its values"));
    }
    this.of = of;
    this.label = label;
    this.values = new double[snapshots][profiles];
    for (double[] each : values) {
      Arrays.fill(each, Double.NaN);
    }
  }

  PastValues.Question question(Definitions definitions, List<Long> instants) {
    Definitions involved = ValueTraits.in(definitions, of, List.of(label.value()));
    return new PastValues.Question(involved, of, instants, () -> this::take);
  }

  private void take(int snapshot, Rows rows) {
    Rows.Column column = rows.column(ValueTraits.name(0));
    double[] into = values[snapshot];
    for (int row = 0; row < rows.size(); row++) {
      if (rows.number(row) < into.length) {
        into[rows.number(row)] = value(column, row);
      }
    }
  }

  private double value(Rows.Column column, int row) {
    if (label.value().type() == TEXT) {
      return column.isText(row) ? levels.code(column.text(row)) : Double.NaN;
    }
    double value = column.number(row);
    return label.value().type() == BOOLEAN && Double.isNaN(value) ? 0 : value;
  }

  /** NaN where it is unknown. */
  double of(int snapshot, int profile) {
    return values[snapshot][profile];
  }

  /** The labels of rows, all known, as they were read by {@link #of}. */
  Target target(double[] rows) {
    if (label.value().type() == NUMBER) {
      return new Target.Amounts(rows);
    }
    List<String> names = label.value().type() == BOOLEAN ? List.of("no", "yes") : levels.sorted();
    int[] places = label.value().type() == BOOLEAN ? new int[] {0, 1} : levels.places();
    return new Target.Classes(
        Arrays.stream(rows).mapToInt(code -> places[(int) code]).toArray(), names);
  }
}
