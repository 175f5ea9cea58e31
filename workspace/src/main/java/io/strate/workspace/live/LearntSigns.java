package io.strate.workspace.live;

import io.strate.workspace.learning.refresh.LearnAnew;
import io.strate.workspace.learning.registry.Promotion;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.learning.watch.WatchNotes;
import io.strate.workspace.learning.watch.Watched;
import io.strate.workspace.open.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The signs by which operators see how something learnt is.
 *
 * @param inForce the version in force, and since when
 * @param drift the greatest of an important feature or the scores beyond noise, when it was last
 *     watched; NaN if it never was
 * @param isTroubled whether it cannot be stated, watched or learnt anew
 */
public record LearntSigns(
    String name, Optional<Promotion> inForce, double drift, boolean isTroubled) {

  static List<LearntSigns> of(Workspace workspace, long now, Set<String> troubled) {
    Registry registry = new Registry(workspace.ledger().notes());
    WatchNotes notes = new WatchNotes(registry);
    return new LearnAnew(workspace)
        .names().stream()
            .map(
                name ->
                    new LearntSigns(
                        name,
                        registry.inForce(name, now),
                        notes.last(name).map(Watched::drift).orElse(Double.NaN),
                        troubled.contains(name)))
            .toList();
  }
}
