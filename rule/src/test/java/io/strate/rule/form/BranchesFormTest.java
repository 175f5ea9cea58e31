package io.strate.rule.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.rule.form.RuleForm.Reading;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.RulePrinter.Language;
import io.strate.rule.text.TestingCatalogue;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules that name their segments, as forms. */
final class BranchesFormTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private static Reading in(Language language) {
    return new Reading(new RuleParser(TestingCatalogue.ofExamples(), PARIS), language, PARIS);
  }

  private static BranchesForm form(String text) {
    return BranchesForm.of(text, Entity.CONTACT, in(Language.ENGLISH)).orElseThrow();
  }

  @Test
  void a_rule_opens_as_a_condition_for_each_segment() {
    BranchesForm form =
        form(
            "IF opens_7d >= 1 AND clicks_total >= 2 THEN segment = 'hyper-engagé' else segment = 'l''autre'");
    assertThat(form.branches())
        .extracting(BranchesForm.Branch::segment)
        .containsExactly("hyper-engagé", "l'autre");
    assertThat(form.branches().getLast().condition()).isEmpty();
    assertThat(form.check(Entity.CONTACT, in(Language.FRENCH)).text())
        .contains(
            "SI opens_7d >= 1 et clicks_total >= 2 ALORS segment = 'hyper-engagé' SINON segment = 'l''autre'");
    assertThat(BranchesForm.of("opens_7d >= 1", Entity.CONTACT, in(Language.ENGLISH))).isEmpty();
  }

  @Test
  void it_comes_back_in_either_language() {
    BranchesForm form =
        form(
            "if age > 60 then segment = 'a' else if age > 30 then segment = 'b' else segment = 'c'");
    for (Language language : Language.values()) {
      String text = form.check(Entity.CONTACT, in(language)).text().orElseThrow();
      assertThat(form(text)).as(text).isEqualTo(form);
    }
  }

  @Test
  void a_branch_that_is_not_filled_in_is_named() {
    BranchesForm form =
        new BranchesForm(
            List.of(
                new BranchesForm.Branch(
                    Optional.of(new RuleForm(new Row.Unfinished("value", "choose"))), "")));
    BranchesForm.Checked checked = form.check(Entity.CONTACT, in(Language.ENGLISH));
    assertThat(checked.problems())
        .containsExactly(
            new RowProblem("/branches/0", "segment", "say what this segment is called"),
            new RowProblem("/branches/0/condition", "value", "choose"));
    assertThat(checked.text()).isEmpty();
  }
}
