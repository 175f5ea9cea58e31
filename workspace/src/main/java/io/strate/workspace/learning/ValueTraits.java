package io.strate.workspace.learning;

import io.strate.domain.Entity;
import io.strate.rule.Expr;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.TraitDefinition;
import io.strate.workspace.answer.Involved;
import java.util.ArrayList;
import java.util.List;

/** Values as traits, so that the engine computes them. */
public final class ValueTraits {

  /** An instant is learnt from in days: so many milliseconds each. */
  public static final double DAY = 86_400_000;

  private ValueTraits() {}

  /** Some values as traits, with all that they draw on and nothing else. */
  public static Definitions in(Definitions definitions, Entity of, List<Expr> values) {
    Definitions involved = Involved.in(definitions, values).only();
    List<TraitDefinition> traits = new ArrayList<>(involved.traits());
    for (int i = 0; i < values.size(); i++) {
      traits.add(new TraitDefinition(of, name(i), values.get(i)));
    }
    return new Definitions(
        involved.zone(),
        involved.contactZone(),
        involved.events(),
        traits,
        involved.scores(),
        involved.segments(),
        involved.channels(),
        involved.legalBases());
  }

  /** The name of a value's trait, which no definition can have. */
  public static String name(int place) {
    return "@" + place;
  }
}
