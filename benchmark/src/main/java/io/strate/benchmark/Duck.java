package io.strate.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/**
 * The other side: an embedded DuckDB with the same contacts and events in its own database file.
 */
final class Duck implements AutoCloseable {

  private final Connection connection;

  Duck(Path database, int threads) throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:" + database);
    execute("SET threads = " + threads);
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  String text(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  /**
   * Reads the files into tables, as a user would; the columns' types are given, nothing is sniffed.
   */
  void load(CsvFiles files) throws SQLException {
    execute("DROP TABLE IF EXISTS contacts");
    execute("DROP TABLE IF EXISTS events");
    execute(
        "CREATE TABLE contacts AS FROM read_csv('"
            + files.contacts()
            + "', header = true, columns = {'id': 'INTEGER', 'region': 'VARCHAR', 'employees':"
            + " 'INTEGER'})");
    loadEvents(files.events());
    execute("CHECKPOINT");
  }

  void loadEvents(Path file) throws SQLException {
    execute(
        "CREATE TABLE events AS FROM read_csv('"
            + file
            + "', header = true, columns = {'contact': 'INTEGER', 'type': 'VARCHAR', 'time':"
            + " 'TIMESTAMP', 'amount': 'DOUBLE'})");
  }

  /** The members of every segment, one query each, kept in a table of the database. */
  void segments(List<SegmentCase> cases, long now) throws SQLException {
    execute("CREATE OR REPLACE TABLE memberships (segment VARCHAR, id INTEGER)");
    for (SegmentCase one : cases) {
      execute(
          "INSERT INTO memberships SELECT '" + one.name() + "', id FROM (" + one.sql(now) + ")");
    }
    execute("CHECKPOINT");
  }

  long members(SegmentCase one) throws SQLException {
    return number("SELECT count(*) FROM memberships WHERE segment = '" + one.name() + "'");
  }

  /** A plain aggregation of all events by contact: the least that any answer in SQL costs. */
  void scan() throws SQLException {
    number(
        "SELECT count(*) FROM (SELECT contact, count(*) AS n, sum(amount) AS s, max(time) AS t FROM"
            + " events GROUP BY contact)");
  }

  String version() throws SQLException {
    return text("SELECT version()").toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
