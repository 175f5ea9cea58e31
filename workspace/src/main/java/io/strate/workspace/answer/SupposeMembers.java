package io.strate.workspace.answer;

import io.strate.domain.CodePoints;
import io.strate.domain.Entity;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Evaluation;
import io.strate.workspace.run.Interest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.roaringbitmap.RoaringBitmap;

/** Tells who would be in segments that are only supposed, against who is in them now. */
public final class SupposeMembers {

  private final Workspace workspace;

  /**
   * @param workspace as it would be defined
   */
  public SupposeMembers(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * A segment as it would be.
   *
   * @param sample the first ids
   * @param entering ids of some who would come
   * @param leaving ids of some who would go
   */
  public record Supposed(
      Entity of,
      String name,
      long members,
      long comers,
      long goers,
      List<String> sample,
      List<String> entering,
      List<String> leaving) {
    public Supposed {
      sample = List.copyOf(sample);
      entering = List.copyOf(entering);
      leaving = List.copyOf(leaving);
    }
  }

  /**
   * The segment of a name, or those of a family, in the order of the definitions.
   *
   * @param most how many ids are shown of each kind
   * @throws io.strate.domain.Failure {@code question.superseded} if nobody waits any more
   */
  public List<Supposed> of(String name, int most, Interest interest) {
    List<SegmentDefinition> segments =
        workspace.definition().definitions().segments().stream()
            .filter(each -> each.name().equals(name) || each.name().startsWith(name + "/"))
            .toList();
    List<String> names = segments.stream().map(SegmentDefinition::name).toList();
    Evaluation evaluation =
        Evaluation.at(
            workspace,
            Involved.in(workspace.definition().definitions(), names).only(),
            workspace.asOf(OptionalLong.empty()),
            interest);
    return segments.stream()
        .map(segment -> supposed(segment, evaluation.members(segment.name()), most))
        .toList();
  }

  private Supposed supposed(SegmentDefinition segment, RoaringBitmap after, int most) {
    RoaringBitmap before = workspace.ledger().runs().members(segment.name());
    RoaringBitmap coming = RoaringBitmap.andNot(after, before);
    RoaringBitmap going = RoaringBitmap.andNot(before, after);
    return new Supposed(
        segment.of(),
        segment.name(),
        after.getLongCardinality(),
        coming.getLongCardinality(),
        going.getLongCardinality(),
        ids(segment.of(), after, most),
        ids(segment.of(), coming, most),
        ids(segment.of(), going, most));
  }

  private List<String> ids(Entity of, RoaringBitmap members, int most) {
    List<String> ids = new ArrayList<>();
    workspace.ledger().profiles().ids(of, members.limit(most), (_, id) -> ids.add(id));
    ids.sort(CodePoints::compare);
    return ids;
  }
}
