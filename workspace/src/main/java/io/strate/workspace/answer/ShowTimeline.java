package io.strate.workspace.answer;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.workspace.open.Workspace;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Shows what is known of a contact or account, entry by entry. */
public final class ShowTimeline {

  private final Workspace workspace;

  public ShowTimeline(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Some entries, the newest first.
   *
   * @param next where the following part begins; empty after the oldest
   */
  public record Part(List<Entry> entries, OptionalInt next) {}

  /**
   * @param before where a former part ended; empty for the newest
   * @param asOf what was known to have happened by then
   * @throws io.strate.domain.Failure {@code profile.unknown} if nobody has that identifier
   */
  public Part of(Entity of, String typed, OptionalInt before, int most, OptionalLong asOf) {
    Found found = Found.profile(workspace, of, typed);
    List<Entry> all = Found.timeline(workspace, found).asOf(workspace.asOf(asOf));
    int end = Math.clamp(before.orElse(all.size()), 0, all.size());
    int begin = Math.max(0, end - most);
    return new Part(
        all.subList(begin, end).reversed(),
        begin > 0 ? OptionalInt.of(begin) : OptionalInt.empty());
  }
}
