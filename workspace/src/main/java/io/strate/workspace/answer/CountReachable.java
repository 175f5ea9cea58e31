package io.strate.workspace.answer;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Nearest;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Implied;
import io.strate.workspace.run.Interest;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

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
   * @param channel the only one that is asked for; all if empty
   * @param purpose the only one that is asked for; all if empty
   * @throws Failure {@code usage.…} if no segment of contacts, no channel or no purpose has that
   *     name
   */
  public List<ReachableCount> of(
      String segment, String channel, String purpose, OptionalLong asOf) {
    boolean isEverybody = segment.isEmpty();
    if (!isEverybody && workspace.segment(segment).of() == Entity.ACCOUNT) {
      throw new Failure(
          "usage.segment",
          Blame.USER,
          "the members of '%s' are accounts, and contacts are reachable: name a segment of contacts"
              .formatted(segment));
    }
    String whom = isEverybody ? Implied.existing(Entity.CONTACT) : segment;
    Reachability reachability =
        Reachability.at(
            workspace,
            workspace.definition().definitions(),
            List.of(whom),
            workspace.asOf(asOf),
            Interest.LASTING);
    List<ReachableCount> all = reachability.of(reachability.evaluation().members(whom));
    return only(
        only(all, "channel", channel, ReachableCount::channel),
        "purpose",
        purpose,
        ReachableCount::purpose);
  }

  private static List<ReachableCount> only(
      List<ReachableCount> all, String what, String asked, Function<ReachableCount, String> name) {
    List<ReachableCount> found =
        all.stream().filter(count -> asked.isEmpty() || name.apply(count).equals(asked)).toList();
    if (found.isEmpty() && !asked.isEmpty()) {
      throw new Failure(
          "usage." + what,
          Blame.USER,
          "no rule and no consent names the %s '%s'%s"
              .formatted(what, asked, Nearest.hint(asked, all.stream().map(name).toList())));
    }
    return found;
  }
}
