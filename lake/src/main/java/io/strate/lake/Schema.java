package io.strate.lake;

import io.strate.domain.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of a source's files and their types, in the order of their first appearance. A column
 * in which no value has been seen yet has the type {@link Type#ANY}.
 */
public record Schema(Map<String, Type> columns) {

  public static final Schema EMPTY = new Schema(Map.of());

  public Schema {
    columns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** The type of a column, if the files have it. */
  public Optional<Type> type(String column) {
    return Optional.ofNullable(columns.get(column));
  }

  /** Types as decided in {@code known} stand; what is new or undecided there is as it is here. */
  public Schema after(Schema known) {
    LinkedHashMap<String, Type> all = new LinkedHashMap<>(known.columns);
    columns.forEach(
        (name, type) -> all.merge(name, type, (before, now) -> before == Type.ANY ? now : before));
    return new Schema(all);
  }

  /** This schema as lines of text, to be kept with the store. */
  public String write() {
    StringBuilder out = new StringBuilder();
    columns.forEach(
        (name, type) ->
            out.append(TypeText.write(type))
                .append(' ')
                .append(TypeText.escape(name))
                .append('\n'));
    return out.toString();
  }

  /** What {@link #write} wrote. */
  public static Schema read(String text) {
    LinkedHashMap<String, Type> columns = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      TypeText type = new TypeText(line);
      Type read = type.read();
      columns.put(TypeText.unescape(type.rest()), read);
    }
    return new Schema(columns);
  }
}
