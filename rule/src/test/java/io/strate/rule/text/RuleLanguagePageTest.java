package io.strate.rule.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.rule.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of docs/rule-language.md is read, and those that it calls wrong are refused. */
final class RuleLanguagePageTest {

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
          Type.TEXT,
          "stock_code",
          Type.TEXT);

  record Line(String kind, String text) {}

  static List<Line> lines() throws IOException {
    List<Line> lines = new ArrayList<>();
    String kind = "";
    for (String line : Files.readAllLines(Path.of("../docs/rule-language.md"))) {
      if (line.startsWith("```")) {
        kind = line.substring(3);
      } else if (!kind.isEmpty()) {
        lines.add(new Line(kind, line));
      }
    }
    return lines;
  }

  @ParameterizedTest
  @MethodSource("lines")
  void every_example_is_as_the_page_says(Line line) {
    SourceText text = SourceText.of("page", line.text);
    Parsed<?> parsed =
        switch (line.kind) {
          case "rule", "wrong" -> PARSER.condition(text, Entity.CONTACT);
          case "account" -> PARSER.condition(text, Entity.ACCOUNT);
          case "value" -> PARSER.value(text, Entity.CONTACT);
          case "events" -> PARSER.selection(text, Entity.CONTACT);
          case "row" -> RuleParser.row(text, COLUMNS, PARIS);
          case "if" -> PARSER.rule(text, Entity.CONTACT);
          case "tiers" -> RuleParser.bounds(text);
          default -> throw new IllegalArgumentException("no such kind of example: " + line.kind);
        };
    List<String> errors =
        parsed.problems().stream()
            .filter(p -> p.severity() == Problem.Severity.ERROR)
            .map(ProblemPrinter::print)
            .toList();
    assertThat(errors.isEmpty()).as(line.text + " " + errors).isEqualTo(!line.kind.equals("wrong"));
    assertThat(parsed.problems()).noneMatch(p -> p.code().endsWith(".unknown"));
  }
}
