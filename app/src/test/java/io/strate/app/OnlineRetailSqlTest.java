package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real orders of a wholesaler: every segment has exactly the members that independent SQL finds.
 */
final class OnlineRetailSqlTest {

  private static final List<String> INSTANTS =
      List.of("2011-12-10T00:00:00Z", "2011-06-15T12:34:56.789Z");

  @TempDir Path folder;

  @Test
  void segmentsHaveTheMembersThatSqlFinds() throws Exception {
    Path csv = Examples.data("online_retail/online_retail.csv.gz");
    assumeTrue(
        Files.exists(csv),
        "left out: the real orders are not there (see examples/online-retail/README.md)");
    Path workspace = Examples.copy("online-retail", folder, csv);
    Script script = Script.read(csv);
    SoftAssertions answers = new SoftAssertions();
    try (Connection sql = DriverManager.getConnection("jdbc:duckdb:")) {
      script.prepare(sql);
      for (String instant : INSTANTS) {
        assertThat(Cli.run("run", workspace.toString(), "--as-of", instant).code()).isZero();
        script.at(sql, Instant.parse(instant).toEpochMilli());
        for (String segment : script.queries.keySet()) {
          Cli.Result members = Cli.run("members", segment, workspace.toString(), "--format", "csv");
          List<String> ids =
              members
                  .out()
                  .lines()
                  .skip(1)
                  .map(line -> line.substring(0, line.indexOf(',')))
                  .toList();
          answers
              .assertThat(ids)
              .as("%s as of %s", segment, instant)
              .isEqualTo(script.members(sql, segment));
        }
      }
    }
    assertThat(script.queries).hasSizeGreaterThan(40);
    answers.assertAll();
  }

  /**
   * The statements before the first {@code ---} make the views; each one after answers a segment.
   */
  private record Script(List<String> views, Map<String, String> queries) {

    static Script read(Path csv) throws IOException {
      try (InputStream in = OnlineRetailSqlTest.class.getResourceAsStream("online-retail.sql")) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        String[] parts = text.replace("${csv}", csv.toString()).split("(?m)^--- ");
        Map<String, String> queries = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
          int end = parts[i].indexOf('\n');
          queries.put(parts[i].substring(0, end).strip(), parts[i].substring(end));
        }
        return new Script(List.of(parts[0].split(";\\s*\n")), queries);
      }
    }

    void prepare(Connection sql) throws SQLException {
      try (Statement statement = sql.createStatement()) {
        for (String view : views) {
          statement.execute(view);
        }
      }
    }

    void at(Connection sql, long now) throws SQLException {
      try (Statement statement = sql.createStatement()) {
        statement.execute("DELETE FROM clock");
        statement.execute("INSERT INTO clock VALUES (" + now + ")");
      }
    }

    List<String> members(Connection sql, String segment) throws SQLException {
      List<String> ids = new ArrayList<>();
      try (Statement statement = sql.createStatement();
          ResultSet rows =
              statement.executeQuery("SELECT id FROM (" + queries.get(segment) + ") ORDER BY id")) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
      return ids;
    }
  }
}
