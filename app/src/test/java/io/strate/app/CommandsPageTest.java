package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The page of commands names every command, with exactly its arguments and options. */
final class CommandsPageTest {

  private static final Pattern SECTION =
      Pattern.compile("^### (\\S+)\n\n`strate ([^`]*)`", Pattern.MULTILINE);
  private static final Pattern WORD = Pattern.compile("--[a-z-]+|[A-Z]{2,}");
  private static final Set<String> EVERYWHERE = Set.of("--help", "--locale");

  @Test
  void thePageShowsEachCommandsArgumentsAndOptions() throws IOException {
    assertThat(shown()).isEqualTo(known());
  }

  private static Map<String, Set<String>> shown() throws IOException {
    Map<String, Set<String>> shown = new TreeMap<>();
    Matcher section =
        SECTION.matcher(Files.readString(Examples.project().resolve("docs/commands.md")));
    while (section.find()) {
      shown.put(section.group(1), words(section.group(2)));
    }
    return shown;
  }

  private static Map<String, Set<String>> known() {
    Map<String, Set<String>> known = new TreeMap<>();
    Strate.commandLine().getSubcommands().forEach((name, command) -> known.put(name, of(command)));
    known.remove("help");
    return known;
  }

  private static Set<String> of(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    Set<String> words = new TreeSet<>();
    spec.positionalParameters().forEach(one -> words.addAll(words(one.paramLabel())));
    spec.options().stream()
        .filter(option -> !option.versionHelp())
        .filter(option -> Arrays.stream(option.names()).noneMatch(EVERYWHERE::contains))
        .forEach(option -> words.addAll(words(option.longestName() + " " + option.paramLabel())));
    return words;
  }

  private static Set<String> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(result -> result.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
