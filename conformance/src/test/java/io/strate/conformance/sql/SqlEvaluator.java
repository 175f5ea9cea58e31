package io.strate.conformance.sql;

import io.strate.conformance.Answers;
import io.strate.conformance.Evaluator;
import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.TraitDefinition;
import io.strate.rule.interpret.Population;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Each trait and segment as one SQL query; what SQL has no natural words for is left out. */
public final class SqlEvaluator implements Evaluator {

  @Override
  public String name() {
    return "sql";
  }

  @Override
  public Answering open(Definitions definitions, Population population) {
    try {
      Connection connection = DriverManager.getConnection("jdbc:duckdb:");
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET threads = 1");
      }
      SqlTables tables = SqlTables.load(connection, population);
      return new Queries(connection, definitions, tables);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Queries(Connection connection, Definitions definitions, SqlTables tables)
      implements Answering {

    @Override
    public Answers at(long now) {
      try (Statement statement = connection.createStatement()) {
        tables.asOf(statement, now);
        SqlRules rules = new SqlRules(definitions, tables, now);
        Map<Entity, List<String>> existing = new EnumMap<>(Entity.class);
        for (Entity of : Entity.values()) {
          existing.put(of, ids(statement, "SELECT id FROM present p WHERE " + SqlRules.is(of)));
        }
        return new Answers(existing, values(statement, rules), members(statement, rules));
      } catch (SQLException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    }

    private Map<Answers.Key, Value> values(Statement statement, SqlRules rules)
        throws SQLException {
      Map<Answers.Key, Value> values = new HashMap<>();
      for (TraitDefinition trait : definitions.traits()) {
        Optional<String> sql =
            translated(() -> rules.value(trait.value(), new SqlRules.Of(trait.of(), "p.id", 0)));
        put(
            statement,
            trait.of(),
            trait.name(),
            sql,
            trait.value().type() == io.strate.domain.Type.INSTANT,
            values);
      }
      for (ScoreDefinition score : definitions.scores()) {
        Optional<String> sql =
            translated(() -> rules.score(score, new SqlRules.Of(score.of(), "p.id", 0)));
        put(statement, score.of(), score.name(), sql, false, values);
      }
      return values;
    }

    private static void put(
        Statement statement,
        Entity of,
        String name,
        Optional<String> sql,
        boolean instant,
        Map<Answers.Key, Value> into)
        throws SQLException {
      if (sql.isEmpty()) {
        return;
      }
      String query = "SELECT p.id, " + sql.get() + " FROM present p WHERE " + SqlRules.is(of);
      try (ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          into.put(new Answers.Key(of, rows.getString(1), name), value(rows.getObject(2), instant));
        }
      }
    }

    private static Value value(Object cell, boolean instant) {
      return switch (cell) {
        case null -> Value.UNKNOWN;
        case Boolean flag -> Value.bool(flag);
        case Number number when instant -> Value.instant(number.longValue());
        case Number number -> Value.number(number.doubleValue());
        default -> Value.text(cell.toString());
      };
    }

    private Map<String, List<String>> members(Statement statement, SqlRules rules)
        throws SQLException {
      Map<String, List<String>> members = new HashMap<>();
      for (SegmentDefinition segment : definitions.segments()) {
        Optional<String> sql =
            translated(() -> rules.member(segment, new SqlRules.Of(segment.of(), "p.id", 0)));
        if (sql.isPresent()) {
          members.put(
              segment.name(),
              ids(
                  statement,
                  "SELECT p.id FROM present p WHERE "
                      + SqlRules.is(segment.of())
                      + " AND "
                      + sql.get()));
        }
      }
      return members;
    }

    private static List<String> ids(Statement statement, String query) throws SQLException {
      List<String> ids = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(query + " ORDER BY 1")) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
      return ids;
    }

    private static Optional<String> translated(Supplier<String> translation) {
      try {
        return Optional.of(translation.get());
      } catch (SqlRules.NoWords _) {
        return Optional.empty();
      }
    }

    @Override
    public void close() {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
