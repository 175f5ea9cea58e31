package io.strate.learn.dataset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Features of rows: named columns of equal length.
 *
 * @param names all different
 * @param columns one for each name, in the same order
 * @param count how many rows there are
 */
public record Dataset(List<String> names, List<Column> columns, int count) {

  public Dataset {
    names = List.copyOf(names);
    columns = List.copyOf(columns);
    if (names.size() != columns.size() || new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException(
          "dataset: expected a name of its own for each of %d columns, found %s; name every column once"
              .formatted(columns.size(), names));
    }
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).count() != count) {
        throw new IllegalArgumentException(
            "column '%s': expected %d rows as in the dataset, found %d; make all columns equally long"
                .formatted(names.get(i), count, columns.get(i).count()));
      }
    }
  }

  /**
   * @throws IllegalArgumentException if there is none of that name
   */
  public Column column(String name) {
    int place = names.indexOf(name);
    if (place < 0) {
      throw new IllegalArgumentException(
          "dataset: expected one of the columns %s, found '%s'; name a column of the dataset"
              .formatted(names, name));
    }
    return columns.get(place);
  }

  /** The rows at these places, in their order; a place may come more than once. */
  public Dataset pick(int[] places) {
    return new Dataset(
        names, columns.stream().map(column -> column.pick(places)).toList(), places.length);
  }

  /** These columns alone, in this order. */
  public Dataset only(List<String> wanted) {
    List<Column> kept = new ArrayList<>();
    wanted.forEach(name -> kept.add(column(name)));
    return new Dataset(wanted, kept, count);
  }
}
