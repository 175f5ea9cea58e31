package io.strate.workspace.answer.compare;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.ledger.Runs;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Implied;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Compares the members of two segments, by a few operations on their bit sets. */
public final class CompareSegments {

  private final Workspace workspace;

  public CompareSegments(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The parts into which two segments divide their members. */
  public enum Part {
    ONLY_FIRST,
    BOTH,
    ONLY_SECOND
  }

  /**
   * @param population how many profiles of their entity exist
   * @param jaccard both of either; empty if nobody is in either
   * @param overlap both of the smaller segment; empty if that is empty
   * @param lift how many times as many are in both as if one had nothing to do with the other;
   *     empty if one of them is empty
   */
  public record Comparison(
      Entity of,
      long onlyFirst,
      long both,
      long onlySecond,
      long population,
      OptionalDouble jaccard,
      OptionalDouble overlap,
      OptionalDouble lift) {}

  /**
   * Members of a part, in the order in which they became known.
   *
   * @param next where the following page begins; empty after the last
   */
  public record Page(List<String> ids, OptionalInt next) {
    public Page {
      ids = List.copyOf(ids);
    }
  }

  /**
   * @throws Failure {@code usage.segment} if there is no such segment, or one is of contacts and
   *     the other of accounts
   */
  public Comparison of(String first, String second) {
    Entity of = entity(first, second);
    Runs runs = workspace.ledger().runs();
    RoaringBitmap one = runs.members(first);
    RoaringBitmap other = runs.members(second);
    long both = RoaringBitmap.andCardinality(one, other);
    long ofFirst = one.getLongCardinality();
    long ofSecond = other.getLongCardinality();
    long population = runs.members(Implied.existing(of)).getLongCardinality();
    return new Comparison(
        of,
        ofFirst - both,
        both,
        ofSecond - both,
        population,
        ratio(both, ofFirst + ofSecond - both),
        ratio(both, Math.min(ofFirst, ofSecond)),
        ratio((double) both * population, (double) ofFirst * ofSecond));
  }

  /**
   * Some members of a part.
   *
   * @param from where a former page ended; 0 for the first
   * @throws Failure as {@link #of}
   */
  public Page members(String first, String second, Part part, int from, int most) {
    Entity of = entity(first, second);
    Runs runs = workspace.ledger().runs();
    PeekableIntIterator numbers =
        part(part, runs.members(first), runs.members(second)).getIntIterator();
    numbers.advanceIfNeeded(from);
    RoaringBitmap some = new RoaringBitmap();
    for (int taken = 0; taken < most && numbers.hasNext(); taken++) {
      some.add(numbers.next());
    }
    List<String> ids = new ArrayList<>();
    workspace.ledger().profiles().ids(of, some, (_, id) -> ids.add(id));
    return new Page(ids, numbers.hasNext() ? OptionalInt.of(numbers.next()) : OptionalInt.empty());
  }

  private static RoaringBitmap part(Part part, RoaringBitmap first, RoaringBitmap second) {
    return switch (part) {
      case ONLY_FIRST -> RoaringBitmap.andNot(first, second);
      case BOTH -> RoaringBitmap.and(first, second);
      case ONLY_SECOND -> RoaringBitmap.andNot(second, first);
    };
  }

  private Entity entity(String first, String second) {
    SegmentDefinition one = workspace.segment(first);
    SegmentDefinition other = workspace.segment(second);
    if (one.of() != other.of()) {
      throw new Failure(
          "usage.segment",
          Blame.USER,
          "'%s' holds %s and '%s' holds %s: compare segments of the same"
              .formatted(first, plural(one.of()), second, plural(other.of())));
    }
    return one.of();
  }

  private static String plural(Entity of) {
    return of == Entity.CONTACT ? "contacts" : "accounts";
  }

  private static OptionalDouble ratio(double part, double whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
  }
}
