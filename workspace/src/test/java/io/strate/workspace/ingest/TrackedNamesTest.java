package io.strate.workspace.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.rocks.RocksLedger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that calls bring are kept, each by itself, and not without end. */
final class TrackedNamesTest {

  @TempDir Path folder;
  private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = RocksLedger.open(folder, LedgerOptions.DEFAULT);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private Map<String, Type> kept() {
    return new SourceNotes(ledger.notes()).schema(TrackedNames.SOURCE).orElseThrow().columns();
  }

  @Test
  void namesAreKeptOneByOneAndTogether() {
    TrackedNames names = new TrackedNames(ledger.notes());
    for (int i = 0; i < 300; i++) {
      names.admitEvent("e" + i, List.of("p", "q"));
      names.admitEvent("e" + i, List.of());
      names.keep();
      if (i == 100) {
        names = new TrackedNames(ledger.notes());
      }
    }
    names.admitAttribute(Entity.ACCOUNT, "size");
    names.keep();
    Map<String, Type> events = ((Type.RecordOf) kept().get("events")).fields();
    assertThat(events).hasSize(300).containsKeys("e0", "e255", "e256", "e299");
    assertThat(events.get("e7"))
        .isEqualTo(new Type.RecordOf(Map.of("p", new Type.RecordOf(Map.of("q", Type.ANY)))));
    assertThat(kept().get("accounts")).isEqualTo(new Type.RecordOf(Map.of("size", Type.ANY)));
  }

  @Test
  void aMillionNamesAreBounded() {
    TrackedNames names = new TrackedNames(ledger.notes());
    int admitted = 0;
    for (int i = 0; i < 1_000_000; i++) {
      admitted += names.admitEvent("e" + i, List.of()) ? 1 : 0;
      if (i % 100 == 99) {
        names.keep();
      }
    }
    assertThat(admitted).isEqualTo(TrackedNames.MOST);
    assertThat(((Type.RecordOf) kept().get("events")).fields()).hasSize(TrackedNames.MOST);
    assertThat(new TrackedNames(ledger.notes()).admitEvent("e0", List.of())).isTrue();
    assertThat(new TrackedNames(ledger.notes()).admitEvent("other", List.of())).isFalse();
  }
}
