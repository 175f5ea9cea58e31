package io.strate.workspace.answer;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.TraitDefinition;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Evaluation;
import java.util.ArrayList;
import java.util.List;

/** Reads one value of everybody who exists, in one pass over all timelines. */
public final class ScanValues {

  private static final String NAME = "@scanned";

  private ScanValues() {}

  /** Told a profile's number and its value, which may be unknown. */
  @FunctionalInterface
  public interface Sink {
    void accept(int number, Value value);
  }

  /** Evaluates an expression as of an instant, in the order of the profiles' numbers. */
  public static void each(Workspace workspace, Entity of, Expr value, long now, Sink sink) {
    Evaluation.each(
        workspace,
        only(workspace.definition().definitions(), new TraitDefinition(of, NAME, value)),
        of,
        now,
        rows -> {
          for (int row = 0; row < rows.size(); row++) {
            if (rows.exists(row)) {
              sink.accept(rows.number(row), rows.trait(NAME, row));
            }
          }
        });
  }

  /** The value as a trait, with only what it draws on. */
  private static Definitions only(Definitions of, TraitDefinition value) {
    Definitions involved = Involved.in(of, value.value()).only();
    List<TraitDefinition> traits = new ArrayList<>(involved.traits());
    traits.add(value);
    return new Definitions(
        of.zone(),
        of.contactZone(),
        of.events(),
        traits,
        involved.scores(),
        involved.segments(),
        of.channels(),
        of.legalBases());
  }
}
