package io.strate.workspace.answer;

import io.strate.domain.CodePoints;
import io.strate.domain.Entity;
import io.strate.rule.definition.Definitions;
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
   * @param reachable of contacts, for each purpose, how many may be written to
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
      List<ReachableCount> reachable,
      List<String> sample,
      List<String> entering,
      List<String> leaving) {
    public Supposed {
      reachable = List.copyOf(reachable);
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
    if (segments.isEmpty()) {
      return List.of();
    }
    return switch (segments.getFirst().of()) {
      case CONTACT -> contacts(segments, most, interest);
      case ACCOUNT -> accounts(segments, most, interest);
    };
  }

  private List<Supposed> contacts(List<SegmentDefinition> segments, int most, Interest interest) {
    Reachability reachability =
        Reachability.at(
            workspace, workspace.definition().definitions(), names(segments), now(), interest);
    return segments.stream()
        .map(
            segment -> {
              RoaringBitmap members = reachability.evaluation().members(segment.name());
              return supposed(segment, members, reachability.of(members), most);
            })
        .toList();
  }

  private List<Supposed> accounts(List<SegmentDefinition> segments, int most, Interest interest) {
    Definitions only = Involved.in(workspace.definition().definitions(), names(segments)).only();
    Evaluation evaluation = Evaluation.at(workspace, only, now(), interest);
    return segments.stream()
        .map(segment -> supposed(segment, evaluation.members(segment.name()), List.of(), most))
        .toList();
  }

  private static List<String> names(List<SegmentDefinition> segments) {
    return segments.stream().map(SegmentDefinition::name).toList();
  }

  private long now() {
    return workspace.asOf(OptionalLong.empty());
  }

  private Supposed supposed(
      SegmentDefinition segment, RoaringBitmap after, List<ReachableCount> reachable, int most) {
    RoaringBitmap before = workspace.ledger().runs().members(segment.name());
    RoaringBitmap coming = RoaringBitmap.andNot(after, before);
    RoaringBitmap going = RoaringBitmap.andNot(before, after);
    return new Supposed(
        segment.of(),
        segment.name(),
        after.getLongCardinality(),
        coming.getLongCardinality(),
        going.getLongCardinality(),
        reachable,
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
