package io.strate.rule.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.rule.Problem;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever stands in a text, it is read or explained, and soon. */
final class HostileTextTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final RuleParser PARSER = new RuleParser(TestingCatalogue.ofExamples(), PARIS);

  private static final List<String> TOKENS =
      List.of(
          "and",
          "or",
          "not",
          "et",
          "ou",
          "non",
          "if",
          "then",
          "segment",
          "did",
          "no",
          "but",
          "for",
          "same",
          "the",
          "le",
          "la",
          "de",
          "l'",
          "d'",
          "reachable",
          "by",
          "any",
          "every",
          "contact",
          "contacts",
          "in",
          "dans",
          "between",
          "entre",
          "contains",
          "starts",
          "with",
          "is",
          "known",
          "count",
          "sum",
          "last",
          "first",
          "most",
          "frequent",
          "where",
          "including",
          "machines",
          "now",
          "time",
          "of",
          "since",
          "before",
          "until",
          "within",
          "calendar",
          "ago",
          "il",
          "y",
          "a",
          "next",
          "weekday",
          "days",
          "hours",
          "7",
          "30",
          "30%",
          "2026-01-31",
          "31/12/2026",
          "(",
          ")",
          "(",
          ")",
          ",",
          ".",
          "..",
          "+",
          "-",
          "*",
          "/",
          "=",
          "!=",
          "<",
          ">=",
          "'x'",
          "« y »",
          "age",
          "region",
          "order",
          "order.amount",
          "amount",
          "engagement",
          "dernier_achat",
          "`Customer ID`",
          "account.employees",
          "'",
          "\"",
          "`",
          "#",
          "\n",
          "🙂",
          "\u0000",
          "\uD800");

  private static Parsed<?> read(String text, int how) {
    SourceText source = SourceText.of("hostile", text);
    return switch (how % 8) {
      case 0, 1 -> PARSER.condition(source, Entity.CONTACT);
      case 2 -> PARSER.value(source, Entity.ACCOUNT);
      case 3 -> PARSER.selection(source, Entity.CONTACT);
      case 4 -> PARSER.rule(source, Entity.CONTACT);
      case 5 -> PARSER.where(source, "order");
      case 6 -> RuleParser.row(source, Map.of("age", Type.NUMBER), PARIS);
      default -> RuleParser.bounds(source);
    };
  }

  private static void isReadOrExplained(String text, int how) {
    Parsed<?> parsed = read(text, how);
    List<Problem> errors =
        parsed.problems().stream().filter(p -> p.severity() == Problem.Severity.ERROR).toList();
    assertThat(parsed.value().isEmpty()).as(text).isEqualTo(!errors.isEmpty());
    parsed
        .problems()
        .forEach(
            problem ->
                assertThat(ProblemPrinter.print(problem))
                    .startsWith("hostile:")
                    .doesNotContain("null"));
  }

  @Test
  void any_tokens_in_any_order() {
    Random random = new Random(1);
    for (int i = 0; i < 6_000; i++) {
      String text =
          IntStream.range(0, 1 + random.nextInt(25))
              .mapToObj(_ -> TOKENS.get(random.nextInt(TOKENS.size())))
              .collect(Collectors.joining(random.nextInt(4) == 0 ? "" : " "));
      isReadOrExplained(text, i);
    }
  }

  @Test
  void any_characters() {
    Random random = new Random(2);
    for (int i = 0; i < 3_000; i++) {
      int range = random.nextInt(3) == 0 ? 0x10FFFF : 0x180;
      String text =
          IntStream.range(0, random.nextInt(60))
              .map(_ -> random.nextInt(range))
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      isReadOrExplained(text, i);
    }
  }

  @Test
  void sound_texts_with_a_part_cut_out_or_doubled() {
    Random random = new Random(3);
    for (int i = 0; i < 3_000; i++) {
      String text =
          RulePrinter.print(
              new RandomExprs(random).condition(3), RulePrinter.Language.values()[i % 2], PARIS);
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + 1 + random.nextInt(12));
      isReadOrExplained(
          random.nextBoolean()
              ? text.substring(0, from) + text.substring(to)
              : text.substring(0, to) + text.substring(from),
          0);
    }
  }

  @Test
  void two_hundred_levels_are_read_and_more_are_refused() {
    assertThat(read("(".repeat(200) + "age > 1" + ")".repeat(200), 0).problems()).isEmpty();
    assertThat(read("not ".repeat(200) + "age > 1", 0).problems()).isEmpty();
    assertThat(read("not (".repeat(100) + "age > 1" + ")".repeat(100), 0).problems()).isEmpty();
    for (String deep :
        List.of(
            "(",
            "not ",
            "- ",
            "not (",
            "abs(",
            "days since ",
            "hour of (",
            "count(order where (",
            "age > (")) {
      for (int levels : List.of(250, 20_000)) {
        String text = deep.repeat(levels);
        if (text.length() <= Syntax.LONGEST) {
          assertThat(messages(read(text, 0)))
              .anyMatch(m -> m.contains("nested more than 200 levels deep"));
        }
      }
    }
  }

  @Test
  void a_hundred_thousand_characters_are_read_and_more_are_refused() {
    Map<String, String> repeated =
        Map.ofEntries(
            Map.entry("age > 1 and ", "age > 1"),
            Map.entry("count(order within 7 days) >= 1 or ", "age > 1"),
            Map.entry("(age > 1) and ", "age > 1"),
            Map.entry("did order within 3 days and ", "actif"),
            Map.entry("actif and ", "actif"),
            Map.entry("age + ", "1 > 1"),
            Map.entry("month and ", "month"),
            Map.entry("count or ", "count"),
            Map.entry("days since last order > 3 and ", "actif"),
            Map.entry("no and ", "no"),
            Map.entry("did order then ", "order within 3 days"),
            Map.entry("( ) ", ""),
            Map.entry("age ", ""),
            Map.entry("last last ", ""),
            Map.entry("' ", ""),
            Map.entry(". ", ""),
            Map.entry("le la les ", ""),
            Map.entry("a between b and c and ", "d"),
            Map.entry("in (1, ", ""),
            Map.entry("region = 'x' or ", "region = 'y'"),
            Map.entry("- 1 ", ""));
    repeated.forEach(
        (part, end) -> {
          String text = part.repeat((Syntax.LONGEST - end.length()) / part.length()) + end;
          isReadOrExplained(text, 0);
        });
    assertThat(messages(read("age > 1 or ".repeat(10_000) + "age > 2", 0)))
        .containsExactly(
            "this text has 110007 characters, and at most 100000 are read: split it into traits or segments");
  }

  @Test
  void a_list_of_thousands_of_choices_is_read() {
    String choices =
        IntStream.range(0, 10_000).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    assertThat(read("age in (" + choices + ")", 0).problems()).isEmpty();
  }

  private static List<String> messages(Parsed<?> parsed) {
    return parsed.problems().stream().map(Problem::message).toList();
  }
}
