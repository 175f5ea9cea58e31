package io.strate.workspace.answer;

import io.strate.ledger.Runs;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.open.Workspace;
import java.util.Optional;

/**
 * What can be chosen, kept until definitions change, and for an hour of runs at most: what is
 * offered need not be of this minute. For any thread.
 */
public final class KeptChoices {

  private static final long AN_HOUR = 3_600_000;

  private volatile Optional<Kept> kept = Optional.empty();

  private record Kept(WorkspaceDefinition definition, Optional<Long> run, Choices choices) {
    boolean isOf(WorkspaceDefinition other, Optional<Long> lastRun) {
      return definition == other
          && run.isPresent() == lastRun.isPresent()
          && lastRun.orElse(0L) - run.orElse(0L) < AN_HOUR;
    }
  }

  /** The choices of a workspace. */
  public Choices of(Workspace workspace) {
    WorkspaceDefinition definition = workspace.definition();
    Optional<Long> run = workspace.ledger().runs().last().map(Runs.RunRecord::asOf);
    return kept.filter(it -> it.isOf(definition, run))
        .map(Kept::choices)
        .orElseGet(
            () -> {
              Choices choices = OfferChoices.of(workspace);
              kept = Optional.of(new Kept(definition, run, choices));
              return choices;
            });
  }
}
