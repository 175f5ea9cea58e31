package io.strate.workspace.definition;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Type;
import io.strate.rule.Expr;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sources whose columns a test tells. */
final class TestingColumns implements SourceColumns {

  private final Map<String, Map<String, Type>> sources = new HashMap<>();
  private final Map<String, Set<String>> events = new HashMap<>();

  /** A source with columns such as {@code region:text}. */
  TestingColumns with(String source, String... columns) {
    Map<String, Type> types = new LinkedHashMap<>();
    for (String column : columns) {
      String[] parts = column.split(":");
      types.put(parts[0], Type.Scalar.valueOf(parts[1].toUpperCase(java.util.Locale.ROOT)));
    }
    sources.put(source, types);
    return this;
  }

  TestingColumns carrying(String source, String... names) {
    events.put(source, Set.of(names));
    return this;
  }

  @Override
  public Columns columns(String source, List<String> read, String event) {
    Map<String, Type> columns = sources.get(source);
    if (columns == null) {
      throw new Failure("source.missing", Blame.USER, "there is no file '" + read.getFirst() + "'");
    }
    return new Columns(columns, columns.keySet(), read);
  }

  @Override
  public Set<String> events(String source, List<String> read, Expr name) {
    return events.getOrDefault(source, Set.of());
  }
}
