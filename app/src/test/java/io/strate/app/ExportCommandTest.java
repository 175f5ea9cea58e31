package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export holds all that is known of each profile as of the last run, in its types. */
final class ExportCommandTest {

  @TempDir Path folder;

  @BeforeEach
  void runOnTwo() throws IOException {
    write(
        "strate.yaml",
        """
        workspace: two
        locale: en
        sources:
          contacts:
            read: contacts.csv
            as: contacts
            id: id
            identifiers: { email: email }
            account: company
            time: updated
          accounts: { read: accounts.csv, as: accounts, id: company, attributes: { id: sector } }
          visits:
            read: visits.csv
            as: events
            event: visit
            contact: { id: id, anonymous: anon }
            time: time
        traits:
          visits: count(visit)
          last_visit: time of last visit
          members: { of: accounts, value: contacts(region is known) }
        scores:
          heat: { points: [{ each: visit, give: 1.5 }] }
        segments:
          north: { when: region = 'Nord' }
          visits: { when: visits >= 1 }
          staffed: { of: accounts, when: members >= 1 }
        """);
    write(
        "contacts.csv",
        """
        id,email,company,region,employees,active,signed,updated
        A,a@x.example,X,Nord,12,true,2025-05-01T00:00:00Z,2026-01-01T00:00:00Z
        A,a@x.example,Y,Sud,13.5,true,2025-05-01T00:00:00Z,2026-01-15T00:00:00Z
        A,a@x.example,X,Est,99,false,2025-05-01T00:00:00Z,2026-03-01T00:00:00Z
        B,b@x.example,,Nord,,,,2026-01-01T00:00:00Z
        """);
    write("accounts.csv", "company,sector\nX,Tech\nY,Food\n");
    write(
        "visits.csv",
        """
        id,anon,time
        A,n2,2026-01-20T10:00:00Z
        A,n1,2026-01-21T10:00:00Z
        A,n1,2026-02-21T10:00:00Z
        """);
    assertThat(Cli.run("run", folder.toString(), "--as-of", "2026-02-01").code()).isZero();
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private Path export(String file, String... options) {
    List<String> arguments = new ArrayList<>(List.of("export"));
    arguments.add(folder.resolve(file).toString());
    arguments.add(folder.toString());
    arguments.addAll(List.of(options));
    Cli.Result result = Cli.run(arguments.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    return folder.resolve(file);
  }

  @Test
  void everyColumnHasTheValueAsOfTheLastRun() {
    assertThat(export("all.csv"))
        .hasContent(
            """
            id,account,anonymous,email,region,employees,active,signed,visits,last_visit,heat,north,visits (segment)
            A,Y,"[""n1"",""n2""]",a@x.example,Sud,13.5,true,2025-05-01T00:00:00Z,2,2026-01-21T10:00:00Z,3,false,true
            B,,,b@x.example,Nord,,,,0,,0,true,false
            """);
    assertThat(export("north.csv", "--segment", "north"))
        .content()
        .contains("\nB,")
        .doesNotContain("\nA,");
  }

  /** No rule refers to it: only the run has said who is among the highest. */
  @Test
  void whoIsRankedIsExportedToo() throws IOException {
    Path definitions = folder.resolve("strate.yaml");
    String ranked = "  busiest: { top: 1, by: visits }\n";
    Files.writeString(definitions, Files.readString(definitions) + ranked);
    assertThat(Cli.run("run", folder.toString(), "--as-of", "2026-02-01").code()).isZero();
    assertThat(export("busiest.csv", "--segment", "busiest"))
        .content()
        .contains("\nA,")
        .doesNotContain("\nB,");
    assertThat(export("everybody.csv")).content().contains(",true\nB").endsWith(",false\n");
  }

  /** An attribute that is called like the first column says what it is. */
  @Test
  void namesNeverClash() {
    assertThat(export("of-accounts.csv", "--of", "accounts"))
        .hasContent(
            """
            id,id (attribute),members,staffed
            X,Tech,0,false
            Y,Food,1,true
            """);
  }

  @Test
  void parquetKeepsTheTypes() throws SQLException {
    Path file = export("contacts.parquet");
    try (Connection sql = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = sql.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      List<String> types = new ArrayList<>();
      try (ResultSet columns =
          statement.executeQuery("DESCRIBE SELECT * FROM '%s'".formatted(file))) {
        while (columns.next()) {
          types.add(columns.getString(1) + " " + columns.getString(2));
        }
      }
      assertThat(types)
          .containsExactly(
              "id VARCHAR",
              "account VARCHAR",
              "anonymous VARCHAR[]",
              "email VARCHAR",
              "region VARCHAR",
              "employees DOUBLE",
              "active BOOLEAN",
              "signed TIMESTAMP WITH TIME ZONE",
              "visits DOUBLE",
              "last_visit TIMESTAMP WITH TIME ZONE",
              "heat DOUBLE",
              "north BOOLEAN",
              "visits (segment) BOOLEAN");
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT count(*) FROM '%s' WHERE id = 'A' AND employees = 13.5 AND active AND signed = TIMESTAMPTZ '2025-05-01 00:00:00+00' AND len(anonymous) = 2"
                  .formatted(file))) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(1);
      }
    }
  }
}
