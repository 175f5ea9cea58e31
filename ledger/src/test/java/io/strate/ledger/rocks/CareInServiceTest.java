package io.strate.ledger.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Identifier;
import io.strate.domain.Origin;
import io.strate.domain.Value;
import io.strate.ledger.Generation;
import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.Posting;
import io.strate.ledger.Sources;
import io.strate.timeline.PackedTimeline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasing and backing up while others send. */
final class CareInServiceTest {

  private static final LedgerOptions OPTIONS = LedgerOptions.DEFAULT;
  private static final Identifier ZOE = Identifier.contact("zoe-4711");

  @TempDir Path folder;
  private final AtomicBoolean ends = new AtomicBoolean();
  private final AtomicInteger sent = new AtomicInteger();
  private final Semaphore more = new Semaphore(0);

  private static Generation source(Ledger ledger) {
    return ledger.sources().declare(List.of(new Sources.Declaration("orders", 1))).getFirst();
  }

  private static Identifier mail(int number) {
    return new Identifier(Entity.CONTACT, "email", "zoe-%d@late-secret.example".formatted(number));
  }

  private static Posting posting(Generation source, int number) {
    return new Posting(
        ZOE,
        List.of(mail(number)),
        new Entry.Event(
            number,
            new Origin(source.origin(), number),
            "order",
            new Value.RecordOf(Map.of("text", Value.text("Kq7vX2pLw9Rt")))),
        Optional.empty());
  }

  /** Each message brings another address of hers. */
  private CompletableFuture<Void> sending(Ledger ledger, Generation source) {
    return CompletableFuture.runAsync(
        () -> {
          while (!ends.get()) {
            ledger.append(List.of(posting(source, sent.get())));
            sent.incrementAndGet();
            more.release();
          }
        });
  }

  /** Until so many more were sent from now on. */
  private void awaitMore(int count) throws InterruptedException {
    more.drainPermits();
    assertThat(more.tryAcquire(count, 2, TimeUnit.MINUTES)).as("they send on").isTrue();
  }

  @Test
  void whoIsErasedWhileTheySendLeavesNothing() throws Exception {
    try (Ledger ledger = RocksLedger.open(folder, OPTIONS)) {
      CompletableFuture<Void> sender = sending(ledger, source(ledger));
      awaitMore(30);
      int identifiers = ledger.erase(ZOE).identifiers().size();
      assertThat(identifiers).isGreaterThan(30);
      awaitMore(20);
      ends.set(true);
      sender.join();
      assertThat(ledger.profiles().number(ZOE)).isEmpty();
      assertThat(ledger.doctor()).isEmpty();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("zoe-4711", "late-secret.example", "Kq7vX2pLw9Rt");
      }
    }
  }

  @Test
  void aBackupHoldsAllThatWasSentBeforeItBegan() throws InterruptedException {
    Path backups = folder.resolve("backups");
    int before;
    try (Ledger ledger = RocksLedger.open(folder.resolve("a"), OPTIONS)) {
      CompletableFuture<Void> sender = sending(ledger, source(ledger));
      awaitMore(30);
      ledger.backup(backups);
      awaitMore(20);
      before = sent.get();
      ledger.backup(backups);
      ends.set(true);
      sender.join();
    }
    RocksLedger.restore(backups, folder.resolve("b"));
    try (Ledger restored = RocksLedger.open(folder.resolve("b"), OPTIONS)) {
      assertThat(restored.doctor()).isEmpty();
      int zoe = restored.profiles().number(ZOE).orElseThrow();
      for (int number = 0; number < before; number++) {
        assertThat(restored.profiles().number(mail(number))).as("mail %d", number).hasValue(zoe);
      }
      source(restored);
      assertThat(
              new PackedTimeline()
                  .wrap(restored.timelines().timeline(Entity.CONTACT, zoe))
                  .entries())
          .isGreaterThanOrEqualTo(before);
    }
  }
}
