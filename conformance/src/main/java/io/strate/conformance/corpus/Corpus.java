package io.strate.conformance.corpus;

import io.strate.conformance.Answers;
import io.strate.conformance.Evaluator;
import io.strate.domain.Value;
import io.strate.rule.Problem;
import io.strate.rule.definition.Definitions;
import io.strate.rule.draft.Compiled;
import io.strate.rule.draft.DraftCompiler;
import io.strate.rule.text.ProblemPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The stories of a folder, and what an evaluator makes of them. */
public final class Corpus {

  private final Path file;
  private final String text;
  private final List<Story> stories;

  private Corpus(Path file, String text) {
    this.file = file;
    this.text = text;
    this.stories = StoryReader.read(String.valueOf(file.getFileName()), text);
  }

  /** Stories that are no file yet. */
  public static Corpus ofText(String name, String text) {
    return new Corpus(Path.of(name), text);
  }

  private static Corpus read(Path file) {
    try {
      return new Corpus(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of a folder, by name; each ends in {@code .story}. */
  public static List<Corpus> of(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".story")).sorted().map(Corpus::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path file() {
    return file;
  }

  /** The names of the stories, in order. */
  public List<String> names() {
    return stories.stream().map(Story::name).toList();
  }

  /** What an evaluator answers otherwise than expected, a line each. */
  public List<String> failures(Evaluator evaluator) {
    List<String> failures = new ArrayList<>();
    for (Story story : stories) {
      definitions(story, failures).entrySet().stream()
          .limit(1) // the others were found to be the same
          .forEach(wording -> run(story, wording.getValue(), evaluator, failures));
    }
    return failures;
  }

  /** The wordings' definitions; those in French must be the same as those in English. */
  private Map<String, Definitions> definitions(Story story, List<String> failures) {
    Map<String, Definitions> all = new LinkedHashMap<>();
    story
        .wordings()
        .forEach(
            (language, draft) -> {
              Compiled compiled = DraftCompiler.compile(draft, story.catalogue());
              if (compiled.hasErrors()) {
                compiled.problems().stream()
                    .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                    .toList()
                    .forEach(
                        p ->
                            failures.add(
                                story.name() + " (" + language + "): " + ProblemPrinter.print(p)));
              } else {
                all.put(language, compiled.definitions());
              }
            });
    if (all.size() == 2 && all.values().stream().distinct().count() != 1) {
      failures.add(story.name() + ": in French it means something else: " + all);
    }
    return all;
  }

  private void run(
      Story story, Definitions definitions, Evaluator evaluator, List<String> failures) {
    try (Evaluator.Answering answering = evaluator.open(definitions, story.population())) {
      for (Story.Expected expected : story.expected()) {
        Answers answers = answering.at(expected.now());
        if (!isAnswered(expected.outcome(), answers)) {
          continue;
        }
        String found = found(expected.outcome(), answers);
        if (!found.equals(wanted(expected.outcome()))) {
          failures.add(
              file.getFileName()
                  + ":"
                  + expected.line()
                  + ": "
                  + story.name()
                  + " ("
                  + evaluator.name()
                  + "): expected "
                  + wanted(expected.outcome())
                  + ", found "
                  + found);
        }
      }
    }
  }

  // ---- rewriting ----

  /** The file with what an evaluator answers in place of what is expected, for review only. */
  public String rewritten(Evaluator evaluator) {
    String[] lines = text.split("\n", -1);
    for (Story story : stories) {
      definitions(story, new ArrayList<>()).values().stream()
          .findFirst()
          .ifPresent(
              definitions -> {
                try (Evaluator.Answering answering =
                    evaluator.open(definitions, story.population())) {
                  for (Story.Expected expected : story.expected()) {
                    String line = lines[expected.line() - 1];
                    lines[expected.line() - 1] =
                        line.substring(0, line.indexOf(" = ") + 3)
                            + found(expected.outcome(), answering.at(expected.now()));
                  }
                }
              });
    }
    return String.join("\n", lines);
  }

  // ---- outcomes ----

  /** An evaluator of a part of the language says nothing of a trait, for nobody. */
  private static boolean isAnswered(Story.Outcome outcome, Answers answers) {
    return switch (outcome) {
      case Story.ValueIs is ->
          answers.values().keySet().stream()
              .anyMatch(key -> key.of() == is.of() && key.name().equals(is.name()));
      case Story.MembersAre are -> answers.members().containsKey(are.segment());
      case Story.ExistingAre are -> answers.existing().containsKey(are.of());
    };
  }

  private static Answers.Key key(Story.ValueIs is) {
    return new Answers.Key(is.of(), is.id(), is.name());
  }

  private static String wanted(Story.Outcome outcome) {
    return switch (outcome) {
      case Story.ValueIs is -> ValueText.write(is.value());
      case Story.MembersAre are -> ids(are.ids());
      case Story.ExistingAre are -> ids(are.ids());
    };
  }

  private static String found(Story.Outcome outcome, Answers answers) {
    return switch (outcome) {
      case Story.ValueIs is ->
          ValueText.write(answers.values().getOrDefault(key(is), Value.UNKNOWN));
      case Story.MembersAre are -> ids(answers.members().getOrDefault(are.segment(), List.of()));
      case Story.ExistingAre are -> ids(answers.existing().getOrDefault(are.of(), List.of()));
    };
  }

  private static String ids(List<String> ids) {
    return ids.isEmpty() ? "none" : String.join(", ", ids);
  }
}
