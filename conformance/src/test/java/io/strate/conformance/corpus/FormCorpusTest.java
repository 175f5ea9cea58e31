package io.strate.conformance.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.rule.Expr;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.draft.Compiled;
import io.strate.rule.draft.DraftCompiler;
import io.strate.rule.form.EventsForm;
import io.strate.rule.form.RuleForm;
import io.strate.rule.form.RuleForm.Reading;
import io.strate.rule.form.ValueForm;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.RulePrinter.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every rule of the corpus that becomes a form means the same when it is read back. */
final class FormCorpusTest {

  private record Rule(Entity of, Expr condition) {}

  @TestFactory
  Stream<DynamicTest> everyRuleComesBackFromItsForm() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("corpus"))) {
      return files.filter(file -> file.toString().endsWith(".story")).sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }
  }

  private static void check(Path file) throws IOException {
    int rules = 0;
    for (Story story : StoryReader.read(file.getFileName().toString(), Files.readString(file))) {
      Compiled compiled =
          DraftCompiler.compile(story.wordings().values().iterator().next(), story.catalogue());
      var zone = compiled.definitions().zone();
      for (Rule rule : rules(compiled.definitions())) {
        for (Language language : Language.values()) {
          Reading reading = new Reading(new RuleParser(compiled.catalogue(), zone), language, zone);
          RuleForm.Checked checked =
              RuleForm.of(rule.condition, language, zone).check(rule.of, reading);
          assertThat(checked.problems()).as("%s: %s", story.name(), rule).isEmpty();
          assertThat(checked.sound()).as("%s: %s", story.name(), rule).contains(rule.condition);
        }
        rules++;
      }
      values(compiled);
    }
    assertThat(rules).isPositive();
  }

  private static void values(Compiled compiled) {
    var zone = compiled.definitions().zone();
    Reading reading =
        new Reading(new RuleParser(compiled.catalogue(), zone), Language.FRENCH, zone);
    compiled
        .definitions()
        .traits()
        .forEach(
            trait ->
                assertThat(
                        ValueForm.of(trait.value(), Language.FRENCH, zone)
                            .check(trait.of(), reading))
                    .isEqualTo(new ValueForm.Checked(List.of(), Optional.of(trait.value()))));
    compiled.definitions().scores().stream()
        .flatMap(score -> score.lines().stream())
        .filter(ScoreDefinition.Each.class::isInstance)
        .map(ScoreDefinition.Each.class::cast)
        .forEach(
            line ->
                assertThat(
                        EventsForm.of(line.events(), Language.FRENCH, zone)
                            .check(Entity.CONTACT, reading))
                    .isEqualTo(new EventsForm.Checked(List.of(), Optional.of(line.events()))));
  }

  /** Conditions; a trait becomes the condition that it is known. */
  private static List<Rule> rules(Definitions definitions) {
    List<Rule> rules = new ArrayList<>();
    definitions
        .traits()
        .forEach(trait -> rules.add(new Rule(trait.of(), new Expr.Known(trait.value()))));
    definitions.scores().stream()
        .flatMap(
            score ->
                score.lines().stream()
                    .map(
                        line ->
                            switch (line) {
                              case ScoreDefinition.Each(var events, _, _) ->
                                  new Rule(score.of(), new Expr.Did(events));
                              case ScoreDefinition.When(Expr condition, _) ->
                                  new Rule(score.of(), condition);
                            }))
        .forEach(rules::add);
    definitions
        .segments()
        .forEach(
            segment -> {
              switch (segment.rule()) {
                case SegmentRule.When(Expr when, var stay) -> {
                  rules.add(new Rule(segment.of(), when));
                  stay.ifPresent(condition -> rules.add(new Rule(segment.of(), condition)));
                }
                case SegmentRule.Top(var _, Expr by) ->
                    rules.add(new Rule(segment.of(), new Expr.Known(by)));
                case SegmentRule.Listed _ -> {}
              }
            });
    return rules;
  }
}
