package io.strate.ledger.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log of a store that was killed, damaged byte by byte where records say what they are. */
final class LogFileTest {

  private static final LedgerOptions OPTIONS = LedgerOptions.DEFAULT;
  private static final int BATCHES = 12;

  @TempDir Path folder;
  private Path killed;
  private Path log;

  /** A copy of a store in use is what a kill leaves behind. */
  @BeforeEach
  void kill() {
    Path store = folder.resolve("store");
    killed = folder.resolve("killed");
    try (Ledger ledger = RocksLedger.open(store, OPTIONS)) {
      Generation source =
          ledger.sources().declare(List.of(new Sources.Declaration("orders", 1))).getFirst();
      for (int batch = 0; batch < BATCHES; batch++) {
        ledger.append(List.of(posting(source, batch)));
      }
      TestingFolders.copy(store, killed);
    }
    log =
        TestingFolders.files(killed).stream()
            .filter(file -> file.toString().endsWith(".log"))
            .max(Path::compareTo)
            .orElseThrow();
  }

  /** The last one is longer than a block of the log, so that it stands there in parts. */
  private static Posting posting(Generation source, int batch) {
    String text = batch == BATCHES - 1 ? "long ".repeat(20_000) : "short";
    return new Posting(
        Identifier.contact("c" + batch),
        List.of(),
        new Entry.Event(
            batch,
            new Origin(source.origin(), batch),
            "order",
            new Value.RecordOf(Map.of("text", Value.text(text)))),
        Optional.of("message-" + batch));
  }

  /** Where each record begins, read as RocksDB's documentation describes it. */
  private static List<Integer> records(byte[] bytes) {
    List<Integer> starts = new ArrayList<>();
    int at = 0;
    while (at + 7 <= bytes.length) {
      if (32768 - at % 32768 < 7) {
        at += 32768 - at % 32768;
        continue;
      }
      starts.add(at);
      at += 7 + (bytes[at + 4] & 0xff) + 256 * (bytes[at + 5] & 0xff);
    }
    return starts;
  }

  @Test
  void aWholeLogIsRead() {
    try (Ledger ledger = RocksLedger.open(killed, OPTIONS)) {
      assertThat(ledger.profiles().count(io.strate.domain.Entity.CONTACT)).isEqualTo(BATCHES);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 8, 9, 10, 11, 12, 128, 130, 131, 255})
  void aKindThatIsNeverWrittenIsRefusedWhereverItStands(int kind) throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    List<Integer> records = records(bytes);
    assertThat(records).hasSizeGreaterThan(BATCHES + 2);
    for (int at : records) {
      byte[] damaged = bytes.clone();
      damaged[at + 6] = (byte) kind;
      Files.write(log, damaged);
      assertThatThrownBy(() -> RocksLedger.open(killed, OPTIONS).close())
          .isInstanceOf(Failure.class)
          .hasMessageContaining(
              log.getFileName() + ": found a record of unknown kind " + kind + " at byte " + at);
    }
  }

  @Test
  void anotherKindThatIsWrittenIsNoticedByItsChecksum() throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    for (int at : records(bytes)) {
      for (byte kind = 0; kind < 5; kind++) {
        byte[] damaged = bytes.clone();
        damaged[at + 6] = kind;
        Files.write(log, damaged);
        if (kind != bytes[at + 6]) {
          assertThatThrownBy(() -> RocksLedger.open(killed, OPTIONS).close())
              .isInstanceOf(Failure.class);
        }
      }
    }
  }

  /** What stands behind the last whole record was never acknowledged. */
  @Test
  void aTornTailIsLeftToRocksDb() throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    byte[] torn = Arrays.copyOf(bytes, bytes.length + 40);
    System.arraycopy(bytes, 0, torn, bytes.length, 40);
    torn[bytes.length + 5] = 1; // So long that it would reach over the end.
    Files.write(log, torn);
    try (Ledger ledger = RocksLedger.open(killed, OPTIONS)) {
      assertThat(ledger.profiles().count(io.strate.domain.Entity.CONTACT)).isEqualTo(BATCHES);
    }
  }
}
