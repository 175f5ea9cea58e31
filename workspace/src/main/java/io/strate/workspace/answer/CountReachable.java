package io.strate.workspace.answer;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Implied;
import java.util.List;
import java.util.OptionalLong;

/** Counts who is reachable, and why the others are not. */
public final class CountReachable {

  private final Workspace workspace;

  public CountReachable(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * A count for each channel and purpose that rules name or consents hold.
   *
   * @param segment of whose members; of all contacts if empty
   * @throws Failure {@code usage.segment} if no segment of contacts has that name
   */
  public List<ReachableCount> of(String segment, OptionalLong asOf) {
    boolean isEverybody = segment.isEmpty();
    if (!isEverybody && workspace.segment(segment).of() == Entity.ACCOUNT) {
      throw new Failure(
          "usage.segment",
          Blame.USER,
          "the members of '%s' are accounts, and contacts are reachable: name a segment of contacts"
              .formatted(segment));
    }
    Reachability reachability =
        Reachability.at(workspace, workspace.definition().definitions(), workspace.asOf(asOf));
    return reachability.of(
        reachability
            .evaluation()
            .members(isEverybody ? Implied.existing(Entity.CONTACT) : segment));
  }
}
