package io.strate.workspace.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is said of wrong cluster sets and models, held to a file that people have read. To see what
 * changed, run with {@code -Dtest.args=-Dupdate.errors=true}, which rewrites the file, and read its
 * diff.
 */
final class LearntErrorsTest {

  private static final Path FILE =
      Path.of("src/test/resources/io/strate/workspace/definition/learnt-errors.txt");

  private static final String FOUND = "! ";

  /** What has been learnt: three clusters of a set that the cases call {@code known}. */
  private static final LearntLabels LEARNT =
      set ->
          set.equals("known")
              ? Optional.of(new TreeMap<>(Map.of("1", "", "2", "", "4", "")))
              : Optional.empty();

  @TempDir Path folder;

  @Test
  void wrongDefinitionsAreExplainedAsTheFileSays() throws IOException {
    Files.writeString(folder.resolve("base.yaml"), TestingShop.YAML);
    Files.writeString(folder.resolve("reply.onnx"), "whatever: it is judged when it is taken in");
    Files.createDirectory(folder.resolve("folder"));
    List<String> written = Files.readAllLines(FILE);
    List<String> actual = new ArrayList<>();
    List<String> yaml = new ArrayList<>();
    for (String line : written) {
      if (line.startsWith(FOUND)) {
        continue;
      }
      if (line.isBlank() && !yaml.isEmpty()) {
        problems(String.join("\n", yaml)).forEach(problem -> actual.add(FOUND + problem));
        yaml.clear();
      }
      actual.add(line);
      if (!line.isBlank() && !line.startsWith("#")) {
        yaml.add(line);
      }
    }
    if (Boolean.getBoolean("update.errors")) {
      Files.write(FILE, actual);
    }
    assertThat(yaml).as("the file ends with an empty line").isEmpty();
    assertThat(actual).isEqualTo(written);
  }

  private List<String> problems(String yaml) throws IOException {
    Files.writeString(folder.resolve(WorkspaceFiles.MAIN), yaml + "\n");
    return WorkspaceFiles.check(folder, TestingShop.columns(), Map.of(), LEARNT).problems().stream()
        .map(
            problem ->
                (problem.severity() == io.strate.rule.Problem.Severity.WARNING ? "warning: " : "")
                    + problem.place().toString().replace("strate.yaml:", "")
                    + ": "
                    + problem.message())
        .toList();
  }
}
