package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of docs/learning.md: rows go out, others' programs learn, scores come back. */
final class TrainingSnippetIT {

  private static final String NOW = "2026-01-01T00:00:00Z";

  private static final String DEFINITIONS =
      """
      workspace: bring-your-own
      sources:
        orders:
          read: orders.csv
          as: events
          event: order
          contact: id
          time: at
      traits:
        recency: days since last order
        frequency: count(order within 180 days)
      models:
        again:
          predict: did order within 30 days
          among: did order
          snapshots: monthly over 12 months
          features: [recency, frequency]
      """;

  @TempDir Path folder;

  @Test
  void scikitLearnsScoresComeBackAsASource() throws Exception {
    comesBack("/usr/bin/python3", List.of("-c", "import sklearn"), "train.py");
  }

  @Test
  void scoresOfRComeBackAsASource() throws Exception {
    comesBack("Rscript", List.of("--version"), "train.R");
  }

  @Test
  void scikitLearnsModelIsTakenIn() throws Exception {
    assumeTrue(
        is("/usr/bin/python3", List.of("-c", "import sklearn")), "left out: no scikit-learn");
    Path workspace = workspace();
    String rows = folder.resolve("rows.csv").toString();
    cli("learn", workspace.toString(), "--only", "again", "--export", rows, "--as-of", NOW);
    Path script = Examples.project().resolve("docs/snippets/train_onnx.py");
    Path model = workspace.resolve("models/brought.onnx");
    run(
        List.of(
            "/usr/bin/python3",
            "-B",
            script.toString(),
            rows,
            model.toString(),
            "recency",
            "frequency"));
    Files.writeString(
        workspace.resolve("strate.yaml"),
        """
          brought:
            onnx: models/brought.onnx
            features: [recency, frequency]
            missing: 0
            predict: did order within 30 days
            among: did order
            snapshots: monthly over 12 months
        segments:
          likely: brought > 50%
          unlikely: brought <= 50%
        """,
        StandardOpenOption.APPEND);
    cli("learn", workspace.toString(), "--only", "brought", "--as-of", NOW);
    assertThat(members(workspace, "likely", "faithful")).isGreaterThan(80);
    assertThat(members(workspace, "unlikely", "rare")).isGreaterThan(80);
    assertThat(cli("models", "brought", workspace.toString())).contains("models/brought.onnx");
    assertThat(cli("evaluate", "brought", workspace.toString())).contains("AUC");
    assertThat(cli("explain", "faithful001", "likely", workspace.toString()))
        .contains("recency")
        .contains("estimé par tirages");
  }

  private void comesBack(String program, List<String> asking, String snippet) throws Exception {
    assumeTrue(is(program, asking), "left out: %s is not there for it".formatted(program));
    Path workspace = workspace();
    String rows = folder.resolve("rows.csv").toString();
    String now = folder.resolve("now.csv").toString();
    String[] as = {"--as-of", NOW};
    cli("learn", workspace.toString(), "--only", "again", "--export", rows, as[0], as[1]);
    cli("run", workspace.toString(), as[0], as[1]);
    cli("export", now, workspace.toString());
    Path script = Examples.project().resolve("docs/snippets").resolve(snippet);
    Path scores = workspace.resolve("scores.csv");
    run(List.of(program, script.toString(), rows, now, scores.toString()));
    Files.writeString(
        workspace.resolve("strate.yaml"),
        """
        segments:
          likely: score > 50%
          unlikely: score <= 50%
        """,
        StandardOpenOption.APPEND);
    String definitions = Files.readString(workspace.resolve("strate.yaml"));
    Files.writeString(
        workspace.resolve("strate.yaml"),
        definitions.replace(
            "traits:\n",
            """
              scores:
                read: scores.csv
                as: contacts
                id: id
                attributes: [score]
            traits:
            """));
    cli("run", workspace.toString(), as[0], as[1]);
    long likely = members(workspace, "likely", "faithful");
    long unlikely = members(workspace, "unlikely", "rare");
    assertThat(likely).as("faithful ones among the likely").isGreaterThan(80);
    assertThat(unlikely).as("rare ones among the unlikely").isGreaterThan(80);
  }

  /** A hundred order about every two weeks, a hundred every five months. */
  private Path workspace() throws IOException {
    Path workspace = Files.createDirectories(folder.resolve("workspace"));
    Files.writeString(workspace.resolve("strate.yaml"), DEFINITIONS);
    StringBuilder orders = new StringBuilder("id,at\n");
    Random random = new Random(1);
    LocalDate first = LocalDate.of(2024, 7, 1);
    for (int i = 0; i < 200; i++) {
      double every = i < 100 ? 14 : 150;
      for (double day = every * random.nextDouble();
          day < 549;
          day += every * (0.5 + random.nextDouble())) {
        orders.append(
            String.format(
                Locale.ROOT,
                "%s%03d,%sT12:00:00Z\n",
                i < 100 ? "faithful" : "rare",
                i,
                first.plusDays((long) day)));
      }
    }
    Files.writeString(workspace.resolve("orders.csv"), orders);
    return workspace;
  }

  private static long members(Path workspace, String segment, String beginning) {
    return cli("members", segment, workspace.toString(), "--format", "csv")
        .lines()
        .filter(line -> line.startsWith(beginning))
        .count();
  }

  private static String cli(String... arguments) {
    Cli.Result result = Cli.run(arguments);
    assertThat(result.code()).as(result.err()).isZero();
    return result.out();
  }

  private static boolean is(String program, List<String> asking) throws InterruptedException {
    List<String> line = new ArrayList<>(List.of(program));
    line.addAll(asking);
    try {
      Process process =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private void run(List<String> line) throws Exception {
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
    assertThat(process.exitValue()).as(Files.readString(log, StandardCharsets.UTF_8)).isZero();
  }
}
