package io.strate.benchmark.learn;

import io.strate.benchmark.Machine;
import io.strate.learn.cluster.Dbscan;
import io.strate.learn.cluster.Linkage;
import io.strate.learn.cluster.Progress;
import io.strate.learn.dataset.Rows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a JVM that does nothing else takes. */
final class MemoryProbe {
  private static final int THREADS = 2;

  private MemoryProbe() {}

  static List<String> lines(int part) throws IOException, InterruptedException {
    return List.of(
        line("ward", 50_000 / part),
        line("dbscan", 180_000 / part),
        line("dbscan", 360_000 / part),
        line("dbscan", 720_000 / part));
  }

  private static String line(String what, int rows) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "-cp",
                System.getProperty("java.class.path"),
                LearnBenchmark.class.getName(),
                "memory",
                what,
                String.valueOf(rows)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("measuring memory failed at " + what);
    }
    System.out.println(said.strip());
    return said.strip();
  }

  static void run(String what, int count) {
    Rows rows =
        what.equals("ward") ? Made.blobs(count, 10, 20, 2, 7) : Made.blobs(count, 2, 30, 0.5, 3);
    long begun = System.nanoTime();
    if (what.equals("ward")) {
      Linkage.WARD.of(rows, THREADS, Progress.SILENT);
    } else {
      new Dbscan(0.04, 10, THREADS).fit(rows);
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d × %d | %.2f | %d |%n",
        what,
        count,
        rows.columns(),
        (System.nanoTime() - begun) / 1e9,
        Machine.peakResidentMib());
  }
}
