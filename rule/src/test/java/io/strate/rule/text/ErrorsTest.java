package io.strate.rule.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What is said of wrong texts, held to a file that people have read. To see what changed, run with
 * {@code -Dtest.args=-Dupdate.errors=true}, which rewrites the file, and read its diff.
 */
final class ErrorsTest {

  private static final Path FILE = Path.of("src/test/resources/io/strate/rule/text/errors.txt");
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final RuleParser PARSER = new RuleParser(TestingCatalogue.ofExamples(), PARIS);
  private static final Map<String, Type> COLUMNS =
      Map.of(
          "effectif",
          Type.TEXT,
          "quantity",
          Type.NUMBER,
          "unit_price",
          Type.NUMBER,
          "InvoiceDate",
          Type.INSTANT);

  @Test
  void wrong_texts_are_explained_as_the_file_says() throws IOException {
    List<String> written = Files.readAllLines(FILE);
    List<String> actual = new ArrayList<>();
    for (String line : written) {
      if (line.startsWith("    ")) {
        continue;
      }
      actual.add(line);
      if (!line.isBlank() && !line.startsWith("#")) {
        problems(line).forEach(problem -> actual.add("    " + problem));
      }
    }
    if (Boolean.getBoolean("update.errors")) {
      Files.write(FILE, actual);
    }
    assertThat(actual).isEqualTo(written);
  }

  private static List<String> problems(String line) {
    SourceText text = SourceText.of("rule", line.length() < 2 ? "" : line.substring(2));
    Parsed<?> parsed =
        switch (line.charAt(0)) {
          case 'c' -> PARSER.condition(text, Entity.CONTACT);
          case 'a' -> PARSER.condition(text, Entity.ACCOUNT);
          case 's' -> PARSER.selection(text, Entity.CONTACT);
          case 'r' -> RuleParser.row(text, COLUMNS, PARIS);
          case 'i' -> PARSER.rule(text, Entity.CONTACT);
          default -> throw new IllegalArgumentException(line);
        };
    return ProblemPrinter.sorted(parsed.problems()).stream()
        .map(problem -> ProblemPrinter.print(problem).lines().findFirst().orElseThrow())
        .map(problem -> problem.replace("rule:1:", ""))
        .toList();
  }
}
