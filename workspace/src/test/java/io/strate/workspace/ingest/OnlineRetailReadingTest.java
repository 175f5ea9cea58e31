package io.strate.workspace.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.workspace.ingest.ReadReport.SourceReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real order lines of a wholesaler, counted by DuckDB beside. */
final class OnlineRetailReadingTest {

  private static final String FILE = "online_retail.csv.gz";

  @TempDir Path folder;

  @Test
  void everyLineWithACustomerBecomesAnEvent() throws IOException, SQLException {
    Path real = find();
    Files.copy(real, folder.resolve(FILE));
    try (TestingWorkspace workspace = new TestingWorkspace(folder)) {
      workspace.define(
          """
          orders:
            read: online_retail.csv.gz
            as: events
            event: order
            contact: CustomerID
            time: { column: InvoiceDate, timezone: Europe/London }
            where: CustomerID is known
            properties: { amount: Quantity * UnitPrice, sku: StockCode }
          """);
      SourceReport report = workspace.read().sources().getFirst();
      assertThat(report.rows()).isEqualTo(541_909);
      assertThat(report.dropped()).isEqualTo(135_080);
      assertThat(report.rejected()).isZero();
      assertThat(report.accepted()).isEqualTo(541_909 - 135_080);
      Map<String, List<Entry>> contacts = workspace.entries(Entity.CONTACT);
      assertThat(contacts).hasSize((int) count(real, "count(DISTINCT CustomerID)"));
      assertThat(contacts.get("17850"))
          .hasSize((int) count(real, "count(*) FILTER (CustomerID = 17850)"));
    }
  }

  private static long count(Path file, String what) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT " + what + " FROM read_csv('" + file + "')")) {
      result.next();
      return result.getLong(1);
    }
  }

  private static Path find() throws IOException {
    Path folder = Path.of("").toRealPath();
    while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    Path beside =
        folder == null
            ? Path.of(FILE)
            : folder.resolve("../shared/data/online_retail").resolve(FILE).normalize();
    assumeTrue(
        Files.exists(beside),
        "skipped: "
            + FILE
            + " is not beside the repository (examples/online-retail says where to get it)");
    return beside;
  }
}
