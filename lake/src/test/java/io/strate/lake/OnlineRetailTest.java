package io.strate.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Type;
import io.strate.lake.Inference.Kind;
import io.strate.lake.Inference.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 541,909 real order lines (UCI "Online Retail"). What is expected are the figures that its
 * provenance gives.
 */
final class OnlineRetailTest {

  @TempDir Path folder;
  TestingRows lake;
  SourceFile file;

  @BeforeEach
  void open() {
    lake = new TestingRows(folder);
    Optional<Path> found = find();
    Assumptions.assumeTrue(
        found.isPresent(),
        "online_retail.csv.gz is not there: set STRATE_DATA to the folder that has online_retail/, or put it into shared/data beside the checkout");
    file =
        SourceFiles.find(found.orElseThrow().getParent(), List.of("online_retail.csv.gz"))
            .getFirst();
  }

  private static Optional<Path> find() {
    String told = System.getenv("STRATE_DATA");
    Path at = Path.of("").toAbsolutePath();
    while (told == null && at != null && !Files.isDirectory(at.resolve("shared/data"))) {
      at = at.getParent();
    }
    if (told == null && at == null) {
      return Optional.empty();
    }
    Path data = told != null ? Path.of(told) : at.resolve("shared/data");
    return Optional.of(data.resolve("online_retail/online_retail.csv.gz")).filter(Files::exists);
  }

  @Test
  void everyRowIsReadOnce() {
    Schema schema = lake.schema(file);
    assertThat(schema.columns())
        .isEqualTo(
            Map.of(
                "InvoiceNo",
                Type.TEXT,
                "StockCode",
                Type.TEXT,
                "Description",
                Type.TEXT,
                "Quantity",
                Type.NUMBER,
                "InvoiceDate",
                Type.INSTANT,
                "UnitPrice",
                Type.NUMBER,
                "CustomerID",
                Type.NUMBER,
                "Country",
                Type.TEXT));
    List<Reading> readings =
        List.of(
            Reading.exact("CustomerID"),
            Reading.typed("Quantity"),
            Reading.typed("UnitPrice"),
            Reading.instant("InvoiceDate"),
            Reading.exact("InvoiceNo"));
    int rows = 0;
    int nameless = 0;
    double revenue = 0;
    long last = Long.MIN_VALUE;
    Set<String> customers = new HashSet<>();
    Set<String> invoices = new HashSet<>();
    Set<Long> identities = new HashSet<>();
    try (RowReader reader = lake.lake.read(file, schema, readings, ZoneId.of("Europe/London"))) {
      while (reader.next()) {
        Batch batch = reader.batch();
        for (int r = 0; r < batch.rows(); r++) {
          rows++;
          nameless += batch.texts(0)[r].isEmpty() ? 1 : 0;
          customers.add(batch.texts(0)[r]);
          revenue += batch.numbers(1)[r] * batch.numbers(2)[r];
          last = Math.max(last, batch.instants(3)[r]);
          invoices.add(batch.texts(4)[r]);
          identities.add(batch.hashes()[r]);
        }
      }
      assertThat(reader.rejects()).isEmpty();
    }
    assertThat(rows).isEqualTo(541_909);
    // 5,268 rows repeat another one.
    assertThat(identities).hasSize(541_909 - 5_268);
    assertThat(nameless).isEqualTo(135_080);
    assertThat(customers).hasSize(4_372 + 1);
    assertThat(invoices).hasSize(25_900);
    assertThat(revenue).isCloseTo(9_747_747.934, org.assertj.core.data.Offset.offset(0.001));
    assertThat(Instant.ofEpochMilli(last)).isEqualTo(Instant.parse("2011-12-09T12:50:00Z"));
  }

  @Test
  void itIsSeenToHoldEvents() {
    Inference found = lake.lake.infer(file);
    assertThat(found.kind()).isEqualTo(Kind.EVENTS);
    assertThat(found.roles()).isEqualTo(Map.of(Role.ID, "CustomerID", Role.TIME, "InvoiceDate"));
  }
}
