package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** README's tour, step by step: each command prints what README shows. */
final class FiveMinuteTourTest {

  private static final String EXAMPLE = "examples/b2b-saas";
  private static final Pattern FENCED =
      Pattern.compile("^```(console|diff)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  @TempDir Path folder;

  @Test
  void everyCommandPrintsWhatReadmeShows() throws IOException {
    Path workspace = Examples.copy("b2b-saas", folder);
    Matcher block = FENCED.matcher(Files.readString(Examples.project().resolve("README.md")));
    int commands = 0;
    while (block.find()) {
      if (block.group(1).equals("diff")) {
        change(workspace.resolve("strate.yaml"), block.group(2));
        continue;
      }
      for (String step : block.group(2).split("(?m)^\\$ ")) {
        if (!step.isBlank()) {
          List<String> lines = step.lines().toList();
          assertThat(printed(lines.getFirst(), workspace))
              .as(lines.getFirst())
              .matches(shown(lines.subList(1, lines.size())));
          commands++;
        }
      }
    }
    assertThat(commands).isGreaterThan(8);
  }

  /** Everything that a command prints, on a copy of the example. */
  private static String printed(String command, Path workspace) {
    assertThat(command).startsWith("./strate ");
    List<String> arguments = new ArrayList<>();
    Matcher argument = ARGUMENT.matcher(command.substring("./strate ".length()));
    while (argument.find()) {
      String text = argument.group().replaceAll("^[\"']|[\"']$", "");
      arguments.add(text.equals(EXAMPLE) ? workspace.toString() : text);
    }
    Cli.Result result = Cli.run(arguments.toArray(String[]::new));
    return (result.err() + result.out()).replace(workspace.toString(), EXAMPLE);
  }

  /** Shown lines as a pattern: a line {@code …} is any lines, how long it took is any number. */
  private static Pattern shown(List<String> lines) {
    return Pattern.compile(
        lines.stream()
            .map(line -> line.equals("…") ? "(?:.*\\R)*" : exactly(line) + "\\R")
            .collect(Collectors.joining()));
  }

  private static String exactly(String line) {
    return Pattern.quote(line).replaceAll(" in \\S+ ms", " in \\\\E\\\\S+\\\\Q ms");
  }

  /** Puts the lines with a plus in the place of those with a minus. */
  private static void change(Path file, String diff) throws IOException {
    String before = signed(diff, "-");
    String text = Files.readString(file);
    assertThat(text).containsOnlyOnce(before);
    Files.writeString(file, text.replace(before, signed(diff, "+")));
  }

  private static String signed(String diff, String sign) {
    return diff.lines()
        .filter(line -> line.startsWith(sign))
        .map(line -> line.substring(1) + "\n")
        .collect(Collectors.joining());
  }
}
