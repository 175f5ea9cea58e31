package io.strate.rule.draft;

import io.strate.rule.Catalogue;
import io.strate.rule.Problem;
import io.strate.rule.definition.Definitions;
import java.util.List;
import java.util.Map;

/**
 * A workspace's checked definitions. Where there are errors, {@code definitions} lacks what they
 * concern and must not be run.
 *
 * @param labels of segments, by full name, that a rule's THEN gives
 * @param catalogue everything that a further rule (a preview) may name
 */
public record Compiled(
    Definitions definitions,
    List<Problem> problems,
    List<Family> families,
    Map<String, String> labels,
    Catalogue catalogue) {

  public Compiled {
    problems = List.copyOf(problems);
    families = List.copyOf(families);
    labels = Map.copyOf(labels);
  }

  /** Whether anything is wrong that must be put right first. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
  }
}
