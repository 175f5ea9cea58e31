package io.strate.conformance.sql;

import io.strate.domain.CodePoints;
import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Profile;
import io.strate.domain.Value;
import io.strate.rule.interpret.Population;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A population as tables: {@code ev} (events, a column for each property and type), {@code attr},
 * {@code link}, {@code consent}, {@code entry}. {@code ord} is the canonical order over all
 * profiles.
 *
 * @param columns of events, such as {@code amount:n}
 */
record SqlTables(Set<String> columns) {

  private record Row(Profile profile, Entry entry, long ord) {}

  static SqlTables load(Connection connection, Population population) throws SQLException {
    List<Row> rows = rows(population);
    Set<String> columns = new TreeSet<>();
    for (Row row : rows) {
      if (row.entry() instanceof Entry.Event event) {
        columns.addAll(cells(event).keySet());
      }
    }
    try (Statement statement = connection.createStatement()) {
      create(statement, columns);
    }
    for (Row row : rows) {
      insert(connection, row);
    }
    return new SqlTables(columns);
  }

  private static List<Row> rows(Population population) {
    record Placed(Profile profile, Entry entry) {}
    List<Placed> all = new ArrayList<>();
    Stream.concat(population.contacts().values().stream(), population.accounts().values().stream())
        .forEach(
            profile ->
                profile.timeline().entries().forEach(entry -> all.add(new Placed(profile, entry))));
    all.sort(
        Comparator.comparingLong((Placed p) -> p.entry().time())
            .thenComparingInt(p -> p.entry().origin().source())
            .thenComparing(p -> p.entry().origin().identity(), Long::compareUnsigned)
            .thenComparing(p -> p.profile().id(), CodePoints::compare));
    List<Row> rows = new ArrayList<>();
    for (Placed placed : all) {
      rows.add(new Row(placed.profile(), placed.entry(), rows.size()));
    }
    return rows;
  }

  private static void create(Statement statement, Set<String> columns) throws SQLException {
    String properties =
        columns.stream()
            .map(column -> ", \"" + column + "\" " + sqlType(column))
            .collect(Collectors.joining());
    statement.execute(
        "CREATE TABLE ev (contact VARCHAR, name VARCHAR, t BIGINT, ord BIGINT" + properties + ")");
    statement.execute(
        "CREATE TABLE attr (entity VARCHAR, id VARCHAR, name VARCHAR, t BIGINT, ord BIGINT, n"
            + " DOUBLE, x VARCHAR, b BOOLEAN, i BIGINT, known BOOLEAN)");
    statement.execute(
        "CREATE TABLE link (contact VARCHAR, src INTEGER, account VARCHAR, t BIGINT, ord BIGINT)");
    statement.execute(
        "CREATE TABLE consent (id VARCHAR, channel VARCHAR, purpose VARCHAR, status VARCHAR, basis"
            + " VARCHAR, t BIGINT, ord BIGINT)");
    statement.execute("CREATE TABLE entry (entity VARCHAR, id VARCHAR, t BIGINT)");
  }

  private static String sqlType(String column) {
    return switch (column.charAt(column.length() - 1)) {
      case 'n' -> "DOUBLE";
      case 'm' -> "HUGEINT";
      case 'b' -> "BOOLEAN";
      case 'i' -> "BIGINT";
      default -> "VARCHAR";
    };
  }

  private static void insert(Connection connection, Row row) throws SQLException {
    String entity = row.profile().entity().name();
    String id = row.profile().id();
    Entry entry = row.entry();
    insert(connection, "entry", List.of("entity", "id", "t"), List.of(entity, id, entry.time()));
    switch (entry) {
      case Entry.Event event -> {
        Map<String, Object> cells =
            new LinkedHashMap<>(
                Map.of("contact", id, "name", event.name(), "t", event.time(), "ord", row.ord()));
        cells.putAll(cells(event));
        insert(connection, "ev", List.copyOf(cells.keySet()), List.copyOf(cells.values()));
      }
      case Entry.AttributeStated stated -> {
        Map<String, Object> cells =
            new LinkedHashMap<>(
                Map.of(
                    "entity",
                    entity,
                    "id",
                    id,
                    "name",
                    stated.name(),
                    "t",
                    stated.time(),
                    "ord",
                    row.ord(),
                    "known",
                    stated.value().isKnown()));
        scalar(stated.value()).ifPresent(cell -> cells.put(cell.column(), cell.value()));
        insert(connection, "attr", List.copyOf(cells.keySet()), List.copyOf(cells.values()));
      }
      case Entry.AccountStated stated -> {
        Map<String, Object> cells =
            new LinkedHashMap<>(
                Map.of(
                    "contact",
                    id,
                    "src",
                    stated.origin().source(),
                    "t",
                    stated.time(),
                    "ord",
                    row.ord()));
        stated.account().ifPresent(account -> cells.put("account", account));
        insert(connection, "link", List.copyOf(cells.keySet()), List.copyOf(cells.values()));
      }
      case Entry.ConsentStated(var time, _, var consent) ->
          insert(
              connection,
              "consent",
              List.of("id", "channel", "purpose", "status", "basis", "t", "ord"),
              List.of(
                  id,
                  consent.channel(),
                  consent.purpose(),
                  consent.status().name(),
                  consent.basis(),
                  time,
                  row.ord()));
      case Entry.Named _ -> {}
    }
  }

  private static void insert(
      Connection connection, String table, List<String> columns, List<Object> values)
      throws SQLException {
    String names = columns.stream().map(c -> '"' + c + '"').collect(Collectors.joining(", "));
    String marks = columns.stream().map(_ -> "?").collect(Collectors.joining(", "));
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")")) {
      for (int i = 0; i < values.size(); i++) {
        insert.setObject(i + 1, values.get(i));
      }
      insert.execute();
    }
  }

  // ---- cells ----

  private record Cell(String column, Object value) {}

  private static java.util.Optional<Cell> scalar(Value value) {
    return switch (value) {
      case Value.Num(var x) -> java.util.Optional.of(new Cell("n", x));
      case Value.Text(var text) -> java.util.Optional.of(new Cell("x", text));
      case Value.Bool(var is) -> java.util.Optional.of(new Cell("b", is));
      case Value.Instant(var millis) -> java.util.Optional.of(new Cell("i", millis));
      case Value.ListOf _, Value.RecordOf _, Value.Absence _ -> java.util.Optional.empty();
    };
  }

  private static Map<String, Object> cells(Entry.Event event) {
    Map<String, Object> cells = new LinkedHashMap<>();
    flatten("", event.properties(), cells);
    return cells;
  }

  private static void flatten(String prefix, Value.RecordOf record, Map<String, Object> into) {
    record
        .fields()
        .forEach(
            (name, value) -> {
              if (value instanceof Value.RecordOf inner) {
                flatten(prefix + name + ".", inner, into);
              }
              scalar(value)
                  .ifPresent(cell -> into.put(prefix + name + ":" + cell.column(), cell.value()));
              if (value instanceof Value.Num(var x) && Math.abs(x) <= 1e12) {
                into.put(
                    prefix + name + ":m",
                    new BigDecimal(x)
                        .movePointRight(6)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .toBigInteger());
              }
            });
  }

  // ---- what is the case at an instant ----

  void asOf(Statement statement, long now) throws SQLException {
    statement.execute(
        "CREATE OR REPLACE TEMP TABLE belongs AS SELECT contact, account, max(t) AS t FROM (SELECT"
            + " *, row_number() OVER (PARTITION BY contact, src ORDER BY ord DESC) AS r FROM link"
            + " WHERE t <= "
            + now
            + ") WHERE r = 1 AND account IS NOT NULL GROUP BY contact, account");
    statement.execute(
        "CREATE OR REPLACE TEMP TABLE joined AS SELECT contact, account FROM (SELECT *,"
            + " row_number() OVER (PARTITION BY contact ORDER BY t DESC, account DESC) AS r FROM"
            + " belongs) WHERE r = 1");
    statement.execute(
        "CREATE OR REPLACE TEMP TABLE said AS SELECT * FROM (SELECT *, row_number() OVER (PARTITION"
            + " BY entity, id, name ORDER BY ord DESC) AS r FROM attr WHERE t <= "
            + now
            + ") WHERE r = 1");
    statement.execute(
        "CREATE OR REPLACE TEMP TABLE allowed AS SELECT * FROM (SELECT *, row_number() OVER"
            + " (PARTITION BY id, channel, purpose ORDER BY ord DESC) AS r FROM consent WHERE t <= "
            + now
            + ") WHERE r = 1");
    statement.execute(
        "CREATE OR REPLACE TEMP TABLE present AS SELECT entity, id FROM entry WHERE t <= "
            + now
            + " UNION SELECT '"
            + Entity.ACCOUNT
            + "', account FROM belongs");
  }
}
