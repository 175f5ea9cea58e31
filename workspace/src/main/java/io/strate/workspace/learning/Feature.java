package io.strate.workspace.learning;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Type;
import io.strate.rule.Catalogue;
import io.strate.rule.Expr;
import io.strate.rule.text.Parsed;
import io.strate.rule.text.ProblemPrinter;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.SourceText;
import io.strate.workspace.definition.WorkspaceDefinition;
import java.util.Optional;

/**
 * Something of each profile that is learnt from.
 *
 * @param name what its column is called
 */
public record Feature(String name, Expr value) {

  /**
   * The trait, score or attribute of that name, or else what a text in the rule language says.
   *
   * @throws Failure {@code learn.feature} if it is neither
   */
  public static Feature of(WorkspaceDefinition definition, Entity of, String text) {
    Catalogue catalogue = definition.catalogue();
    Optional<Type> trait = catalogue.trait(of, text);
    if (trait.isPresent()) {
      return new Feature(text, new Expr.Trait(text, trait.get()));
    }
    Optional<Type> attribute = catalogue.attribute(of, text);
    if (attribute.isPresent()) {
      return new Feature(text, new Expr.Attribute(text, attribute.get()));
    }
    Parsed<Expr> parsed =
        new RuleParser(catalogue, definition.zone()).value(SourceText.of("feature", text), of);
    return parsed
        .value()
        .map(value -> new Feature(text, value))
        .orElseThrow(
            () ->
                new Failure(
                    "learn.feature",
                    Blame.USER,
                    String.join(
                        "\n", parsed.problems().stream().map(ProblemPrinter::print).toList())));
  }
}
