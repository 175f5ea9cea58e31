package io.strate.learn.encode;

import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Rows;
import java.nio.Buffer;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One fitting of an encoding on training rows. */
final class Fitting {
  /** So many levels have numbers of their own, however many a column has. */
  static final int MOST_LEVELS = 10_000;

  private final Recipe recipe;
  private final Dataset dataset;
  private final int[] groups;
  private final Optional<Outcomes> outcomes;
  private final List<Encoding.Source> sources = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();

  /** Which columns were seen, by how they tell rows apart. */
  private final Map<Buffer, String> seen = new HashMap<>();

  /** What stands in training rows in place of the table's numbers, by source. */
  private final Map<String, List<TargetRates.Rates>> fromOtherFolds = new HashMap<>();

  /**
   * @param groups of the rows
   */
  Fitting(Recipe recipe, Dataset dataset, int[] groups, Optional<Outcomes> outcomes) {
    this.recipe = recipe;
    this.dataset = dataset;
    this.groups = groups;
    this.outcomes = outcomes;
  }

  Fitted fit() {
    recipe.requireFor(dataset);
    for (int i = 0; i < dataset.names().size(); i++) {
      String name = dataset.names().get(i);
      switch (dataset.columns().get(i)) {
        case Column.Numbers numbers -> fitNumbers(name, numbers);
        case Column.Categories categories -> fitCategories(name, categories);
      }
    }
    if (sources.isEmpty()) {
      throw new IllegalArgumentException(
          "encoding: expected a column that differs between training rows, found none in %d columns of %d rows; bring other columns or more rows"
              .formatted(dataset.names().size(), dataset.count()));
    }
    Encoding encoding = new Encoding(sources, remarks);
    return new Fitted(encoding, fromOtherFolds(encoding.encode(dataset)));
  }

  private void fitNumbers(String name, Column.Numbers numbers) {
    NumberFitting fitting = new NumberFitting(name, numbers.values());
    if (fitting.allUnknown()) {
      remarks.add(new Remark.AllUnknown(name));
    } else if (fitting.constant()) {
      remarks.add(new Remark.Constant(name));
    } else {
      flagSame(name, DoubleBuffer.wrap(numbers.values()));
      Step step = recipe.stepOf(name, numbers, 0);
      sources.add(new Encoding.Source(name, fitting.fit(step, recipe.keepsUnknown())));
    }
  }

  private void fitCategories(String name, Column.Categories categories) {
    LevelCounts counts = LevelCounts.of(categories, groups, recipe.fewest());
    if (counts.different() == 0) {
      remarks.add(new Remark.AllUnknown(name));
    } else if (counts.different() == 1 && counts.unknown() == 0) {
      remarks.add(new Remark.Constant(name));
    } else if (counts.unknown() == 0 && counts.frequent(1).isEmpty()) {
      remarks.add(new Remark.ManyLevels(name, 0, counts.different()));
    } else {
      flagSame(name, IntBuffer.wrap(byFirst(categories)));
      CategoryEncoder encoder = encoder(name, counts);
      sources.add(new Encoding.Source(name, encoder));
      if (encoder.levels().size() < counts.different()) {
        remarks.add(new Remark.ManyLevels(name, encoder.levels().size(), counts.different()));
      }
    }
  }

  private CategoryEncoder encoder(String name, LevelCounts counts) {
    Step step =
        counts.frequent(1).isEmpty()
            ? Step.ONE_HOT // nothing is told apart but known and unknown
            : recipe.stepOf(name, counts.column(), counts.different());
    return switch (step) {
      case ONE_HOT -> OneHot.fit(counts, recipe.levels());
      case ORDINAL -> Ordinal.fit(counts, MOST_LEVELS);
      case TARGET -> byTarget(name, counts);
      case EMBEDDING -> embedding(name, counts);
      case Z_SCORE, MIN_MAX, ROBUST, LOG, BINS, NONE ->
          throw new IllegalArgumentException("%s is no step for categories".formatted(step.word()));
    };
  }

  private CategoryEncoder byTarget(String name, LevelCounts counts) {
    Outcomes known =
        outcomes.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "column '%s': expected a target to average for the step target, found none; use one_hot or embedding"
                        .formatted(name)));
    List<String> levels = counts.frequent(MOST_LEVELS);
    CategoryEncoder unwritten = new CategoryEncoder(levels, List.of(), new double[0]);
    int count = CategoryEncoder.FIRST + levels.size();
    List<TargetRates.Rates> rates =
        new TargetRates(places(unwritten, counts.column()), count, known.folds())
            .fit(known.outcomes());
    fromOtherFolds.put(name, rates);
    double[] table = new double[count * rates.size()];
    for (int outcome = 0; outcome < rates.size(); outcome++) {
      for (int place = 0; place < count; place++) {
        table[place * rates.size() + outcome] = rates.get(outcome).table()[place];
      }
    }
    return new CategoryEncoder(
        levels, known.outcomes().stream().<Meaning>map(Outcomes.Outcome::meaning).toList(), table);
  }

  private CategoryEncoder embedding(String name, LevelCounts counts) {
    Embedding embedding = new Embedding(name, counts, MOST_LEVELS);
    for (int i = 0; i < dataset.names().size(); i++) {
      if (!dataset.names().get(i).equals(name)) {
        embedding.add(dataset.names().get(i), dataset.columns().get(i), recipe.levels());
      }
    }
    return embedding.fit();
  }

  /** The encoder's place of each row of the column. */
  static int[] places(CategoryEncoder encoder, Column.Categories column) {
    int[] byCode = encoder.places(column.levels());
    return Arrays.stream(column.codes()).map(code -> byCode[code + 1]).toArray();
  }

  private void flagSame(String name, Buffer tellsApart) {
    String other = seen.putIfAbsent(tellsApart, name);
    if (other != null) {
      remarks.add(new Remark.SameAs(name, other));
    }
  }

  /** Codes in the order in which rows have them, so that only the division of rows counts. */
  private static int[] byFirst(Column.Categories column) {
    int[] renamed = new int[column.levels().size()];
    int[] codes = column.codes().clone();
    int next = 0;
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] != Column.Categories.UNKNOWN) {
        if (renamed[codes[row]] == 0) {
          renamed[codes[row]] = ++next;
        }
        codes[row] = renamed[codes[row]];
      }
    }
    return codes;
  }

  private Rows fromOtherFolds(Rows encoded) {
    int at = 0;
    for (Encoding.Source source : sources) {
      List<TargetRates.Rates> rates = fromOtherFolds.getOrDefault(source.name(), List.of());
      for (int outcome = 0; outcome < rates.size(); outcome++) {
        double[] rows = rates.get(outcome).rows();
        for (int row = 0; row < rows.length; row++) {
          encoded.values()[row * encoded.columns() + at + outcome] = rows[row];
        }
      }
      at += source.encoder().width();
    }
    return encoded;
  }
}
