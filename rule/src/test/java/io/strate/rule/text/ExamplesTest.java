package io.strate.rule.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.rule.Expr;
import io.strate.rule.Problem;
import io.strate.rule.Selection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of the language is read, in both languages, and printed so that it is read again. */
final class ExamplesTest {

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
          "Customer ID",
          Type.TEXT);

  record Example(String kind, String text, String same) {}

  static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    try (InputStream in = ExamplesTest.class.getResourceAsStream("examples.txt")) {
      Example last = null;
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String text = line.substring(2);
        last =
            line.startsWith("=")
                ? new Example(last.kind, text, last.same)
                : new Example(line.substring(0, 1), text, text);
        examples.add(last);
      }
    }
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void is_read_means_the_same_and_prints_back(Example example) {
    Object read = read(example.kind, example.text);
    assertThat(read).isEqualTo(read(example.kind, example.same));
    Stream.of(RulePrinter.Language.values())
        .forEach(
            language -> {
              String printed = print(read, language);
              if (!printed.isEmpty()) {
                assertThat(read(example.kind, printed)).as(printed).isEqualTo(read);
              }
            });
  }

  private static Object read(String kind, String text) {
    SourceText source = SourceText.of("examples.txt", text);
    Parsed<?> parsed =
        switch (kind) {
          case "c" -> PARSER.condition(source, Entity.CONTACT);
          case "a" -> PARSER.condition(source, Entity.ACCOUNT);
          case "v" -> PARSER.value(source, Entity.CONTACT);
          case "s" -> PARSER.selection(source, Entity.CONTACT);
          case "r" -> RuleParser.row(source, COLUMNS, PARIS);
          case "i" -> PARSER.rule(source, Entity.CONTACT);
          default -> throw new IllegalArgumentException(kind);
        };
    assertThat(
            parsed.problems().stream()
                .filter(p -> p.severity() == Problem.Severity.ERROR)
                .map(ProblemPrinter::print))
        .as(text)
        .isEmpty();
    return parsed.value().orElseThrow();
  }

  private static String print(Object read, RulePrinter.Language language) {
    return switch (read) {
      case Expr expr -> RulePrinter.print(expr, language, PARIS);
      case Selection events -> RulePrinter.print(events, language, PARIS);
      default -> "";
    };
  }
}
