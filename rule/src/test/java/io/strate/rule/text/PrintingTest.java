package io.strate.rule.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.rule.Expr;
import io.strate.rule.Problem;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PrintingTest {

  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("Europe/Paris"), ZoneId.of("America/Santiago"), ZoneId.of("UTC"));

  @Test
  void what_is_printed_is_read_as_the_same_expression() {
    long seed = Long.getLong("seed", 1);
    for (int i = 0; i < Integer.getInteger("cases", 4_000); i++) {
      Expr expr = new RandomExprs(new Random(seed * 1_000_003 + i)).condition(i % 5);
      ZoneId zone = ZONES.get(i % ZONES.size());
      RuleParser parser = new RuleParser(TestingCatalogue.ofExamples(), zone);
      for (RulePrinter.Language language : RulePrinter.Language.values()) {
        String text = RulePrinter.print(expr, language, zone);
        Parsed<Expr> parsed = parser.condition(SourceText.of("printed", text), Entity.CONTACT);
        assertThat(
                parsed.problems().stream()
                    .filter(p -> p.severity() == Problem.Severity.ERROR)
                    .map(ProblemPrinter::print))
            .as("case %d: %s", i, expr)
            .isEmpty();
        assertThat(parsed.value()).as("case %d: %s", i, text).contains(expr);
      }
    }
  }
}
