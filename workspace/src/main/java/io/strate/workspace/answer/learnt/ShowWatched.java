package io.strate.workspace.answer.learnt;

import io.strate.workspace.definition.Localized;
import io.strate.workspace.learning.watch.WatchNotes;
import io.strate.workspace.learning.watch.Watched;
import io.strate.workspace.open.Workspace;
import java.util.List;
import java.util.Optional;

/** Shows how what is in force has done since it was learnt, as was found when it was watched. */
public final class ShowWatched {

  /** From here on a population has moved for certain, where a definition names no other bound. */
  private static final double MOVED = 0.2;

  private final Workspace workspace;
  private final WatchNotes notes;

  public ShowWatched(Workspace workspace) {
    this.workspace = workspace;
    this.notes = new WatchNotes(new Cards(workspace).registry());
  }

  /**
   * One of them.
   *
   * @param bound of the drift from which on it is learnt anew, or worth a look
   * @param last what was found the last time; empty if it was never watched
   * @param history the earliest first
   */
  public record Line(
      Learnable what,
      double bound,
      Optional<Watched> last,
      List<WatchNotes.Line> history,
      List<Warning> warnings) {}

  /** A limit that was passed. */
  public record Warning(boolean isAlarm, Localized words) {}

  /** Of all cluster sets and models, in the order of the files; moments are not watched. */
  public List<Line> all() {
    return Learnable.all(workspace.definition()).stream()
        .filter(each -> each.kind() != Learnable.Kind.MOMENT)
        .map(this::line)
        .toList();
  }

  private Line line(Learnable what) {
    Optional<Watched> last = notes.last(what.name());
    return new Line(
        what,
        what.refresh().drift().orElse(MOVED),
        last,
        notes.history(what.name()),
        last.stream()
            .flatMap(watched -> watched.alerts().stream())
            .map(alert -> new Warning(alert.level() == Watched.Level.ALARM, alert.words()))
            .toList());
  }
}
