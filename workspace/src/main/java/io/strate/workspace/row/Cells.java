package io.strate.workspace.row;

import io.strate.domain.Type;
import io.strate.lake.Reading;
import io.strate.rule.Expr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cells that expressions over one source's rows read: each column once in each way. */
public final class Cells {

  private final Map<String, Type> types;
  private final Map<Reading, Integer> wanted = new LinkedHashMap<>();

  /**
   * @param types of the source's columns
   */
  public Cells(Map<String, Type> types) {
    this.types = types;
  }

  /** What to read; a position here is the column's position in the batches. */
  public List<Reading> readings() {
    return new ArrayList<>(wanted.keySet());
  }

  /** The position of a reading, which is added if it is new. */
  int position(Reading reading) {
    return wanted.computeIfAbsent(reading, _ -> wanted.size());
  }

  /**
   * How an expression reads a column: in the column's own type, or as exact text where it takes the
   * column for a text and its type is another.
   */
  Reading reading(Expr.Property property) {
    String column = property.path().getFirst();
    boolean exact =
        property.path().size() == 1 && property.type() == Type.TEXT && type(column) != Type.TEXT;
    return exact ? Reading.exact(column) : Reading.typed(column);
  }

  /** The cell that an expression is, if it is one whose type is that of its column. */
  Optional<Reading> cell(Expr expr) {
    if (!(expr instanceof Expr.Property property) || property.path().size() != 1) {
      return Optional.empty();
    }
    Reading reading = reading(property);
    Type type = reading instanceof Reading.Exact ? Type.TEXT : type(reading.column());
    return property.type().equals(type) ? Optional.of(reading) : Optional.empty();
  }

  private Type type(String column) {
    return types.getOrDefault(column, Type.ANY);
  }
}
