package io.strate.benchmark.learn;

import io.strate.learn.dataset.Rows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** scikit-learn in a process of its own, by benchmark/learn.py; reading the rows is not timed. */
final class ScikitSide implements Side {
  private final Path python;
  private final Path script;
  private final Path work;

  ScikitSide(Path python, Path script, Path work) {
    this.python = python;
    this.script = script;
    this.work = work;
  }

  @Override
  public String name() {
    return "scikit-learn";
  }

  @Override
  public Optional<Outcome> run(Task task, Rows rows) throws IOException, InterruptedException {
    Path numbers = work.resolve("learn-rows.bin");
    Path labels = work.resolve("learn-labels.bin");
    write(rows, numbers);
    List<String> command =
        new ArrayList<>(
            List.of(
                python.toString(),
                script.toString(),
                numbers.toString(),
                String.valueOf(rows.columns()),
                labels.toString(),
                String.valueOf(SECONDS)));
    command.addAll(words(task));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("scikit-learn failed at " + task);
    }
    String[] parts = said.strip().split(" ");
    Outcome outcome =
        new Outcome(Double.parseDouble(parts[0]), read(labels), Double.parseDouble(parts[1]), true);
    Files.delete(numbers);
    Files.delete(labels);
    return Optional.of(outcome);
  }

  private static List<String> words(Task task) {
    return switch (task) {
      case Task.Centres(int clusters) -> List.of("kmeans", String.valueOf(clusters));
      case Task.Density(double radius, int least) ->
          List.of("dbscan", String.valueOf(radius), String.valueOf(least));
      case Task.Tree tree -> List.of("tree", tree.name(), String.valueOf(tree.clusters()));
      case Task.Silhouettes(int clusters) -> List.of("silhouette", String.valueOf(clusters));
    };
  }

  private static void write(Rows rows, Path file) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(rows.values().length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(rows.values());
    Files.write(file, bytes.array());
  }

  private static int[] read(Path file) throws IOException {
    IntBuffer numbers =
        ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    int[] labels = new int[numbers.remaining()];
    numbers.get(labels);
    return labels;
  }
}
