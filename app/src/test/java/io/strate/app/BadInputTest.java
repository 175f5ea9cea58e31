package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.strate.app.BadInputStory.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever users and machines bring is answered by a sentence with place and remedy and the right
 * exit code, never by a stack trace, and the store goes on answering what it answered. The stories
 * are in {@code badinput/*.txt}; each begins with a workspace of three contacts and three orders
 * that was run as of the end of January 2026 and backed up.
 */
final class BadInputTest {

  private static final String[] FILES = {"definitions", "files", "names", "arguments", "store"};

  /** What no user is to see: traces, classes, the words of a bug. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "Exception|\\bat [a-z]+\\.[a-z.]+\\(|\\b(?:java|io\\.strate|org|picocli|sun)\\.[a-z]+\\."
              + "|Error:|went wrong inside");

  private static final Set<String> SOURCES = Set.of("strate.yaml", "contacts.csv", "orders.csv");

  @TempDir Path folder;
  private Path before = Path.of("");
  private List<String> answers = List.of();

  @BeforeEach
  void makeTheWorkspace() throws IOException {
    before = threeOrders(folder.resolve("before"));
    WholeAnswers.run(before, "2026-01-31T00:00:00Z");
    assertThat(Cli.run("backup", before.resolve("backup").toString(), before.toString()).code())
        .isZero();
    answers = answers(before);
    assertThat(answers).hasSize(2).allSatisfy(members -> assertThat(members).contains("A,2026"));
  }

  /** Definitions and files of three contacts and three orders, not run yet. */
  static Path threeOrders(Path into) throws IOException {
    Files.createDirectories(into);
    for (String name : SOURCES) {
      try (var in = BadInputTest.class.getResourceAsStream("badinput/workspace/" + name)) {
        Files.write(into.resolve(name), in.readAllBytes());
      }
    }
    return into;
  }

  @TestFactory
  Stream<DynamicTest> everyStoryEndsWell() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String file : FILES) {
      for (BadInputStory story : BadInputStory.read(file)) {
        tests.add(dynamicTest(file + ": " + story.title(), () -> play(story, tests.size())));
      }
    }
    return tests.stream();
  }

  private void play(BadInputStory story, int number) throws IOException {
    Path workspace = Files.createTempDirectory(folder, "story" + number);
    WholeFolders.copy(before, workspace);
    boolean hasNews = false;
    boolean opens = false;
    boolean damages = false;
    for (Step step : story.steps()) {
      switch (step) {
        case Step.Command command -> {
          Cli.Result result = Cli.run(command.arguments(workspace));
          compare(command, result, workspace);
          hasNews |= command.name().equals("run") && result.code() == 0;
          opens |= !command.name().equals("check");
        }
        case Step.Mishap mishap -> {
          mishap.happen(workspace);
          damages |= mishap.name().startsWith(".strate");
        }
      }
    }
    if (opens && !hasNews) {
      assertThatItAnswersAsBefore(workspace, damages);
    }
  }

  private static void compare(Step.Command command, Cli.Result result, Path workspace) {
    String said = (result.err() + result.out()).replace(workspace.toString(), "@");
    assertThat(said).as(command.text()).doesNotContainPattern(INSIDE);
    assertThat(result.err()).as(command.text()).doesNotContainPattern("\\bnull\\b");
    command.says().forEach(words -> assertThat(said).as(command.text()).contains(words));
    command.never().forEach(words -> assertThat(said).as(command.text()).doesNotContain(words));
    assertThat(result.code()).as("%s%n%s", command.text(), said).isEqualTo(command.exit());
    if (result.code() != 0) {
      assertThat(said).as(command.text()).isNotBlank();
    }
  }

  /** With its own files back in place; a store that the story damaged, after it was restored. */
  private void assertThatItAnswersAsBefore(Path workspace, boolean damaged) throws IOException {
    for (String name : SOURCES) {
      WholeFolders.delete(workspace.resolve(name));
      Files.copy(before.resolve(name), workspace.resolve(name));
    }
    if (damaged) {
      WholeFolders.delete(workspace.resolve(".strate"));
      Cli.Result restored =
          Cli.run("restore", workspace.resolve("backup").toString(), workspace.toString());
      assertThat(restored.code()).as(restored.err()).isZero();
    }
    assertThat(answers(workspace)).isEqualTo(answers);
  }

  /** The members of both segments, with the instants since when. */
  private static List<String> answers(Path workspace) {
    return Stream.of("regular", "north")
        .map(name -> Cli.run("members", name, workspace.toString(), "--format", "csv"))
        .map(result -> result.code() + result.err() + result.out())
        .toList();
  }
}
