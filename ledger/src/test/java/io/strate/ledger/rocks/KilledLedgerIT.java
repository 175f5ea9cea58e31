package io.strate.ledger.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.ledger.Generation;
import io.strate.ledger.Ledger;
import io.strate.ledger.Runs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that writes, again and again, with SIGKILL: whatever it had acknowledged is there
 * once, files and batches are there whole or not at all, results are those of one run. {@code
 * -Dstrate.kills=200} for the long form.
 */
final class KilledLedgerIT {

  private static final int KILLS = Integer.getInteger("strate.kills", 10);
  private static final long SEED = Long.getLong("strate.seed", 4711);
  private static final Pattern ROW = Pattern.compile("value=(\\d+(?:-\\d+)+)");

  @TempDir Path folder;

  /** The next number of each sender, the next file, the next run. */
  private final int[] next = new int[KilledSender.SENDERS + 2];

  @Test
  void whatWasAcknowledgedIsThereOnce() throws IOException, InterruptedException {
    Path store = folder.resolve("store");
    for (int kill = 0; kill < KILLS; kill++) {
      killWhileItWrites(store, new SplittableRandom(SEED + kill));
      Path damaged = folder.resolve("damaged");
      TestingFolders.copy(store, damaged);
      verify(store, kill);
      verifyDamaged(damaged, store, kill);
      TestingFolders.remove(damaged);
    }
    assertThat(finish(store)).isEqualTo(rebuild(folder.resolve("rebuilt")));
  }

  private void killWhileItWrites(Path store, SplittableRandom random)
      throws IOException, InterruptedException {
    int patience = random.nextInt(120);
    Process child = start(store);
    AtomicBoolean stalled = new AtomicBoolean();
    CompletableFuture<Void> watch =
        CompletableFuture.runAsync(
            () -> {
              stalled.set(true);
              child.destroyForcibly();
            },
            CompletableFuture.delayedExecutor(2, TimeUnit.MINUTES));
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
      StringBuilder all = new StringBuilder();
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        all.append(line).append('\n');
        note(line);
        if (!line.equals("open") && patience-- == 0) {
          child.toHandle().destroyForcibly();
        }
      }
      assertThat(child.waitFor()).as(all.toString()).isEqualTo(128 + 9);
      watch.cancel(false);
      assertThat(stalled).as("a sender that stalled after: %s", all).isFalse();
    }
  }

  private Process start(Path store) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
            "-cp",
            classPath,
            KilledSender.class.getName(),
            store.toString()));
    for (int number : next) {
      command.add(Integer.toString(number));
    }
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** What was acknowledged is not sent again. */
  private void note(String line) {
    String[] words = line.split(" ");
    switch (words[0]) {
      case "batch" -> next[Integer.parseInt(words[1])] = Integer.parseInt(words[2]) + 1;
      case "file" -> next[KilledSender.SENDERS] = Integer.parseInt(words[1]) + 1;
      case "run" -> next[KilledSender.SENDERS + 1] = Integer.parseInt(words[1]) + 1;
      default -> {}
    }
  }

  private void verify(Path store, int kill) {
    try (Ledger ledger = RocksLedger.open(store, KilledSender.OPTIONS)) {
      Generation files = KilledSender.declare(ledger).getFirst();
      Map<String, Integer> rows = rows(ledger);
      assertThat(rows.values()).as("kill %d: nothing twice", kill).allMatch(count -> count == 1);
      for (int sender = 0; sender < KilledSender.SENDERS; sender++) {
        for (int batch = 0; batch < next[sender]; batch++) {
          assertThat(rows)
              .as("kill %d", kill)
              .containsKeys(names(sender + "-" + batch, KilledSender.BATCH));
        }
        assertThat(whole(rows, sender + "-" + next[sender], KilledSender.BATCH)).isTrue();
      }
      int file = next[KilledSender.SENDERS];
      for (int f = 0; f < file; f++) {
        assertThat(rows)
            .as("kill %d", kill)
            .containsKeys(names(Integer.toString(f), KilledSender.ROWS));
        assertThat(ledger.sources().fileMark(files, "file" + f)).isPresent();
      }
      boolean marked = ledger.sources().fileMark(files, "file" + file).isPresent();
      assertThat(rows.containsKey(file + "-0"))
          .as("kill %d: file and mark", kill)
          .isEqualTo(marked);
      assertThat(whole(rows, Integer.toString(file), KilledSender.ROWS)).isTrue();
      verifyRun(ledger, next[KilledSender.SENDERS + 1]);
      if (kill % 5 == 0) {
        assertThat(ledger.doctor()).isEmpty();
      }
    }
  }

  /**
   * Damage on top of the kill, most often in the log, is refused, makes no difference, or takes
   * only what was never acknowledged.
   */
  private void verifyDamaged(Path damaged, Path whole, int kill) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED - kill);
    List<Path> files =
        TestingFolders.files(damaged).stream()
            .filter(file -> kill % 2 == 0 || file.toString().endsWith(".log"))
            .filter(file -> file.toFile().length() > 0)
            .toList();
    Path file = files.get(random.nextInt(files.size()));
    byte[] bytes = Files.readAllBytes(file);
    int at = random.nextInt(bytes.length);
    boolean cut = random.nextInt(3) == 0;
    bytes[at] ^= 4;
    Files.write(file, cut ? Arrays.copyOf(bytes, at) : bytes);
    String what = "kill " + kill + ", byte " + at + (cut ? " and all behind" : "") + " of " + file;
    String said;
    try (Ledger ledger = RocksLedger.open(damaged, KilledSender.OPTIONS)) {
      said = Export.of(ledger);
    } catch (Failure failure) {
      assertThat(failure.code()).as(what).isIn("store.damaged", "timeline.damaged", "store.io");
      return;
    }
    try (Ledger ledger = RocksLedger.open(whole, KilledSender.OPTIONS)) {
      if (said.equals(Export.of(ledger))) {
        return;
      }
    }
    // The log's end may hold writes that nobody was told of yet; these alone may go.
    assertThat(file.toString()).as(what).endsWith(".log");
    verify(damaged, kill);
  }

  private static void verifyRun(Ledger ledger, int runs) {
    int last = ledger.runs().last().map(Runs.RunRecord::asOf).orElse(-1L).intValue();
    assertThat(last).isBetween(runs - 1, runs);
    if (last >= 0) {
      assertThat(ledger.runs().members("third")).isEqualTo(KilledSender.members(last));
      assertThat(ledger.runs().due(Entity.CONTACT)).isEqualTo(KilledSender.due(last));
      assertThat(ledger.runs().history("third")).hasSize(last + 1);
    }
  }

  private static String[] names(String prefix, int count) {
    String[] names = new String[count];
    for (int i = 0; i < count; i++) {
      names[i] = prefix + "-" + i;
    }
    return names;
  }

  /** Whether all rows of a batch or file are there, or none. */
  private static boolean whole(Map<String, Integer> rows, String prefix, int count) {
    int found = 0;
    for (String name : names(prefix, count)) {
      found += rows.containsKey(name) ? 1 : 0;
    }
    return found == 0 || found == count;
  }

  /** How often each row that was sent or read is in the store. */
  private static Map<String, Integer> rows(Ledger ledger) {
    Map<String, Integer> rows = new TreeMap<>();
    Matcher matcher = ROW.matcher(Export.of(ledger));
    while (matcher.find()) {
      rows.merge(matcher.group(1), 1, Integer::sum);
    }
    return rows;
  }

  /** Sends what was under way at the last kill once more. */
  private String finish(Path store) {
    try (Ledger ledger = RocksLedger.open(store, KilledSender.OPTIONS)) {
      return write(ledger, true);
    }
  }

  /** A store that was never killed, filled in another order. */
  private String rebuild(Path store) {
    try (Ledger ledger = RocksLedger.open(store, KilledSender.OPTIONS)) {
      return write(ledger, false);
    }
  }

  private String write(Ledger ledger, boolean lastOnly) {
    List<Generation> sources = KilledSender.declare(ledger);
    for (int file = lastOnly ? next[KilledSender.SENDERS] : 0;
        file <= next[KilledSender.SENDERS];
        file++) {
      KilledSender.load(ledger, sources.get(0), file);
    }
    for (int sender = KilledSender.SENDERS - 1; sender >= 0; sender--) {
      for (int batch = lastOnly ? next[sender] : 0; batch <= next[sender]; batch++) {
        ledger.append(KilledSender.batch(sources.get(1), sender, batch));
      }
    }
    return withoutRuns(Export.of(ledger));
  }

  /** Members go by numbers, which depend on the order of arrival here. */
  private static String withoutRuns(String export) {
    return export.replaceAll("(?m)^third .*\\n", "");
  }
}
