package io.strate.rule.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.rule.Expr;
import io.strate.rule.form.RuleForm.Reading;
import io.strate.rule.text.RandomExprs;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.RulePrinter.Language;
import io.strate.rule.text.SourceText;
import io.strate.rule.text.TestingCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that becomes a form and is read back means the same. */
final class FormRoundTripTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final List<ZoneId> ZONES =
      List.of(PARIS, ZoneId.of("America/Santiago"), ZoneId.of("UTC"));

  record Example(Entity of, String text) {}

  /** The conditions of the language's examples and of its page. */
  static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    try (InputStream in = RandomExprs.class.getResourceAsStream("examples.txt")) {
      String kind = "";
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        kind = line.startsWith("=") ? kind : line.substring(0, 1);
        add(examples, kind, line.substring(2));
      }
    }
    String kind = "";
    for (String line : Files.readAllLines(Path.of("../docs/rule-language.md"))) {
      if (line.startsWith("```")) {
        kind = line.substring(3);
      } else {
        add(examples, kind, line);
      }
    }
    return examples;
  }

  private static void add(List<Example> examples, String kind, String text) {
    switch (kind) {
      case "c", "rule" -> examples.add(new Example(Entity.CONTACT, text));
      case "a", "account" -> examples.add(new Example(Entity.ACCOUNT, text));
      default -> {}
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examples_come_back(Example example) {
    for (Language language : Language.values()) {
      Reading reading =
          new Reading(new RuleParser(TestingCatalogue.ofExamples(), PARIS), language, PARIS);
      Expr expr =
          reading
              .parser()
              .condition(SourceText.of("example", example.text), example.of)
              .value()
              .orElseThrow();
      comesBack(expr, RuleForm.of(example.text, example.of, reading), example.of, reading);
    }
  }

  /** What SPEC and the language's page show can be drawn but for calculations. */
  @ParameterizedTest
  @MethodSource("examples")
  void no_example_is_text_as_a_whole(Example example) {
    Reading reading =
        new Reading(new RuleParser(TestingCatalogue.ofExamples(), PARIS), Language.ENGLISH, PARIS);
    assertThat(RuleForm.of(example.text, example.of, reading).toString())
        .doesNotContain("Text[text=");
  }

  @Test
  void drawn_rules_come_back() {
    long seed = Long.getLong("seed", 1);
    for (int i = 0; i < Integer.getInteger("cases", 4_000); i++) {
      Expr expr = new RandomExprs(new Random(seed * 1_000_003 + i)).condition(i % 5);
      ZoneId zone = ZONES.get(i % ZONES.size());
      Language language = Language.values()[i % 2];
      Reading reading =
          new Reading(new RuleParser(TestingCatalogue.ofExamples(), zone), language, zone);
      comesBack(expr, RuleForm.of(expr, language, zone), Entity.CONTACT, reading);
    }
  }

  private static void comesBack(Expr expr, RuleForm form, Entity of, Reading reading) {
    RuleForm.Checked checked = form.check(of, reading);
    assertThat(checked.problems()).as("%s", form).isEmpty();
    assertThat(checked.sound()).as("%s", form).contains(expr);
    String text = checked.text(reading.language(), reading.zone()).orElseThrow();
    assertThat(reading.parser().condition(SourceText.of("text", text), of).value())
        .as(text)
        .contains(expr);
  }
}
