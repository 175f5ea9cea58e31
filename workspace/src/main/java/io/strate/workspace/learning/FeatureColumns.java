package io.strate.workspace.learning;

import static io.strate.domain.Type.Scalar.INSTANT;
import static io.strate.domain.Type.Scalar.TEXT;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.engine.Rows;
import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Column.Categories;
import io.strate.rule.Expr;
import io.strate.rule.definition.Definitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How features become columns: as what the engine computes them, and what is made of it. */
final class FeatureColumns {

  private final Entity of;
  private final List<Feature> features;
  private final Optional<Expr> among;
  private final List<Levels> levels;

  /**
   * @param among the population; everybody if empty
   * @throws Failure {@code learn.feature} for a value that fits into no column
   */
  FeatureColumns(Entity of, List<Feature> features, Optional<Expr> among) {
    this.of = of;
    this.features = List.copyOf(features);
    this.among = among;
    this.features.forEach(FeatureColumns::check);
    this.levels = this.features.stream().map(feature -> new Levels(feature.name())).toList();
  }

  private static void check(Feature feature) {
    if (feature.value().type() == Type.ANY) {
      throw new Failure(
          "learn.feature",
          Blame.USER,
          "feature '%s': expected a number, text, boolean or instant, found a value that senders state as they like; write number(%s) or text(%s)"
              .formatted(feature.name(), feature.name(), feature.name()));
    }
    if (!(feature.value().type() instanceof Type.Scalar)) {
      throw new Failure(
          "learn.feature",
          Blame.USER,
          "feature '%s': expected a number, text, boolean or instant, found a %s; leave it out, or define a trait that makes one value of it"
              .formatted(feature.name(), feature.value().type()));
    }
  }

  int count() {
    return features.size();
  }

  List<String> names() {
    return features.stream().map(Feature::name).toList();
  }

  // ---- as the engine computes them ----

  /** The features and the population as traits, with all that they draw on and nothing else. */
  Definitions drawnFrom(Definitions definitions) {
    List<Expr> values = new ArrayList<>();
    features.forEach(feature -> values.add(feature.value()));
    values.add(among.orElse(new Expr.Literal(Value.bool(true))));
    return ValueTraits.in(definitions, of, values);
  }

  /** Where the features stand in rows, and behind them whether somebody is in the population. */
  Rows.Column[] in(Rows rows) {
    Rows.Column[] all = new Rows.Column[count() + 1];
    for (int i = 0; i < all.length; i++) {
      all[i] = rows.column(ValueTraits.name(i));
    }
    return all;
  }

  // ---- what is made of it ----

  /** Takes the values of some rows. */
  void take(int column, Rows.Column from, int[] rows, int count, double[] into) {
    Type type = features.get(column).value().type();
    if (type == TEXT) {
      Levels of = levels.get(column);
      for (int i = 0; i < count; i++) {
        into[i] = from.isText(rows[i]) ? of.code(from.text(rows[i])) : Categories.UNKNOWN;
      }
      return;
    }
    double unit = type == INSTANT ? ValueTraits.DAY : 1;
    for (int i = 0; i < count; i++) {
      into[i] = from.number(rows[i]) / unit;
    }
  }

  /** A column of values that were taken by {@link #take}; they may be kept. */
  Column column(int column, double[] values) {
    if (features.get(column).value().type() != TEXT) {
      return new Column.Numbers(values);
    }
    int[] places = levels.get(column).places();
    int[] codes = new int[values.length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = values[row] < 0 ? Categories.UNKNOWN : places[(int) values[row]];
    }
    return new Categories(codes, levels.get(column).sorted());
  }
}
