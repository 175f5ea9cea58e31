package io.strate.workspace.answer.move;

import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.answer.Involved;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Evaluation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * Foresees who will have entered and left a segment if nothing happens meanwhile: evaluates
 * everybody by what the segment draws on, as of now and as of then: as long as two previews.
 */
public final class ForeseeMoves {

  private final Workspace workspace;

  public ForeseeMoves(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * What will be different.
   *
   * @param now the instant as of which it is foreseen
   * @param then the instant that is foreseen
   * @param entering how many are members then and not now
   * @param leaving how many are members now and not then
   * @param enteringIds the first of them, in the order in which they became known
   */
  public record Foreseen(
      long now,
      long then,
      long entering,
      long leaving,
      List<String> enteringIds,
      List<String> leavingIds) {
    public Foreseen {
      enteringIds = List.copyOf(enteringIds);
      leavingIds = List.copyOf(leavingIds);
    }
  }

  /**
   * @param ahead how far from now
   * @param most so many of each are named
   * @throws io.strate.domain.Failure {@code usage.segment} if no segment has that name
   */
  public Foreseen of(String segment, Duration ahead, int most) {
    SegmentDefinition definition = workspace.segment(segment);
    long now = workspace.asOf(OptionalLong.empty());
    long then = Math.addExact(now, ahead.toMillis());
    RoaringBitmap before = members(definition, now);
    RoaringBitmap after = members(definition, then);
    RoaringBitmap entering = RoaringBitmap.andNot(after, before);
    RoaringBitmap leaving = RoaringBitmap.andNot(before, after);
    return new Foreseen(
        now,
        then,
        entering.getLongCardinality(),
        leaving.getLongCardinality(),
        ids(definition, entering, most),
        ids(definition, leaving, most));
  }

  private RoaringBitmap members(SegmentDefinition segment, long instant) {
    Definitions only = Involved.in(workspace.definition().definitions(), segment.name()).only();
    return Evaluation.at(workspace, only, instant).members(segment.name());
  }

  private List<String> ids(SegmentDefinition segment, RoaringBitmap who, int most) {
    RoaringBitmap some = new RoaringBitmap();
    PeekableIntIterator numbers = who.getIntIterator();
    while (numbers.hasNext() && some.getCardinality() < most) {
      some.add(numbers.next());
    }
    List<String> ids = new ArrayList<>();
    workspace.ledger().profiles().ids(segment.of(), some, (_, id) -> ids.add(id));
    return ids;
  }
}
