package io.strate.ledger;

import io.strate.domain.Entity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;

/**
 * What runs answered: members of segments, who entered and left, since when, and what is due when.
 */
public interface Runs {

  /**
   * Saves the result of a run, all or nothing, and answers what changed. Segments that the run does
   * not name are emptied and dropped; their history stays.
   */
  Changes save(Run run);

  /**
   * Announces that profiles entered and left segments of the last run since, durably and all or
   * nothing; answers what was news. Members, history and {@link #since} show it at once. The next
   * run starts from it.
   *
   * @throws IllegalArgumentException if the last run names no such segment
   */
  Changes announce(Announcement announcement);

  /**
   * Runs and announcements that changed something, from the one after a number on, oldest first.
   *
   * @param limit how many at most
   */
  List<Changes> changesAfter(long number, int limit);

  /**
   * The moves behind a position, in order, of segments that are wanted. Read as they are asked for:
   * a run that moves everybody costs no memory. Positions stay the same for the life of the store;
   * one whose profile was erased is nobody's.
   *
   * @param most how many at most; fewer only if there are no more
   */
  List<Move> movesAfter(long position, int most, Predicate<String> segments);

  /** One move, if somebody moved there and was not erased since. */
  Optional<Move> move(long position);

  /**
   * A position that no move or notice is behind, and every later one will be: 0 before the first.
   */
  long lastMove();

  /**
   * Keeps a notice of something else that is to be told at a position among the moves, durably, and
   * once for each fact.
   *
   * @param fact what it tells of: another text for each
   * @return whether it is news; of what was told before nothing is kept
   */
  boolean tell(String fact, byte[] notice);

  /** The notices behind a position, in order. */
  SortedMap<Long, byte[]> noticesAfter(long position, int most);

  /** The notice at a position, if there is one. */
  Optional<byte[]> notice(long position);

  /** The run saved last. */
  Optional<RunRecord> last();

  /** The segments of the last run, by name. */
  Map<String, SegmentRecord> segments();

  /** The members of a segment as of the last run; empty if there is none of that name. */
  RoaringBitmap members(String segment);

  /** The segments of the last run of which a profile is a member, by name. */
  List<String> segmentsOf(Entity of, int profile);

  /** Since when a member is one: the instant of the run that announced it. */
  OptionalLong since(String segment, int profile);

  /** Like {@link #since} for all members at once: at a profile's rank among the members. */
  long[] since(String segment);

  /**
   * Like {@link #since} for some members at once: at a profile's rank among them; the instant of
   * the last run for one that is none.
   */
  long[] since(String segment, RoaringBitmap some);

  /** Who entered and left at each run that changed the segment, oldest first. */
  List<Delta> history(String segment);

  /**
   * Visits a segment's changes before the run or announcement of a number, the latest first, as
   * long as the visitor wants more: time grows with what is visited.
   */
  void backwards(String segment, long before, Predicate<Delta> visitor);

  /**
   * The instant of the last run or announcement before a number that changed anything; empty if
   * there is none.
   */
  OptionalLong asOfBefore(long number);

  /** Who entered and left when the segment changed last. */
  Optional<Delta> lastChange(String segment);

  /**
   * When a membership of each profile may change next, by number; {@link Long#MAX_VALUE} for never
   * and for profiles after the array's end.
   */
  long[] due(Entity of);

  /**
   * A run to be saved.
   *
   * @param asOf the instant for which it computed
   * @param mark the ledger's mark before it started to read: what came later is dirty
   * @param definitionsHash of all definitions
   * @param contactsDue see {@link Runs#due}
   */
  record Run(
      long asOf,
      long mark,
      long definitionsHash,
      List<SegmentResult> segments,
      long[] contactsDue,
      long[] accountsDue) {}

  /**
   * Who entered and left which segments, by their names, found between two runs.
   *
   * @param asOf the instant as of which it is so
   */
  record Announcement(
      long asOf, Map<String, RoaringBitmap> entered, Map<String, RoaringBitmap> left) {}

  /** The members of one segment; the bit set is not changed afterwards. */
  record SegmentResult(String name, Entity of, long definitionHash, RoaringBitmap members) {}

  /**
   * @param number of the run, from 1; announcements are numbered with runs
   */
  record RunRecord(long number, long asOf, long mark, long definitionsHash) {}

  record SegmentRecord(Entity of, long definitionHash, long members) {}

  record Delta(long run, long asOf, RoaringBitmap entered, RoaringBitmap left) {}

  /**
   * A run or announcement, and for each segment that changed what changed.
   *
   * @param number of the run or announcement
   */
  record Changes(long number, long asOf, Map<String, Delta> segments) {}

  /**
   * One profile that entered or left one segment.
   *
   * @param position its place among all moves: those of a profile stand in the order in which they
   *     were announced
   * @param run the number of the run or announcement
   */
  record Move(
      long position,
      long run,
      long asOf,
      String segment,
      Entity of,
      int profile,
      boolean entered) {}
}
