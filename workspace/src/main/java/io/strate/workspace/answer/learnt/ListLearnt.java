package io.strate.workspace.answer.learnt;

import io.strate.workspace.learning.refresh.LastAttempt;
import io.strate.workspace.learning.refresh.LearnAnew;
import io.strate.workspace.learning.registry.Promotion;
import io.strate.workspace.open.Workspace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Lists the cluster sets, models and moments of the definitions, with what has been learnt of them.
 */
public final class ListLearnt {

  private final Workspace workspace;
  private final Cards cards;
  private final LearnAnew anew;

  public ListLearnt(Workspace workspace) {
    this.workspace = workspace;
    this.cards = new Cards(workspace);
    this.anew = new LearnAnew(workspace);
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
   * @param due when it is to be learnt anew by its schedule
   * @param attempt when it was last tried to learn it anew, and what that failed of
   */
  public record Line(
      Learnable what,
      State state,
      Optional<KeptVersion> shown,
      OptionalLong promoted,
      OptionalInt latest,
      OptionalLong due,
      Optional<LastAttempt> attempt) {}

  /** In the order of the files, cluster sets first, moments last. */
  public List<Line> all() {
    return Learnable.all(workspace.definition()).stream().map(this::line).toList();
  }

  /** All of some kinds. */
  public List<Line> all(Learnable.Kind... kinds) {
    return Learnable.all(workspace.definition()).stream()
        .filter(each -> Arrays.asList(kinds).contains(each.kind()))
        .map(this::line)
        .toList();
  }

  /**
   * One of them.
   *
   * @throws io.strate.domain.Failure {@code learn.unknown} if there is none of those kinds
   */
  public Line one(String name, Learnable.Kind... kinds) {
    return line(Learnable.named(workspace.definition(), name, kinds));
  }

  private Line line(Learnable what) {
    Optional<LastAttempt> attempt = LastAttempt.of(cards.registry(), what.name());
    List<Integer> versions = cards.registry().versions(what.name());
    if (versions.isEmpty()) {
      return new Line(
          what,
          State.NEVER_LEARNT,
          Optional.empty(),
          OptionalLong.empty(),
          OptionalInt.empty(),
          anew.next(what.name()),
          attempt);
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
        anew.next(what.name()),
        attempt);
  }
}
