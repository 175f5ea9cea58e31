package io.strate.workspace.answer;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Nearest;
import io.strate.domain.Timeline;
import io.strate.ledger.Profiles;
import io.strate.timeline.PackedTimeline;
import io.strate.timeline.TimelineEntries;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.roaringbitmap.RoaringBitmap;

/** A profile that an identifier led to. */
public record Found(Entity of, int number) {

  /** With so many ids the one that was probably meant is looked for. */
  private static final int COMPARED = 200_000;

  /**
   * The contact that an identifier names, or else the account.
   *
   * @throws Failure {@code profile.unknown} if nobody has that identifier
   */
  static Found profile(Workspace workspace, String typed) {
    for (Entity of : Entity.values()) {
      OptionalInt number = number(workspace, of, typed);
      if (number.isPresent()) {
        return new Found(of, number.getAsInt());
      }
    }
    throw unknown(workspace, typed, Entity.values());
  }

  /**
   * The contact, or the account, that an identifier names.
   *
   * @throws Failure {@code profile.unknown} if nobody has that identifier
   */
  public static Found profile(Workspace workspace, Entity of, String typed) {
    return new Found(
        of, number(workspace, of, typed).orElseThrow(() -> unknown(workspace, typed, of)));
  }

  static boolean isKnown(Workspace workspace, Entity of, String typed) {
    return number(workspace, of, typed).isPresent();
  }

  private static OptionalInt number(Workspace workspace, Entity of, String typed) {
    return workspace.ledger().profiles().number(workspace.identifier(of, typed));
  }

  private static Failure unknown(Workspace workspace, String typed, Entity... of) {
    List<String> ids = new ArrayList<>();
    for (Entity each : of) {
      Profiles profiles = workspace.ledger().profiles();
      int compared = Math.min(profiles.count(each), COMPARED);
      profiles.ids(each, RoaringBitmap.bitmapOfRange(0, compared), (_, id) -> ids.add(id));
    }
    return new Failure(
        "profile.unknown",
        Blame.USER,
        "%s is known as '%s'%s: give an id, or kind:value for another identifier"
            .formatted(
                of.length > 1 ? "nobody" : of[0] == Entity.CONTACT ? "no contact" : "no account",
                typed,
                Nearest.hint(typed, ids)));
  }

  /** The profile's own entries. */
  public static Timeline timeline(Workspace workspace, Found found) {
    int[] positions = workspace.ledger().timelines().positions();
    byte[] packed = workspace.ledger().timelines().timeline(found.of(), found.number());
    return new TimelineEntries(workspace.ledger().vocabulary())
        .of(new PackedTimeline(origin -> positions[origin]).wrap(packed));
  }
}
