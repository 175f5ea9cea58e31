package io.strate.ledger.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Failure;
import io.strate.domain.Identifier;
import io.strate.domain.Origin;
import io.strate.domain.Value;
import io.strate.ledger.Generation;
import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.Posting;
import io.strate.ledger.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sorted file that is taken in over another one gets a sequence number of its own, behind writes
 * that stand in the log only: how far RocksDB has come says nothing of these. A log that has lost
 * its end is noticed all the same.
 */
final class HiddenLossTest {

  private static final LedgerOptions OPTIONS = LedgerOptions.DEFAULT;

  @TempDir Path folder;

  private long beforeTheSecond;

  /** A copy of a store in use is what a kill leaves behind. */
  private Path killed() throws IOException {
    Path store = folder.resolve("store");
    Path copy = folder.resolve("killed");
    try (Ledger ledger = RocksLedger.open(store, OPTIONS)) {
      Generation source =
          ledger.sources().declare(List.of(new Sources.Declaration("orders", 1))).getFirst();
      Store rocks = ((OpenLedger) ledger).store();
      takeInAFile(rocks, folder.resolve("earlier.sst"));
      ledger.append(List.of(posting(source, "first")));
      beforeTheSecond = Files.size(log(store));
      ledger.append(List.of(posting(source, "second")));
      takeInAFile(rocks, folder.resolve("later.sst"));
      TestingFolders.copy(store, copy);
    }
    return copy;
  }

  @Test
  void theWholeLogIsRead() throws IOException {
    try (Ledger ledger = RocksLedger.open(killed(), OPTIONS)) {
      assertThat(ledger.profiles().count(Entity.CONTACT)).isEqualTo(2);
    }
  }

  @Test
  void aCutLogIsRefused() throws IOException {
    Path killed = killed();
    Path log = log(killed);
    Files.write(log, Arrays.copyOf(Files.readAllBytes(log), (int) beforeTheSecond));
    assertThatThrownBy(() -> RocksLedger.open(killed, OPTIONS).close())
        .isInstanceOf(Failure.class)
        .hasMessageContaining("were acknowledged");
  }

  private static void takeInAFile(Store store, Path file) {
    try (TableFile table = new TableFile(store, Family.REJECTS, file)) {
      byte[] key = Bytes.ascii("key");
      table.put(key, Sealed.seal(key, Bytes.ascii("value")));
      assertThat(table.finish()).isPresent();
    }
    store.ingest(Family.REJECTS, List.of(file));
  }

  private static Path log(Path store) {
    return TestingFolders.files(store).stream()
        .filter(file -> file.toString().endsWith(".log"))
        .max(Path::compareTo)
        .orElseThrow();
  }

  private static Posting posting(Generation source, String contact) {
    return new Posting(
        Identifier.contact(contact),
        List.of(),
        new Entry.Event(
            1, new Origin(source.origin(), contact.hashCode()), "order", Value.RecordOf.EMPTY),
        Optional.of(contact));
  }
}
