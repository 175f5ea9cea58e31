package io.strate.workspace.ingest;

import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.ledger.RowWriter;
import io.strate.timeline.ColumnKey;
import io.strate.timeline.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A path of field names and the columns that end there, one for each type that is delivered. A
 * property's record is taken apart into its fields; an attribute's is kept whole.
 */
final class Target {

  private final Vocabulary vocabulary;
  private final List<String> path;
  private final boolean takesApart;
  private final int[] columns = new int[Type.Scalar.values().length];
  private final Map<String, Target> fields = new HashMap<>();

  private Target(Vocabulary vocabulary, List<String> path, boolean takesApart) {
    this.vocabulary = vocabulary;
    this.path = path;
    this.takesApart = takesApart;
    java.util.Arrays.fill(columns, Vocabulary.NONE);
  }

  static Target property(Vocabulary vocabulary, List<String> path) {
    return new Target(vocabulary, path, true);
  }

  /** The column called {@code name} of a stream that is not one of events. */
  static Target column(Vocabulary vocabulary, String name) {
    return new Target(vocabulary, List.of(name), false);
  }

  /** The number of the column of a type. */
  int of(Type.Scalar type) {
    int known = columns[type.ordinal()];
    if (known == Vocabulary.NONE) {
      known = vocabulary.column(new ColumnKey(path, type));
      columns[type.ordinal()] = known;
    }
    return known;
  }

  /** Writes a value into the column of its type. */
  void write(Value value, RowWriter rows) {
    switch (value) {
      case Value.Num(var number) -> rows.number(of(Type.Scalar.NUMBER), number);
      case Value.Text(var text) -> rows.text(of(Type.Scalar.TEXT), text);
      case Value.Bool(var is) -> rows.bool(of(Type.Scalar.BOOLEAN), is);
      case Value.Instant(var millis) -> rows.instant(of(Type.Scalar.INSTANT), millis);
      case Value.ListOf list -> rows.value(of(Type.Scalar.ANY), list);
      case Value.RecordOf record when takesApart ->
          record.fields().forEach((name, field) -> field(name).write(field, rows));
      case Value.RecordOf record -> rows.value(of(Type.Scalar.ANY), record);
      case Value.Absence _ -> {}
    }
  }

  private Target field(String name) {
    return fields.computeIfAbsent(
        name,
        _ -> {
          List<String> longer = new ArrayList<>(path);
          longer.add(name);
          return new Target(vocabulary, List.copyOf(longer), true);
        });
  }
}
