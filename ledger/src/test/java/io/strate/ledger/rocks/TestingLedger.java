package io.strate.ledger.rocks;

import io.strate.domain.Entry;
import io.strate.domain.Identifier;
import io.strate.domain.Origin;
import io.strate.domain.Timeline;
import io.strate.domain.Value;
import io.strate.ledger.Generation;
import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.Posting;
import io.strate.ledger.Sources;
import io.strate.timeline.PackedTimeline;
import io.strate.timeline.TimelineEntries;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A small ledger with two sources, opened anew for each test. */
abstract class TestingLedger {

  static final LedgerOptions SMALL = new LedgerOptions(4 << 20, 4 << 20, 1 << 16, 2, 1 << 20, true);

  @TempDir Path folder;
  Ledger ledger;
  Generation orders;
  Generation contacts;

  @BeforeEach
  void open() {
    ledger = RocksLedger.open(folder, SMALL);
    declare(1, 1);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  void declare(long contactsHash, long ordersHash) {
    List<Generation> declared =
        ledger
            .sources()
            .declare(
                List.of(
                    new Sources.Declaration("contacts", contactsHash),
                    new Sources.Declaration("orders", ordersHash)));
    contacts = declared.get(0);
    orders = declared.get(1);
  }

  void reopen() {
    ledger.close();
    ledger = RocksLedger.open(folder, SMALL);
  }

  Posting order(String contact, long time, long identity, double amount) {
    return Posting.of(Identifier.contact(contact), event(orders, time, identity, amount));
  }

  static Entry event(Generation source, long time, long identity, double amount) {
    return new Entry.Event(
        time,
        new Origin(source.origin(), identity),
        "order",
        new Value.RecordOf(Map.of("amount", Value.number(amount))));
  }

  Timeline timeline(Identifier identifier) {
    int number = ledger.profiles().number(identifier).orElseThrow();
    int[] positions = ledger.timelines().positions();
    PackedTimeline packed = new PackedTimeline(origin -> positions[origin]);
    return new TimelineEntries(ledger.vocabulary())
        .of(packed.wrap(ledger.timelines().timeline(identifier.of(), number)));
  }

  List<Long> times(String contact) {
    return timeline(Identifier.contact(contact)).entries().stream().map(Entry::time).toList();
  }
}
