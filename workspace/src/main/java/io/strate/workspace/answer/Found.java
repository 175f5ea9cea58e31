package io.strate.workspace.answer;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Timeline;
import io.strate.timeline.PackedTimeline;
import io.strate.timeline.TimelineEntries;
import io.strate.workspace.open.Workspace;
import java.util.OptionalInt;

/** A profile that an identifier led to. */
record Found(Entity of, int number) {

  /**
   * The contact that an identifier names, or else the account.
   *
   * @throws Failure {@code profile.unknown} if nobody has that identifier
   */
  static Found profile(Workspace workspace, String typed) {
    for (Entity of : Entity.values()) {
      OptionalInt number = workspace.ledger().profiles().number(workspace.identifier(of, typed));
      if (number.isPresent()) {
        return new Found(of, number.getAsInt());
      }
    }
    throw new Failure(
        "profile.unknown",
        Blame.USER,
        "nobody is known as '%s': give an id, or kind:value for another identifier"
            .formatted(typed));
  }

  /** The profile's own entries. */
  static Timeline timeline(Workspace workspace, Found found) {
    int[] positions = workspace.ledger().timelines().positions();
    byte[] packed = workspace.ledger().timelines().timeline(found.of(), found.number());
    return new TimelineEntries(workspace.ledger().vocabulary())
        .of(new PackedTimeline(origin -> positions[origin]).wrap(packed));
  }
}
