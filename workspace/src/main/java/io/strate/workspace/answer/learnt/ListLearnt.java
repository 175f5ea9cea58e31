package io.strate.workspace.answer.learnt;

import io.strate.rule.Span;
import io.strate.rule.time.Calendar;
import io.strate.workspace.learning.registry.Promotion;
import io.strate.workspace.open.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Lists the cluster sets and models of the definitions, with what has been learnt of them. */
public final class ListLearnt {

  private static final Span MONTH = new Span(1, Span.Unit.MONTH);

  private final Workspace workspace;
  private final Cards cards;

  public ListLearnt(Workspace workspace) {
    this.workspace = workspace;
    this.cards = new Cards(workspace);
  }

  /** How far something has come. */
  public enum State {
    /** No version of it is kept. */
    NEVER_LEARNT,
    /** Versions are kept, and none of them has come into force. */
    NOT_IN_FORCE,
    IN_FORCE
  }

  /**
   * One of them.
   *
   * @param shown the version in force, or else the one learnt last; empty if it was never learnt
   * @param promoted when that version came into force last
   * @param latest the number of the version learnt last
   * @param due when it is to be learnt anew; empty if on nobody's schedule
   */
  public record Line(
      Learnable what,
      State state,
      Optional<KeptVersion> shown,
      OptionalLong promoted,
      OptionalInt latest,
      OptionalLong due) {}

  /** In the order of the files, cluster sets first. */
  public List<Line> all() {
    return Learnable.all(workspace.definition()).stream().map(this::line).toList();
  }

  /** All of a kind. */
  public List<Line> all(Learnable.Kind kind) {
    return Learnable.all(workspace.definition()).stream()
        .filter(each -> each.kind() == kind)
        .map(this::line)
        .toList();
  }

  private Line line(Learnable what) {
    List<Integer> versions = cards.registry().versions(what.name());
    if (versions.isEmpty()) {
      return new Line(
          what,
          State.NEVER_LEARNT,
          Optional.empty(),
          OptionalLong.empty(),
          OptionalInt.empty(),
          OptionalLong.empty());
    }
    int version = cards.version(what, OptionalInt.empty());
    List<Promotion> promotions =
        cards.registry().promotions(what.name()).stream()
            .filter(each -> each.version() == version)
            .toList();
    boolean isInForce = !promotions.isEmpty();
    return new Line(
        what,
        isInForce ? State.IN_FORCE : State.NOT_IN_FORCE,
        Optional.of(cards.line(what, version, promotions, isInForce)),
        isInForce ? OptionalLong.of(promotions.getLast().at()) : OptionalLong.empty(),
        OptionalInt.of(versions.getLast()),
        due(what, versions.getLast()));
  }

  /** The first midnight that is a night, a week or a month after it was learnt last. */
  private OptionalLong due(Learnable what, int latest) {
    long last = cards.line(what, latest, List.of(), false).asOf();
    Calendar calendar = Calendar.of(workspace.definition().zone());
    return switch (what.refresh().schedule()) {
      case NIGHTLY -> OptionalLong.of(calendar.startOfDay(last, -1));
      case WEEKLY -> OptionalLong.of(calendar.startOfDay(last, -7));
      case MONTHLY -> OptionalLong.of(calendar.startOfDay(calendar.forward(last, MONTH), 0));
      case NEVER -> OptionalLong.empty();
    };
  }
}
