package io.strate.workspace.answer.learnt;

import io.strate.domain.Entity;
import io.strate.rule.Expr;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.RulePrinter;
import io.strate.rule.text.SourceText;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.WorkspaceDefinition;
import java.util.Optional;

/**
 * A rule that nearly says who is in a cluster, as it is understood today.
 *
 * @param text in the workspace's language
 */
public record RuleInWords(Expr condition, String text) {

  /** Empty if it names what is not defined any more. */
  public static Optional<RuleInWords> of(WorkspaceDefinition definition, Entity of, String text) {
    RulePrinter.Language language =
        definition.locale() == Localized.Locale.FR
            ? RulePrinter.Language.FRENCH
            : RulePrinter.Language.ENGLISH;
    return new RuleParser(definition.catalogue(), definition.zone())
        .condition(SourceText.of("rule", text), of)
        .value()
        .map(
            condition ->
                new RuleInWords(
                    condition, RulePrinter.print(condition, language, definition.zone())));
  }
}
