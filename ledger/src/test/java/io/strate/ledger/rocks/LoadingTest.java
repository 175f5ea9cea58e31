package io.strate.ledger.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Identifier;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.ledger.BulkLoad;
import io.strate.ledger.FileMark;
import io.strate.ledger.Posting;
import io.strate.ledger.Receipt;
import io.strate.ledger.Reject;
import io.strate.ledger.RowWriter;
import io.strate.ledger.Sources;
import io.strate.timeline.ColumnKey;
import io.strate.timeline.StreamKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reading files of sources: once, all or nothing, anew. */
final class LoadingTest extends TestingLedger {

  /** Writes a file of equal and different rows; {@code rows} says how often each content comes. */
  private Receipt loadOrders(String file, int... rows) {
    try (BulkLoad load = ledger.load(orders, 100)) {
      RowWriter writer = load.writer();
      int id = writer.kind(Entity.CONTACT, "id");
      int order = ledger.vocabulary().stream(StreamKey.event("order"));
      int amount = ledger.vocabulary().column(ColumnKey.of(Type.Scalar.NUMBER, "amount"));
      int sku = ledger.vocabulary().column(ColumnKey.of(Type.Scalar.TEXT, "sku"));
      for (int i = 0; i < rows.length; i++) {
        for (int k = 0; k < rows[i]; k++) {
          writer.begin(id, "c" + i % 7, 1000 + i, file.hashCode() * 31L + i);
          writer.entry(order);
          writer.number(amount, i);
          writer.text(sku, "sku-" + i % 3);
          writer.end();
        }
      }
      load.read(new FileMark(file, 1, 2, 3, rows.length, "a\nb"));
      return load.commit();
    }
  }

  @Test
  void readingAFileAgainChangesNothing() {
    int[] rows = new int[5_000];
    java.util.Arrays.setAll(rows, i -> 1 + i % 3);
    long total = java.util.Arrays.stream(rows).sum();
    assertThat(loadOrders("f", rows).accepted()).isEqualTo(total);
    String before = Export.of(ledger);
    Receipt again = loadOrders("f", rows);
    assertThat(again.accepted()).isZero();
    assertThat(again.duplicates()).isEqualTo(total);
    assertThat(Export.of(ledger)).isEqualTo(before);
    rows[17] += 2;
    assertThat(loadOrders("f", rows).accepted()).isEqualTo(2);
    reopen();
    assertThat(times("c3")).filteredOn(time -> time == 1017).hasSize(5);
  }

  @Test
  void aLoadIsInvisibleUntilItIsCommitted() {
    try (BulkLoad load = ledger.load(orders, 100)) {
      load.writer()
          .add(Identifier.contact("a"), List.of(), event(orders, 1, 1, 1), Optional.of("m"));
      load.read(new FileMark("f", 1, 2, 3, 4, ""));
    }
    assertThat(Export.of(ledger)).doesNotContain("Event");
    assertThat(ledger.sources().fileMark(orders, "f")).isEmpty();
    // The message of a load that never was may come again.
    assertThat(
            ledger
                .append(List.of(Posting.of(Identifier.contact("a"), event(orders, 1, 1, 1), "m")))
                .accepted())
        .isEqualTo(1);
  }

  @Test
  void aFileMarkIsThereWithItsRows() {
    loadOrders("f", 1, 2);
    reopen();
    assertThat(ledger.sources().fileMark(orders, "f"))
        .contains(new FileMark("f", 1, 2, 3, 2, "a\nb"));
    assertThat(ledger.sources().fileMark(contacts, "f")).isEmpty();
  }

  @Test
  void aRenewedReadingReplacesTheFormerOneOrIsForgotten() {
    loadOrders("f", 1, 1);
    int former = orders.origin();
    orders = ledger.sources().renew("orders");
    assertThat(orders.fresh()).isTrue();
    assertThat(ledger.sources().fileMark(orders, "f")).isEmpty();
    assertThat(times("c1")).containsExactly(1001L);
    declare(1, 1);
    assertThat(orders.origin()).as("nothing was committed").isEqualTo(former);
    orders = ledger.sources().renew("orders");
    loadOrders("f", 1);
    assertThat(times("c1")).isEmpty();
    int renewed = orders.origin();
    reopen();
    declare(1, 1);
    assertThat(orders.origin()).isEqualTo(renewed).isNotEqualTo(former);
    assertThat(orders.fresh()).isFalse();
  }

  @Test
  void namesThatAreExpectedMakeProfilesOnlyWithTheirRows() {
    String[] names = {"old", "new", "unused", ""};
    loadExpected(names, 0);
    loadExpected(names, 0, 1);
    assertThat(times("old")).containsExactly(10L, 20L);
    assertThat(times("new")).containsExactly(21L);
    assertThat(ledger.profiles().number(Identifier.contact("unused"))).isEmpty();
  }

  private int expectedLoads;

  private void loadExpected(String[] names, int... places) {
    expectedLoads++;
    try (BulkLoad load = ledger.load(orders, 100)) {
      RowWriter writer = load.writer();
      writer.expect(writer.kind(Entity.CONTACT, "id"), names, names.length);
      for (int place : places) {
        writer.begin(place, 10L * expectedLoads + place, 31L * expectedLoads + place);
        writer.entry(ledger.vocabulary().stream(StreamKey.event("order")));
        writer.end();
      }
      load.commit();
    }
  }

  @Test
  void aChangedDefinitionReplacesWhatWasReadUnderTheFormerOne() {
    loadOrders("f", 1, 1, 1);
    assertThat(times("c1")).containsExactly(1001L);
    declare(1, 2);
    assertThat(orders.fresh()).isTrue();
    assertThat(times("c1"))
        .as("the former reading counts until the new one is committed")
        .hasSize(1);
    loadOrders("f", 1, 0, 1);
    assertThat(times("c1")).isEmpty();
    assertThat(times("c2")).containsExactly(1002L);
    reopen();
    assertThat(times("c0")).containsExactly(1000L);
    assertThat(times("c1")).isEmpty();
  }

  @Test
  void aSourceThatIsTakenOutNoLongerCounts() {
    loadOrders("f", 1);
    long mark = ledger.mark();
    contacts = ledger.sources().declare(List.of(new Sources.Declaration("contacts", 1))).getFirst();
    assertThat(times("c0")).isEmpty();
    assertThat(ledger.dirtySince(Entity.CONTACT, mark).contains(0)).isTrue();
  }

  private Receipt loadMessage(String id, boolean commit) {
    try (BulkLoad load = ledger.load(orders, 100)) {
      RowWriter rows = load.writer();
      Entry event = event(orders, 1, 1, 1);
      rows.add(Identifier.contact("a"), List.of(), event, Optional.of(id));
      // Ids are looked up a thousand at a time.
      for (int i = 0; i < 1024 && !commit; i++) {
        rows.add(Identifier.contact("z"), List.of(), event, Optional.of(id + i));
      }
      return commit ? load.commit() : new Receipt(0, 0, 0, 0);
    }
  }

  @Test
  void messagesAreReadAnewUnderAChangedDefinition() {
    assertThat(loadMessage("m", true).accepted()).isEqualTo(1);
    assertThat(loadMessage("m", true).accepted()).isZero();
    declare(1, 2);
    // A reading that never was does not let go of what the former one holds.
    loadMessage("m", false);
    Posting sent = Posting.of(Identifier.contact("b"), event(contacts, 9, 9, 9), "m");
    assertThat(ledger.append(List.of(sent)).duplicates()).isEqualTo(1);
    reopen();
    assertThat(ledger.append(List.of(sent)).duplicates()).isEqualTo(1);
    assertThat(loadMessage("m", true).accepted()).isEqualTo(1);
    assertThat(times("a")).containsExactly(1L);
    assertThat(ledger.append(List.of(sent)).duplicates()).isEqualTo(1);
  }

  @Test
  void aMessageThatIsSentWhileAFileWithItIsReadCountsOnce() {
    Posting sent = Posting.of(Identifier.contact("b"), event(contacts, 9, 9, 9), "m");
    try (BulkLoad load = ledger.load(orders, 100)) {
      RowWriter rows = load.writer();
      for (int i = 0; i < 1024; i++) {
        String id = i == 0 ? "m" : "other" + i;
        rows.add(Identifier.contact("a"), List.of(), event(orders, i, i, 1), Optional.of(id));
      }
      assertThat(ledger.append(List.of(sent)).accepted()).isEqualTo(1);
      load.commit();
    }
    assertThat(times("b")).containsExactly(9L);
    assertThat(times("a")).hasSize(1023).doesNotContain(0L);
  }

  private void state(long now, String id, Map<String, Value> attributes) {
    try (BulkLoad load = ledger.load(contacts, now)) {
      RowWriter writer = load.writer();
      writer.beginState(writer.kind(Entity.CONTACT, "id"), id, attributes.hashCode());
      attributes.forEach(
          (name, value) -> {
            writer.entry(ledger.vocabulary().stream(StreamKey.attribute(name)));
            if (value instanceof Value.Num number) {
              writer.number(
                  ledger.vocabulary().column(ColumnKey.of(Type.Scalar.NUMBER, "value")),
                  number.value());
            } else if (value instanceof Value.Text text) {
              writer.text(
                  ledger.vocabulary().column(ColumnKey.of(Type.Scalar.TEXT, "value")),
                  text.value());
            }
          });
      writer.end();
      load.commit();
    }
  }

  @Test
  void aSourceWithoutTimesStatesOnlyChanges() {
    state(100, "a", Map.of("region", Value.text("IDF"), "size", Value.number(3)));
    state(200, "a", Map.of("region", Value.text("IDF"), "size", Value.number(4)));
    state(300, "a", Map.of("region", Value.text("IDF"), "size", Value.number(4)));
    state(400, "a", Map.of("size", Value.number(4)));
    assertThat(timeline(Identifier.contact("a")).entries())
        .extracting(entry -> (Object) entry)
        .map(entry -> (Entry.AttributeStated) entry)
        .map(stated -> stated.time() + " " + stated.name() + " " + stated.value())
        .containsExactlyInAnyOrder(
            Entry.ALWAYS + " region " + Value.text("IDF"),
            Entry.ALWAYS + " size " + Value.number(3),
            "200 size " + Value.number(4),
            "400 region " + Value.UNKNOWN);
  }

  @Test
  void rejectsStayUntilTheirFileIsReadAgain() {
    Reject reject = new Reject("f", 3, "amount", "expected a number, found 'x'", "a;x");
    try (BulkLoad load = ledger.load(orders, 100)) {
      load.reject(reject);
      load.read(new FileMark("f", 1, 2, 3, 4, ""));
      load.commit();
    }
    assertThat(ledger.rejects().of("orders")).containsExactly(reject);
    loadOrders("g", 1);
    assertThat(ledger.rejects().count("orders")).isEqualTo(1);
    loadOrders("f", 1);
    assertThat(ledger.rejects().of("orders")).isEmpty();
  }
}
