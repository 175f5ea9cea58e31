package io.strate.learn.portrait;

import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import java.util.BitSet;
import java.util.List;

/** One thing that a rule asks of a feature. An unknown value never meets it. */
public sealed interface Condition {
  String feature();

  /** At least so much. */
  record AtLeast(String feature, double value) implements Condition {}

  /** Less than so much. */
  record Below(String feature, double value) implements Condition {}

  /** One of these texts. */
  record OneOf(String feature, List<String> texts) implements Condition {
    public OneOf {
      texts = List.copyOf(texts);
    }
  }

  /** The rows that meet it. */
  default BitSet rows(Dataset features) {
    BitSet met = new BitSet(features.count());
    switch (features.column(feature())) {
      case Column.Numbers numbers -> {
        for (int row = 0; row < features.count(); row++) {
          double value = numbers.values()[row];
          met.set(
              row,
              switch (this) {
                case AtLeast(_, double least) -> value >= least;
                case Below(_, double bound) -> value < bound;
                case OneOf _ -> false;
              });
        }
      }
      case Column.Categories categories -> {
        boolean[] wanted = new boolean[categories.levels().size()];
        if (this instanceof OneOf(_, List<String> texts)) {
          for (int level = 0; level < wanted.length; level++) {
            wanted[level] = texts.contains(categories.levels().get(level));
          }
        }
        for (int row = 0; row < features.count(); row++) {
          met.set(row, categories.isKnown(row) && wanted[categories.codes()[row]]);
        }
      }
    }
    return met;
  }
}
