package io.strate.workspace.answer;

import io.strate.domain.CodePoints;
import io.strate.ledger.Runs;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Evaluation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Lists the members of a segment. */
public final class ListMembers {

  private final Workspace workspace;

  public ListMembers(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A member, and since when it was announced as one; nobody announced what {@code asOf} asks. */
  public record Member(String id, OptionalLong since) {}

  /**
   * Members sorted by id: as of the last run, or what the rule says as of an instant.
   *
   * @throws io.strate.domain.Failure if no segment has that name, or nothing was ever computed
   */
  public List<Member> of(String segment, OptionalLong asOf) {
    SegmentDefinition definition = workspace.segment(segment);
    List<Member> members =
        asOf.isPresent()
            ? at(definition, asOf.getAsLong())
            : announced(definition, workspace.lastRun());
    members.sort(Comparator.comparing(Member::id, CodePoints::compare));
    return members;
  }

  /**
   * Members in the order in which they became known.
   *
   * @param next where the following part begins; empty after the last
   */
  public record Part(List<Member> members, OptionalInt next) {}

  /**
   * Some of the members as they were announced, in time that grows with how many are asked for.
   *
   * @param from where a former part ended; 0 for the first
   * @throws io.strate.domain.Failure if no segment has that name
   */
  public Part part(String segment, int from, int most) {
    SegmentDefinition definition = workspace.segment(segment);
    Runs runs = workspace.ledger().runs();
    RoaringBitmap some = new RoaringBitmap();
    PeekableIntIterator numbers = runs.members(segment).getIntIterator();
    numbers.advanceIfNeeded(from);
    while (numbers.hasNext() && some.getCardinality() < most) {
      some.add(numbers.next());
    }
    long[] since = runs.since(segment, some);
    List<Member> members = new ArrayList<>();
    workspace
        .ledger()
        .profiles()
        .ids(
            definition.of(),
            some,
            (_, id) -> members.add(new Member(id, OptionalLong.of(since[members.size()]))));
    return new Part(
        members, numbers.hasNext() ? OptionalInt.of(numbers.next()) : OptionalInt.empty());
  }

  private List<Member> announced(SegmentDefinition segment, Runs.RunRecord lastRun) {
    Runs runs = workspace.ledger().runs();
    long[] since = runs.since(segment.name());
    List<Member> members = new ArrayList<>(since.length);
    workspace
        .ledger()
        .profiles()
        .ids(
            segment.of(),
            runs.members(segment.name()),
            (_, id) ->
                members.add(
                    new Member(
                        id,
                        OptionalLong.of(
                            members.size() < since.length
                                ? since[members.size()]
                                : lastRun.asOf()))));
    return members;
  }

  private List<Member> at(SegmentDefinition segment, long now) {
    RoaringBitmap numbers =
        Evaluation.at(workspace, workspace.definition().definitions(), now).members(segment.name());
    List<Member> members = new ArrayList<>();
    workspace
        .ledger()
        .profiles()
        .ids(segment.of(), numbers, (_, id) -> members.add(new Member(id, OptionalLong.empty())));
    return members;
  }
}
