package io.strate.benchmark.service;

import io.strate.benchmark.Results;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A million contacts whom time takes out of a segment, a few of them soon: how late is each? */
final class Timers {

  private static final int PENDING = 1_000_000;
  private static final int SOON = 600;
  private static final long DAY = 86_400;

  private final Path strate;
  private final Path folder;

  Timers(Path strate, Path work) {
    this.strate = strate;
    this.folder = work.resolve("timers");
  }

  void measure(Results results) throws Exception {
    long first = System.currentTimeMillis() / 1_000 + 90;
    write(first);
    String key = ServiceBenchmark.key(strate, folder, "admin");
    try (ServedProcess served = ServedProcess.start(strate, List.of("serve", folder.toString()));
        Follower follower = new Follower(served.port(), key, "awake")) {
      long zero = System.nanoTime() - System.currentTimeMillis() * 1_000_000;
      Thread.sleep(first * 1_000 + SOON * 100 + 3_000 - System.currentTimeMillis());
      Latencies late = new Latencies();
      Map<String, Long> told = follower.told();
      int missing = 0;
      for (int i = 0; i < SOON; i++) {
        Long at = told.get("left t" + i);
        long due = zero + (first + i / 10) * 1_000_000_000L;
        if (at == null) {
          missing++;
        } else {
          late.add(Math.max(0, at - due));
        }
      }
      if (missing > 0) {
        throw new IllegalStateException(missing + " of " + SOON + " timers did not fire");
      }
      results.within(
          String.format(Locale.ROOT, "the latest of %d timers, %,d pending", SOON, PENDING),
          late.quantile(1),
          "",
          1);
    }
  }

  /** Ten are due each second from then on, the others within a day. */
  private void write(long first) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("strate.yaml"),
        """
        workspace: timers
        locale: en
        timezone: UTC
        sources:
          pings: { read: pings.csv, as: events, event: ping, contact: contact, time: time }
        segments:
          awake: did ping within 24 hours
        """);
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("pings.csv"))) {
      out.write("contact,time\n");
      for (int i = 0; i < PENDING; i++) {
        long due = i < SOON ? first + i / 10 : first + 600 + i % (DAY - 3_600);
        out.write("t" + i + "," + java.time.Instant.ofEpochSecond(due - DAY) + "\n");
      }
    }
  }
}
