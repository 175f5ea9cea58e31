package io.strate.workspace.answer.move;

import io.strate.domain.Entity;
import io.strate.ledger.Runs;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roaringbitmap.PeekableIntIterator;

/**
 * Lists who entered and left a segment, the newest first. Reads the changes of one page, and for
 * each move walks once along the course of that profile's membership.
 */
public final class ListMoves {

  private final Workspace workspace;

  public ListMoves(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * One move.
   *
   * @param id empty if the profile is no more: its identifiers are another's now
   * @param asOf the instant as of which it was announced
   */
  public record Line(String id, boolean entered, long asOf, Cause cause) {}

  /**
   * @param next where the following page begins; empty after the oldest
   */
  public record Page(List<Line> lines, Optional<MoveCursor> next) {
    public Page {
      lines = List.copyOf(lines);
    }
  }

  /** A move as the ledger has it. */
  record Moved(Runs.Delta delta, boolean entered, int profile) {

    MoveCursor cursor() {
      return new MoveCursor(delta.run(), entered, profile);
    }
  }

  /**
   * @param from where a former page ended; empty for the newest
   * @throws io.strate.domain.Failure {@code usage.segment} if no segment has that name
   */
  public Page of(String segment, Optional<MoveCursor> from, int most) {
    SegmentDefinition definition = workspace.segment(segment);
    List<Moved> found = found(segment, from.orElse(MoveCursor.NEWEST), most + 1);
    Causes causes = new Causes(workspace, definition);
    Entity of = definition.of();
    List<Line> lines =
        found.stream()
            .limit(most)
            .map(
                moved ->
                    new Line(
                        workspace.ledger().profiles().id(of, moved.profile()),
                        moved.entered(),
                        moved.delta().asOf(),
                        causes.of(moved)))
            .toList();
    return new Page(
        lines, found.size() > most ? Optional.of(found.getLast().cursor()) : Optional.empty());
  }

  private List<Moved> found(String segment, MoveCursor from, int most) {
    List<Moved> found = new ArrayList<>();
    workspace
        .ledger()
        .runs()
        .backwards(
            segment,
            from.run() + 1,
            delta -> {
              boolean isFirst = delta.run() == from.run();
              if (!isFirst || from.entered()) {
                add(found, delta, true, isFirst ? from.profile() : 0, most);
              }
              boolean isWithin = isFirst && !from.entered();
              add(found, delta, false, isWithin ? from.profile() : 0, most);
              return found.size() < most;
            });
    return found;
  }

  private static void add(
      List<Moved> found, Runs.Delta delta, boolean entered, int from, int most) {
    PeekableIntIterator numbers = (entered ? delta.entered() : delta.left()).getIntIterator();
    numbers.advanceIfNeeded(from);
    while (found.size() < most && numbers.hasNext()) {
      found.add(new Moved(delta, entered, numbers.next()));
    }
  }
}
