package io.strate.ledger.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Failure;
import io.strate.domain.Identifier;
import io.strate.domain.Origin;
import io.strate.domain.Value;
import io.strate.ledger.BulkLoad;
import io.strate.ledger.Erased;
import io.strate.ledger.FileMark;
import io.strate.ledger.Finding;
import io.strate.ledger.Generation;
import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.Posting;
import io.strate.ledger.Receipt;
import io.strate.ledger.Reject;
import io.strate.ledger.RowWriter;
import io.strate.ledger.Runs;
import io.strate.ledger.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

/** Erasing, examining, backing up, refusing. */
final class CareTest {

  private static final LedgerOptions OPTIONS = LedgerOptions.DEFAULT;
  private static final Identifier MAIL =
      new Identifier(Entity.CONTACT, "email", "zoe@secret-example.org");
  private static final Identifier ZOE = Identifier.contact("zoe-4711");

  @TempDir Path folder;

  private static Generation source(Ledger ledger) {
    return ledger.sources().declare(List.of(new Sources.Declaration("orders", 1))).getFirst();
  }

  private static Posting posting(Generation source, Identifier who, long time, String text) {
    return new Posting(
        who,
        who.equals(ZOE) ? List.of(MAIL) : List.of(),
        new Entry.Event(
            time,
            new Origin(source.origin(), time),
            "order",
            new Value.RecordOf(Map.of("text", Value.text(text)))),
        Optional.empty());
  }

  /** Somebody to be erased among others, in chunks, tails, results and rejects. */
  private static void fill(Ledger ledger) {
    Generation source = source(ledger);
    try (BulkLoad load = ledger.load(source, 0)) {
      RowWriter rows = load.writer();
      for (int i = 0; i < 300; i++) {
        Posting other = posting(source, Identifier.contact("other-" + i), i, "text " + i);
        rows.add(other.who(), other.further(), other.entries().getFirst(), other.messageId());
      }
      Posting hers = posting(source, ZOE, 10, "Kq7vX2pLw9Rt");
      load.writer().add(hers.who(), hers.further(), hers.entries().getFirst(), hers.messageId());
      load.reject(new Reject("f", 1, "", "bad", "row of zoe-4711"));
      load.reject(new Reject("f", 2, "", "bad", "row of another"));
      load.read(new FileMark("f", 1, 1, 1, 301, ""));
      load.commit();
    }
    ledger.append(
        List.of(
            posting(source, ZOE, 20, "Jb5nY8sDm3Hc"), posting(source, MAIL, 30, "Uf4zG6kQe1Va")));
    RoaringBitmap all = new RoaringBitmap();
    all.add(0L, ledger.profiles().count(Entity.CONTACT));
    ledger
        .runs()
        .save(
            new Runs.Run(
                50,
                ledger.mark(),
                1,
                List.of(new Runs.SegmentResult("all", Entity.CONTACT, 1, all)),
                new long[0],
                new long[0]));
  }

  private boolean storeContains(String text) throws IOException {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (bytes.contains(new String(wanted, StandardCharsets.ISO_8859_1))) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void whatIsTriedOutInARehearsalChangesNothing() throws IOException {
    try (Ledger ledger = RocksLedger.open(folder, OPTIONS)) {
      fill(ledger);
      String before = Export.of(ledger);
      try (Ledger rehearsal = ledger.rehearsal()) {
        assertThat(Export.of(rehearsal)).isEqualTo(before);
        rehearsal.erase(ZOE);
        rehearsal.sources().declare(List.of(new Sources.Declaration("others", 2)));
        assertThat(Export.of(rehearsal)).isNotEqualTo(before);
      }
      assertThat(Export.of(ledger)).isEqualTo(before);
      ledger.rehearsal(); // left open, as by a process that was killed
      ledger.erase(ZOE);
    }
    RocksLedger.open(folder, OPTIONS).close();
    assertThat(storeContains("zoe-4711")).isFalse();
  }

  @Test
  void anErasedPersonIsInNoByteOfTheStore() throws IOException {
    try (Ledger ledger = RocksLedger.open(folder, OPTIONS)) {
      fill(ledger);
    }
    List<String> traces =
        List.of("zoe-4711", "zoe@secret-example.org", "Kq7vX2pLw9Rt", "Uf4zG6kQe1Va");
    for (String trace : traces) {
      assertThat(storeContains(trace)).as("before, the search finds %s", trace).isTrue();
    }
    try (Ledger ledger = RocksLedger.open(folder, OPTIONS)) {
      int number = ledger.profiles().number(ZOE).orElseThrow();
      Erased erased = ledger.erase(MAIL);
      assertThat(erased.identifiers()).containsExactlyInAnyOrder(MAIL, ZOE);
      assertThat(erased.entries()).isEqualTo(3);
      assertThat(erased.rejects()).isEqualTo(1);
      for (String trace : traces) {
        assertThat(storeContains(trace)).as(trace).isFalse();
      }
      assertThat(ledger.profiles().number(ZOE)).isEmpty();
      assertThat(ledger.profiles().number(MAIL)).isEmpty();
      assertThat(ledger.runs().members("all").contains(number)).isFalse();
      assertThat(ledger.runs().history("all").getFirst().entered().contains(number)).isFalse();
      assertThat(ledger.doctor()).isEmpty();
    }
    for (String trace : traces) {
      assertThat(storeContains(trace)).as(trace).isFalse();
    }
  }

  @Test
  void aFileThatIsReadAgainDoesNotBringThemBackUntilTheyAreReadmitted() {
    try (Ledger ledger = RocksLedger.open(folder, OPTIONS)) {
      fill(ledger);
      ledger.erase(ZOE);
    }
    try (Ledger ledger = RocksLedger.open(folder, OPTIONS)) {
      Generation source = source(ledger);
      int count = ledger.profiles().count(Entity.CONTACT);
      Receipt receipt =
          ledger.append(List.of(posting(source, ZOE, 10, "x"), posting(source, MAIL, 11, "y")));
      assertThat(receipt.barred()).isEqualTo(2);
      try (BulkLoad load = ledger.load(source, 0)) {
        Posting hers = posting(source, ZOE, 10, "x");
        load.writer().add(hers.who(), hers.further(), hers.entries().getFirst(), hers.messageId());
        assertThat(load.commit().barred()).isEqualTo(1);
      }
      assertThat(ledger.profiles().number(ZOE)).isEmpty();
      ledger.readmit(ZOE);
      assertThat(ledger.append(List.of(posting(source, ZOE, 10, "x"))).accepted()).isEqualTo(1);
      assertThat(ledger.profiles().number(ZOE)).hasValue(count);
    }
  }

  @Test
  void aBackupComesBackAsItWas() {
    Path backups = folder.resolve("backups");
    String expected;
    try (Ledger ledger = RocksLedger.open(folder.resolve("a"), OPTIONS)) {
      fill(ledger);
      ledger.backup(backups);
      expected = Export.of(ledger);
      ledger.append(List.of(posting(source(ledger), ZOE, 99, "too late")));
    }
    RocksLedger.restore(backups, folder.resolve("b"));
    try (Ledger ledger = RocksLedger.open(folder.resolve("b"), OPTIONS)) {
      source(ledger);
      assertThat(Export.of(ledger)).isEqualTo(expected);
    }
    assertThatThrownBy(() -> RocksLedger.restore(backups, folder.resolve("a")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("not empty");
  }

  @Test
  void aStoreOfAnotherFormatIsRefused() throws IOException {
    RocksLedger.open(folder, OPTIONS).close();
    Files.writeString(folder.resolve("format"), "strate-ledger 9\n");
    assertThatThrownBy(() -> RocksLedger.open(folder, OPTIONS))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("has format 9, this version of Strate reads format 2");
  }

  @Test
  void aMissingStoreIsNotMadeByWhoOnlyLooks() {
    assertThatThrownBy(
            () -> RocksLedger.open(folder.resolve("none"), OPTIONS.withCreateIfMissing(false)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("There is no store in");
  }

  @Test
  void theExaminerNamesADamagedFile() throws IOException {
    try (Ledger ledger = RocksLedger.open(folder, OPTIONS)) {
      fill(ledger);
      assertThat(ledger.doctor()).isEmpty();
    }
    assertThat(RocksLedger.examine(folder)).isEmpty();
    Path table;
    try (Stream<Path> files = Files.list(folder.resolve("rocks"))) {
      table = files.filter(file -> file.toString().endsWith(".sst")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(table);
    bytes[bytes.length / 2] ^= 1;
    Files.write(table, bytes);
    List<Finding> findings = RocksLedger.examine(folder);
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().what()).contains(table.getFileName().toString());
    assertThatThrownBy(() -> RocksLedger.open(folder, OPTIONS))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(table.getFileName().toString());
  }
}
