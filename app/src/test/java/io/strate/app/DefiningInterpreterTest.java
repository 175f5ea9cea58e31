package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.rule.definition.Definitions;
import io.strate.rule.interpret.Interpreter;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Evaluation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole workspace from its files: what a run records is what the rules mean. */
final class DefiningInterpreterTest {

  private static final List<String> INSTANTS =
      List.of("2026-07-01T00:00:00Z", "2025-11-17T09:41:07.123Z");

  @TempDir Path folder;

  @Test
  void membersAndTraitsAreWhatTheRulesMean() throws Exception {
    Path example = Examples.copy("b2b-saas", folder);
    SoftAssertions answers = new SoftAssertions();
    for (String instant : INSTANTS) {
      WholeAnswers.run(example, instant);
      try (Workspace workspace = WholeAnswers.open(example)) {
        compare(workspace, Instant.parse(instant).toEpochMilli(), answers);
      }
    }
    answers.assertAll();
  }

  static void compare(Workspace workspace, long now, SoftAssertions answers) {
    Definitions definitions = workspace.definition().definitions();
    Interpreter meaning = new Interpreter(definitions, WholeAnswers.population(workspace));
    Map<String, List<String>> members = WholeAnswers.members(workspace);
    members.forEach(
        (segment, ids) ->
            answers
                .assertThat(ids)
                .as("%s as of %d", segment, now)
                .isEqualTo(meaning.members(segment, now)));
    assertThat(members.values().stream().filter(ids -> !ids.isEmpty())).hasSizeGreaterThan(12);
    traits(workspace, meaning, now, answers);
  }

  /** Every seventh profile, so that the test ends soon. */
  private static void traits(
      Workspace workspace, Interpreter meaning, long now, SoftAssertions answers) {
    for (Entity of : Entity.values()) {
      for (int number = 0; number < workspace.ledger().profiles().count(of); number += 7) {
        String id = workspace.ledger().profiles().id(of, number);
        Evaluation.Single single =
            Evaluation.one(workspace, workspace.definition().definitions(), of, number, now);
        for (String trait : single.traits()) {
          Value expected = meaning.trait(of, id, trait, now);
          answers
              .assertThat(single.trait(trait))
              .as("%s of %s as of %d", trait, id, now)
              .isEqualTo(expected);
        }
      }
    }
  }
}
