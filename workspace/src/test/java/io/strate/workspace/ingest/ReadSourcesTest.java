package io.strate.workspace.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entry;
import io.strate.domain.Value;
import io.strate.workspace.ingest.ReadReport.SourceReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadSourcesTest {

  @TempDir Path folder;
  TestingWorkspace workspace;

  @BeforeEach
  void open() {
    workspace = new TestingWorkspace(folder);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  private static Value text(String text) {
    return Value.text(text);
  }

  private List<Map<String, Value>> events(String contact) {
    return workspace.contact(contact).stream()
        .filter(Entry.Event.class::isInstance)
        .map(entry -> ((Entry.Event) entry).properties().fields())
        .toList();
  }

  private static final String ORDERS =
      """
      orders:
        read: orders*.csv
        as: events
        event: order
        contact: customer
        time: { column: day, format: "d/M/yyyy H:mm", timezone: Europe/London }
        where: quantity > 0
        properties:
          amount: quantity * unit_price
          sku: sku
      """;

  private static final String CONTACTS =
      """
      contacts:
        read: contacts.csv
        as: contacts
        id: customer
        identifiers: { email: email }
        account: company
      """;

  @Test
  void contactsAndEventsBecomeEntries() {
    workspace
        .write("contacts.csv", "customer,email,company,region\nc1,a@x.fr,acme,IdF\nc2,,,\n")
        .write(
            "orders.csv",
            """
            customer,day,quantity,unit_price,sku
            c1,5/7/2025 9:30,2,1.25,00A
            c1,5/1/2025 9:30,-2,1.25,00A
            c2,6/7/2025 10:00,1,,00B
            """)
        .define(CONTACTS + ORDERS);
    ReadReport report = workspace.read();
    assertThat(report.sources())
        .extracting(SourceReport::rows, SourceReport::dropped, SourceReport::rejected)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2L, 0L, 0L),
            org.assertj.core.groups.Tuple.tuple(3L, 1L, 0L));
    assertThat(events("c1"))
        .containsExactly(Map.of("amount", Value.number(2.5), "sku", text("00A")));
    assertThat(events("c2")).containsExactly(Map.of("sku", text("00B")));
    assertThat(workspace.contact("c1"))
        .filteredOn(Entry.Event.class::isInstance)
        .extracting(Entry::time)
        .containsExactly(at("2025-07-05T08:30:00Z"));
    assertThat(workspace.contact("c1"))
        .filteredOn(Entry.AttributeStated.class::isInstance)
        .extracting(
            e -> ((Entry.AttributeStated) e).name(), e -> ((Entry.AttributeStated) e).value())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("email", text("a@x.fr")),
            org.assertj.core.groups.Tuple.tuple("region", text("IdF")));
    assertThat(workspace.contact("c1"))
        .filteredOn(Entry.AccountStated.class::isInstance)
        .extracting(e -> ((Entry.AccountStated) e).account(), Entry::time)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Optional.of("acme"), Entry.ALWAYS));
    assertThat(workspace.contact("c2")).filteredOn(Entry.Named.class::isInstance).hasSize(1);
  }

  @Test
  void aSecondReadingOfUnchangedFilesReadsNothing() {
    workspace
        .write("contacts.csv", "customer,email,company,region\nc1,a@x.fr,acme,IdF\n")
        .write("orders.csv", "customer,day,quantity,unit_price,sku\nc1,5/7/2025 9:30,2,1,A\n")
        .define(CONTACTS + ORDERS);
    workspace.read();
    String before = workspace.export();
    ReadReport again = workspace.read();
    assertThat(again.sources()).extracting(SourceReport::filesRead).containsOnly(0);
    assertThat(workspace.export()).isEqualTo(before);
  }
}
