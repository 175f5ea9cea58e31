package io.strate.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills a {@code strate run} again and again at random instants, whatever it is doing; each time
 * new rows have come. At the end a run that is left alone must answer like a workspace that reads
 * everything at once.
 */
final class KillRuns {

  private static final long START = Instant.parse("2026-05-01T10:00:00Z").toEpochMilli();
  private static final long HOUR = 3_600_000L;

  private final Path grown;
  private final Path scratch;
  private final Random random;
  private final NewRows rows;
  private int killed;
  private int finished;

  KillRuns(Path grown, Path scratch, long seed) {
    this.grown = grown;
    this.scratch = scratch;
    this.random = new Random(seed);
    this.rows = new NewRows(grown, seed);
  }

  public static void main(String[] arguments) throws Exception {
    int cycles = Integer.parseInt(arguments[0]);
    Path scratch = Files.createTempDirectory("strate-kills-");
    KillRuns kills = new KillRuns(Examples.copy("b2b-saas", scratch), scratch, cycles);
    long longest = kills.measure();
    for (int cycle = 1; cycle <= cycles; cycle++) {
      kills.cycle(cycle, longest);
      if (cycle % 5 == 0 || cycle == cycles) {
        kills.verify(cycle);
        System.out.println(kills.tally());
      }
    }
  }

  /** How long a run takes that is left alone, in milliseconds. */
  long measure() throws IOException, InterruptedException {
    long started = System.nanoTime();
    Process run = start(START);
    if (run.waitFor() != 0) {
      throw new IllegalStateException("the first run failed: see " + log());
    }
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
  }

  /** Some cycles bring new rows, all bring another instant; the run is killed before its end. */
  void cycle(int number, long longest) throws IOException, InterruptedException {
    if (number % 3 == 1) {
      rows.append(START + number * HOUR);
    }
    Process run = start(START + number * HOUR);
    long after = longest / 8 + random.nextLong(longest * 5 / 8);
    if (run.waitFor(after, TimeUnit.MILLISECONDS)) {
      finished++;
      if (run.exitValue() != 0) {
        throw new IllegalStateException("a run after a kill failed: see " + log());
      }
    } else {
      run.destroyForcibly().waitFor();
      killed++;
    }
  }

  /** Runs to the end, and compares everything with a workspace that reads all at once. */
  void verify(int cycle) throws IOException {
    String text = Instant.ofEpochMilli(START + cycle * HOUR).toString();
    WholeAnswers.run(grown, text);
    Path fresh = scratch.resolve("fresh-" + cycle);
    SourceFolders.copy(grown, fresh);
    WholeAnswers.run(fresh, text);
    WholeAnswers.assertSame(grown, fresh, scratch);
    if (!entries(grown).equals(entries(fresh))) {
      throw new AssertionError("entries: " + entries(grown) + ", expected " + entries(fresh));
    }
  }

  String tally() {
    return "%d runs killed, %d ended before; all equal a fresh rebuild".formatted(killed, finished);
  }

  private static List<Integer> entries(Path folder) {
    try (var workspace = WholeAnswers.open(folder)) {
      return WholeAnswers.population(workspace).contacts().values().stream()
          .map(profile -> profile.timeline().entries().size())
          .toList();
    }
  }

  private Path log() {
    return scratch.resolve("run.log");
  }

  private Process start(long instant) throws IOException {
    return RunProcess.start(grown, log(), "--as-of", Instant.ofEpochMilli(instant).toString());
  }
}
