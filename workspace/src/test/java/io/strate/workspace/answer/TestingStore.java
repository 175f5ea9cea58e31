package io.strate.workspace.answer;

import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.LedgerCollector;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.RunSegments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A small workspace that runs at whatever instant a test asks for. */
public final class TestingStore implements AutoCloseable {

  public static final long DAY = 86_400_000;

  private final Path folder;
  public final Workspace workspace;
  public long now;

  private TestingStore(Path folder, long now) {
    this.folder = folder;
    this.now = now;
    this.workspace =
        Workspace.open(
            folder, new Circumstances(() -> this.now, Progress.SILENT, _ -> {}, Optional.empty()));
  }

  /** Files by turns: a name, then what it holds. */
  public static TestingStore open(Path folder, String now, String... files) {
    for (int i = 0; i < files.length; i += 2) {
      write(folder, files[i], files[i + 1]);
    }
    return new TestingStore(folder, at(now));
  }

  private static void write(Path folder, String file, String text) {
    try {
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  public TestingStore run(String instant) {
    now = at(instant);
    new RunSegments(workspace).run(OptionalLong.of(now));
    return this;
  }

  /** Takes up changed definitions. */
  public TestingStore redefine(String definitions) {
    write(folder, "strate.yaml", definitions);
    workspace.reload();
    return this;
  }

  public void collect(Call... calls) {
    new LedgerCollector(workspace, () -> {}).collect(List.of(calls), List.of());
  }

  @Override
  public void close() {
    workspace.close();
  }
}
