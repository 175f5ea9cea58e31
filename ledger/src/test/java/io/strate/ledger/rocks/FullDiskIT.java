package io.strate.ledger.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.ledger.Generation;
import io.strate.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full at every write in turn. Needs the right to mount a small file system, and is
 * left out where there is none.
 */
final class FullDiskIT {

  private static final long DISK = 24L << 20;
  private static final int ROUNDS = Integer.getInteger("strate.full", 6);

  @TempDir Path folder;

  @Test
  void aFullDiskLosesNothingThatWasAcknowledged() throws IOException, InterruptedException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + DISK, "tmpfs", disk.toString()) == 0,
        "no right to mount");
    try {
      for (int round = 0; round < ROUNDS; round++) {
        fillUp(disk, round);
      }
    } finally {
      run("umount", "-l", disk.toString());
    }
  }

  private static void fillUp(Path disk, int round) throws IOException {
    Path store = disk.resolve("store");
    Path filler = disk.resolve("filler");
    List<Integer> acknowledged = new ArrayList<>();
    try (Ledger ledger = RocksLedger.open(store, KilledSender.OPTIONS)) {
      Generation source = KilledSender.declare(ledger).get(1);
      send(ledger, source, 0, acknowledged);
      // Another place to be full at in each round.
      Files.write(
          filler,
          new byte
              [(int)
                  (disk.toFile().getUsableSpace()
                      - (150_000L * (round / 2) + 1_000 * (round % 2 + 1)))]);
      Failure failure = sendUntilFull(ledger, source, acknowledged, round);
      assertThat(failure.code()).isIn("store.full", "store.io");
      assertThat(failure).hasMessageNotContaining("\n");
      Files.delete(filler);
      // RocksDB may resume at once or in some seconds: what it acknowledges now must be there, too.
      int again = acknowledged.getLast() + 1;
      send(ledger, source, again, acknowledged);
      send(ledger, source, again + 1, acknowledged);
    } catch (Failure failure) {
      // Closing may fail too: nothing is sealed then.
      assertThat(failure.code()).isIn("store.full", "store.io");
    }
    Files.deleteIfExists(filler);
    try (Ledger ledger = RocksLedger.open(store, KilledSender.OPTIONS)) {
      Generation source = KilledSender.declare(ledger).get(1);
      long before = entries(ledger);
      for (int batch : acknowledged) {
        assertThat(ledger.append(KilledSender.batch(source, 0, batch)).accepted()).isZero();
      }
      assertThat(entries(ledger)).isEqualTo(before);
      assertThat(ledger.doctor()).isEmpty();
    }
    TestingFolders.remove(store);
  }

  private static Failure sendUntilFull(
      Ledger ledger, Generation source, List<Integer> acknowledged, int round) {
    for (int batch = 1; ; batch++) {
      try {
        send(ledger, source, batch, acknowledged);
        if (batch % 50 == 0) {
          KilledSender.load(ledger, KilledSender.declare(ledger).getFirst(), round * 1000 + batch);
          ledger.fold();
        }
      } catch (Failure failure) {
        return failure;
      }
    }
  }

  private static void send(
      Ledger ledger, Generation source, int batch, List<Integer> acknowledged) {
    ledger.append(KilledSender.batch(source, 0, batch));
    acknowledged.add(batch);
  }

  private static long entries(Ledger ledger) {
    AtomicLong entries = new AtomicLong();
    io.strate.timeline.PackedTimeline packed = new io.strate.timeline.PackedTimeline();
    ledger
        .timelines()
        .scan(
            Entity.CONTACT,
            0,
            Integer.MAX_VALUE,
            (_, bytes, offset, length) ->
                entries.addAndGet(packed.wrap(bytes, offset, length, true).entries()));
    return entries.get();
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
