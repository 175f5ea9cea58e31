package io.strate.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.workspace.definition.Localized.Locale;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text is there in both languages, and none that is asked for is missing. */
final class WordsTest {

  private static final Path SOURCES = Path.of("src/main");
  private static final Path WORDS = SOURCES.resolve("resources/io/strate/server/pages/words");
  private static final Pattern ASKED = Pattern.compile("say\\(\"([a-z_]+\\.[a-z0-9_.]+)\"[,)]");

  @Test
  void bothLanguagesHaveTheSameTexts() throws IOException {
    for (Path french : files(WORDS, "_fr.properties")) {
      String name = french.getFileName().toString().replace("_fr.", "_en.");
      Path english = french.resolveSibling(name);
      assertThat(new TreeSet<>(texts(french).stringPropertyNames()))
          .as(name)
          .isEqualTo(new TreeSet<>(texts(english).stringPropertyNames()));
    }
  }

  @Test
  void everyTextThatIsAskedForIsThere() throws IOException {
    List<String> missing = new ArrayList<>();
    List<Path> askers = new ArrayList<>(files(SOURCES.resolve("jte"), ".jte"));
    askers.addAll(files(SOURCES.resolve("java/io/strate/server/pages"), ".java"));
    for (Path asker : askers) {
      Matcher asked = ASKED.matcher(Files.readString(asker));
      while (asked.find()) {
        String key = asked.group(1);
        int dot = key.indexOf('.');
        Path file = WORDS.resolve(key.substring(0, dot) + "_fr.properties");
        if (!Files.exists(file) || !texts(file).containsKey(key.substring(dot + 1))) {
          missing.add(asker + ": " + key);
        }
      }
    }
    assertThat(askers).hasSizeGreaterThan(5);
    assertThat(missing).isEmpty();
  }

  @Test
  void numbersAndTimesAreWrittenAsTheLanguageWritesThem() {
    Words french = Words.of(Locale.FR);
    Words english = Words.of(Locale.EN);
    assertThat(french.number(1_234_567)).isEqualTo("1\u202f234\u202f567");
    assertThat(english.number(1_234_567)).isEqualTo("1,234,567");
    assertThat(french.percent(0.61)).matches("61[\u00a0\u202f]%");
    assertThat(english.percent(0.0712)).isEqualTo("7.1%");
    assertThat(english.signed(-3)).isEqualTo("−3");
    long noon = Instant.parse("2026-03-01T11:00:00Z").toEpochMilli();
    assertThat(french.day(noon, ZoneId.of("Europe/Paris"))).isEqualTo("1 mars 2026");
    assertThat(english.time(noon, ZoneId.of("Europe/Paris")))
        .startsWith("1 Mar 2026")
        .contains("12:00");
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static Properties texts(Path file) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    }
    return texts;
  }
}
