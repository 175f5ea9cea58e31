package io.strate.demo;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Writes the vendor's workspace: definitions, a page about them, and 24 months of files. */
public final class DemoWorkspace {

  /** Contacts in one part; enough parts for the threads, and not more files than can be seen. */
  private static final int PART = 5_000;

  private static final int MOST_PARTS = 64;

  /** Told now and then how far the writing is; never by two threads at once. */
  @FunctionalInterface
  public interface Progress {
    Progress SILENT = (_, _, _) -> {};

    void at(String task, long done, long of);
  }

  private DemoWorkspace() {}

  /**
   * Writes into a folder that does not exist yet or is empty.
   *
   * @throws Failure if it is not, or cannot be written
   */
  public static DemoReport write(Path folder, DemoOptions options, Progress progress) {
    return write(folder, options, progress, Runtime.getRuntime().availableProcessors());
  }

  static DemoReport write(Path folder, DemoOptions options, Progress progress, int threads) {
    try {
      requireEmpty(folder);
      DemoReport report =
          parts(folder.resolve("data"), options, new Counter(options, progress), threads);
      page(folder, options, report, "README.md");
      options.save(folder);
      // Last: a folder without it is no workspace, so that half a demo is never taken for one.
      page(folder, options, report, "strate.yaml");
      return report;
    } catch (IOException | UncheckedIOException e) {
      throw new Failure(
          "demo.failed",
          Blame.RESOURCES,
          "cannot write the demo to '%s': %s; check the folder, its permission and the room on the disk"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw taken(folder, "it is a file");
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> inside = Files.list(folder)) {
        if (inside.findAny().isPresent()) {
          throw taken(folder, "it is not empty");
        }
      }
    }
  }

  private static Failure taken(Path folder, String why) {
    return new Failure(
        "usage.demo",
        Blame.USER,
        "cannot write the demo to '%s': %s; name a new folder".formatted(folder, why));
  }

  private static DemoReport parts(Path data, DemoOptions options, Counter counter, int threads)
      throws IOException {
    History history = new History(options);
    int parts = Math.clamp((options.contacts() + PART - 1) / PART, 1, MOST_PARTS);
    List<Callable<DemoReport>> works = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      int number = i + 1;
      int from = (int) ((long) history.blocks() * i / parts);
      int to = (int) ((long) history.blocks() * (i + 1) / parts);
      works.add(() -> part(data, history, number, from, to, counter));
    }
    try (ExecutorService threadsOfParts = Executors.newFixedThreadPool(threads)) {
      DemoReport report = DemoReport.NOTHING;
      for (Future<DemoReport> part : threadsOfParts.invokeAll(works)) {
        report = report.plus(part.get());
      }
      return report;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw new IllegalStateException("a part of the demo failed", e.getCause());
    }
  }

  private static DemoReport part(
      Path data, History history, int number, int from, int to, Counter counter)
      throws IOException {
    try (Part part = new Part(data, number, history.calendar())) {
      for (int block = from; block < to; block++) {
        history.write(block, part);
        counter.wrote();
      }
      return part.report();
    }
  }

  private static void page(Path folder, DemoOptions options, DemoReport report, String name)
      throws IOException {
    Files.writeString(folder.resolve(name), text(name, options, report));
  }

  private static String text(String name, DemoOptions options, DemoReport report)
      throws IOException {
    try (InputStream resource =
        Objects.requireNonNull(DemoWorkspace.class.getResourceAsStream(name), name)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{{contacts}}", Long.toString(report.contacts()))
          .replace("{{accounts}}", Long.toString(report.accounts()))
          .replace("{{events}}", Long.toString(report.events()))
          .replace("{{seed}}", Long.toString(options.seed()))
          .replace("{{zone}}", options.zone().toString())
          .replace("{{until}}", options.historyEnd().toString());
    }
  }

  /** Adds up what all threads have written. */
  private static final class Counter {
    private final DemoOptions options;
    private final Progress progress;
    private long contacts;

    Counter(DemoOptions options, Progress progress) {
      this.options = options;
      this.progress = progress;
    }

    synchronized void wrote() {
      contacts = Math.min(options.contacts(), contacts + Population.BLOCK);
      progress.at("writing the demo", contacts, options.contacts());
    }
  }
}
