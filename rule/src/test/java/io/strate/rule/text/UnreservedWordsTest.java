package io.strate.rule.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.rule.Expr;
import io.strate.rule.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every keyword of the grammar is also a name. */
final class UnreservedWordsTest {

  /** These say something wherever a value can stand. */
  private static final Set<String> CONSTANTS =
      Set.of("true", "false", "vrai", "faux", "now", "maintenant");

  static Set<String> keywords() throws IOException {
    String grammar =
        Files.readString(Path.of("src/main/antlr4/io/strate/rule/grammar/RuleLanguage.g4"));
    String words =
        grammar.substring(grammar.indexOf("// ---- words"), grammar.indexOf("// ---- signs"));
    Set<String> keywords = new TreeSet<>();
    Matcher m = Pattern.compile("'(\\p{L}+)'").matcher(words);
    while (m.find()) {
      keywords.add(m.group(1));
    }
    assertThat(keywords).hasSizeGreaterThan(150).contains("and", "dernières", "j", "le");
    return keywords;
  }

  @ParameterizedTest
  @MethodSource("keywords")
  void a_keyword_is_a_name_where_a_name_is_expected(String word) {
    if (CONSTANTS.contains(word)) {
      assertReads("`" + word + "` > 5", word, new Expr.Attribute(word, Type.NUMBER));
      return;
    }
    Expr name = new Expr.Attribute(word, Type.NUMBER);
    assertReads(word + " > 5", word, name);
    assertReads("5 < " + word, word, name);
    assertReads("not " + word + " = 5 and " + word + " != 6 or (" + word + ") < 1", word, name);
    assertReads(word + " between 1 and 2", word, name);
    assertReads(word + " + " + word + " * 2 in (1, 2)", word, name);
    assertReads(word + " is known", word, name);
    assertReads(word + " est connu et " + word + " > 1", word, name);
    assertReads("coalesce(" + word + ", 1) > 0", word, name);
    assertReads("account." + word + " > 3", word, name);
    assertReads(
        "count(order where " + word + " > 5 within 3 days) > 1",
        word,
        new Expr.Property(List.of(word), Type.NUMBER));
    assertReads("sum(order." + word + ") > 1", word, null);
    assertReads("count(`" + word + "`) > 1 and did `" + word + "` within 2 days", word, null);
  }

  @ParameterizedTest
  @MethodSource("keywords")
  void a_keyword_that_does_not_join_names_an_event(String word) {
    Set<String> joining =
        Set.of(
            "and",
            "et",
            "or",
            "ou",
            "not",
            "non",
            "pas",
            "then",
            "alors",
            "puis",
            "but",
            "mais",
            "where",
            "où",
            "in",
            "dans",
            "is",
            "est",
            "parmi",
            "between",
            "entre",
            "contains",
            "contient",
            "starts",
            "commence",
            "ends",
            "finit",
            "matches",
            "correspond");
    if (!joining.contains(word)) {
      assertReads("count(" + word + ") > 1", word, null);
      assertReads("did " + word + " within 2 days", word, null);
      assertReads("no " + word, word, null);
      assertReads("did " + word + " then " + word + " within 2 days", word, null);
      assertReads("days since last " + word + " > 3", word, null);
    }
  }

  private static void assertReads(String text, String word, Expr expected) {
    TestingCatalogue catalogue =
        new TestingCatalogue().attribute(word, Type.NUMBER).accountAttribute(word, Type.NUMBER);
    catalogue.event(word, Map.of()).event("order", Map.of(word, Type.NUMBER));
    Parsed<Expr> parsed =
        new RuleParser(catalogue, ZoneOffset.UTC)
            .condition(SourceText.of("w", text), Entity.CONTACT);
    assertThat(
            parsed.problems().stream()
                .filter(p -> p.severity() == Problem.Severity.ERROR || p.code().contains("unknown"))
                .map(ProblemPrinter::print))
        .as(text)
        .isEmpty();
    if (expected != null) {
      assertThat(io.strate.rule.Parts.within(parsed.value().orElseThrow()))
          .as(text)
          .contains(expected);
    }
  }
}
