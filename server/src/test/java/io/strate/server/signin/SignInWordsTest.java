package io.strate.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.workspace.definition.Localized.Locale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text is there in both languages, and none that a template asks for is missing. */
final class SignInWordsTest {

  private static final Pattern ASKED = Pattern.compile("text\\(\"([a-z.]+)\"[,)]");

  @Test
  void bothLanguagesHaveTheSameTexts() {
    assertThat(Words.keys(Locale.FR)).isEqualTo(Words.keys(Locale.EN));
  }

  @Test
  void templatesAskForTextsThatAreThere() throws IOException {
    Set<String> asked = new TreeSet<>();
    try (Stream<Path> templates = Files.list(Path.of("src/main/jte/signin"))) {
      for (Path template : templates.toList()) {
        ASKED
            .matcher(Files.readString(template))
            .results()
            .forEach(found -> asked.add(found.group(1)));
      }
    }
    assertThat(asked).hasSizeGreaterThan(30);
    assertThat(Words.keys(Locale.EN)).containsAll(asked);
  }
}
