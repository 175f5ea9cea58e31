package io.strate.workspace.answer.learnt;

import io.strate.workspace.definition.Description.Kind;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.WorkspaceDefinition;
import java.util.stream.Stream;

/** What people call what is learnt from. */
public final class FeatureLabel {

  private FeatureLabel() {}

  /** The label of the trait or score of that name, or else the name. */
  public static Localized of(WorkspaceDefinition definition, String feature) {
    return Stream.of(Kind.TRAIT, Kind.SCORE)
        .flatMap(kind -> definition.describe(kind, feature).label().stream())
        .findFirst()
        .orElseGet(() -> Localized.same(feature));
  }
}
