package io.strate.workspace.answer.compare;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Nearest;
import io.strate.ledger.Runs;
import io.strate.rule.draft.Family;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * Shows who went from which segment of a family to which between two instants, as was announced
 * then. Takes time for what was announced since the earlier one, and n² intersections for n
 * segments.
 */
public final class ShowFlows {

  private final Workspace workspace;

  public ShowFlows(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * How many went where.
   *
   * @param segments of the family, in the order written
   * @param counts a row for each segment at the earlier instant, a column for each at the later
   *     one; the last row is of those who were in none (they entered the family), the last column
   *     of those who are in none (they left it); nobody who was in none at both is counted
   */
  public record Flows(long from, long to, List<String> segments, List<List<Long>> counts) {
    public Flows {
      segments = List.copyOf(segments);
      counts = counts.stream().map(List::copyOf).toList();
    }
  }

  /**
   * @throws Failure {@code usage.family} with the nearest name if no family has that name, {@code
   *     usage.period} if the instants are not in order
   */
  public Flows of(String family, long from, long to) {
    if (from > to) {
      throw new Failure(
          "usage.period", Blame.USER, "expected the earlier instant first: swap the two");
    }
    List<String> segments = family(family).segments();
    List<RoaringBitmap> before = places(segments, from);
    List<RoaringBitmap> after = places(segments, to);
    RoaringBitmap inBefore = union(before);
    RoaringBitmap inAfter = union(after);
    before.add(RoaringBitmap.andNot(inAfter, inBefore));
    after.add(RoaringBitmap.andNot(inBefore, inAfter));
    List<List<Long>> counts =
        before.stream()
            .map(
                was ->
                    after.stream().map(is -> (long) RoaringBitmap.andCardinality(was, is)).toList())
            .toList();
    return new Flows(from, to, segments, counts);
  }

  private List<RoaringBitmap> places(List<String> segments, long instant) {
    Runs runs = workspace.ledger().runs();
    List<RoaringBitmap> places = new ArrayList<>();
    segments.forEach(segment -> places.add(Announced.at(runs, segment, instant)));
    return places;
  }

  private static RoaringBitmap union(List<RoaringBitmap> sets) {
    RoaringBitmap union = new RoaringBitmap();
    sets.forEach(union::or);
    return union;
  }

  private Family family(String name) {
    List<Family> all = workspace.definition().families();
    return all.stream()
        .filter(family -> family.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    "usage.family",
                    Blame.USER,
                    "no family of segments is called '%s'%s"
                        .formatted(
                            name, Nearest.hint(name, all.stream().map(Family::name).toList()))));
  }
}
