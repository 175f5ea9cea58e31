package io.strate.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A story of something bad that happens to a workspace, and of what commands say to it. Steps are
 * lines; lines that begin with {@code |} are the text of the file that the step above names.
 *
 * @param title after {@code ###}
 */
record BadInputStory(String title, List<Step> steps) {

  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  BadInputStory {
    steps = List.copyOf(steps);
  }

  /** One thing that happens. */
  sealed interface Step {

    /**
     * A command, after {@code $}; {@code @} is the workspace.
     *
     * @param exit its exit code
     * @param says what stands in what it prints
     * @param never what does not
     */
    record Command(String text, int exit, List<String> says, List<String> never) implements Step {

      String name() {
        return text.split(" ", 2)[0];
      }

      String[] arguments(Path workspace) {
        return WORD.matcher(text)
            .results()
            .map(word -> word.group(1) != null ? word.group(1) : word.group(2))
            .map(word -> word.replaceFirst("^@", workspace.toString()))
            .map(Mishaps::unescaped)
            .toArray(String[]::new);
      }
    }

    /**
     * A mishap.
     *
     * @param what {@code file}, {@code add}, {@code cut} …
     * @param name of the file it happens to
     * @param rest of the line
     * @param body lines of text
     */
    record Mishap(String what, String name, String rest, List<String> body) implements Step {
      void happen(Path workspace) throws IOException {
        new Mishaps(workspace.resolve(name)).happen(this);
      }
    }
  }

  /** The stories of a file. */
  static List<BadInputStory> read(String file) {
    List<BadInputStory> stories = new ArrayList<>();
    String title = "";
    List<String> lines = new ArrayList<>();
    for (String line : text(file).lines().toList()) {
      if (line.startsWith("### ")) {
        if (!title.isEmpty()) {
          stories.add(new BadInputStory(title, steps(lines)));
        }
        title = line.substring(4);
        lines.clear();
      } else if (!title.isEmpty() && !line.isBlank()) {
        lines.add(line);
      }
    }
    stories.add(new BadInputStory(title, steps(lines)));
    return stories;
  }

  private static String text(String file) {
    try (var in = BadInputStory.class.getResourceAsStream("badinput/" + file + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Step> steps(List<String> lines) {
    List<Step> steps = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      int end = at + 1;
      while (end < lines.size() && lines.get(end).matches("(\\||exit |says |never ).*")) {
        end++;
      }
      steps.add(step(lines.get(at), lines.subList(at + 1, end)));
      at = end;
    }
    return steps;
  }

  private static Step step(String head, List<String> body) {
    if (head.startsWith("$ ")) {
      List<String> exit = starting("exit ", body);
      return new Step.Command(
          head.substring(2),
          exit.isEmpty() ? 0 : Integer.parseInt(exit.getFirst()),
          unescaped(starting("says ", body)),
          unescaped(starting("never ", body)));
    }
    String[] words = head.split(" ", 3);
    String rest = words.length > 2 ? words[2] : "";
    return new Step.Mishap(words[0], words[1], rest, starting("|", body));
  }

  private static List<String> unescaped(List<String> texts) {
    return texts.stream().map(Mishaps::unescaped).toList();
  }

  private static List<String> starting(String with, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(with))
        .map(line -> line.substring(with.length()))
        .toList();
  }
}
