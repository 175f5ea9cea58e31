package io.strate.timeline;

import io.strate.domain.Type;
import java.util.List;

/**
 * A column of a stream: a path of field names and the scalar type of its values. A property that is
 * delivered as number and as text has two columns. A list is kept whole in a column of type {@link
 * Type#ANY} at the list's own path; records have no column, only their fields have.
 */
public record ColumnKey(List<String> path, Type.Scalar type) {
  public ColumnKey {
    path = List.copyOf(path);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("a column has a path");
    }
  }

  public static ColumnKey of(Type.Scalar type, String... path) {
    return new ColumnKey(List.of(path), type);
  }
}
