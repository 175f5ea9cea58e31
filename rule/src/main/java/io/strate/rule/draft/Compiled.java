package io.strate.rule.draft;

import io.strate.rule.Catalogue;
import io.strate.rule.Problem;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.LearntTrait;
import io.strate.rule.definition.MomentDefinition;
import java.util.List;
import java.util.Map;

/**
 * A workspace's checked definitions. Where there are errors, {@code definitions} lacks what they
 * concern and must not be run.
 *
 * @param learnt each after those that it learns from
 * @param labels of segments, by full name, that a rule's THEN gives, or that clusters are called
 * @param catalogue everything that a further rule (a preview) may name
 */
public record Compiled(
    Definitions definitions,
    List<LearntTrait> learnt,
    List<MomentDefinition> moments,
    List<Problem> problems,
    List<Family> families,
    Map<String, String> labels,
    Catalogue catalogue) {

  public Compiled {
    learnt = List.copyOf(learnt);
    moments = List.copyOf(moments);
    problems = List.copyOf(problems);
    families = List.copyOf(families);
    labels = Map.copyOf(labels);
  }

  /** Whether anything is wrong that must be put right first. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
  }
}
