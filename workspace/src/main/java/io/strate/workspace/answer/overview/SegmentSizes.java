package io.strate.workspace.answer.overview;

import io.strate.ledger.Runs;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.definition.WorkspaceDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * How many members segments had during the last weeks, to a quarter of an hour. One object is made
 * for a workspace and asked again and again: the first question about a segment reads its changes
 * of {@value #DAYS} days, each further one only those that came since. Memory is bounded: at most
 * one step for each segment and quarter of an hour, 40 bytes each. Safe for several threads.
 */
public final class SegmentSizes {

  /** So far back sizes are known. */
  static final int DAYS = 35;

  static final long QUARTER = TimeUnit.MINUTES.toMillis(15);

  private final Map<String, Kept> segments = new HashMap<>();
  private final Map<String, Hashed> hashes = new HashMap<>();

  /** A definition with its hash. */
  private record Hashed(SegmentDefinition definition, long hash) {}

  /** Who came and went in a quarter of an hour, by its number since 1970. */
  record Step(long quarter, long entered, long left) {}

  /**
   * The course of one segment.
   *
   * @param members now
   * @param steps the oldest first
   * @param beginning the instant of the first change of all; empty if it lies before the steps, or
   *     there is none
   * @param isEver whether the segment ever changed
   */
  record Course(long members, List<Step> steps, OptionalLong beginning, boolean isEver) {

    /** How many members there were at the end of an instant's quarter of an hour. */
    OptionalLong at(long instant) {
      if (!isEver || (beginning.isPresent() && instant < beginning.getAsLong())) {
        return OptionalLong.empty();
      }
      return OptionalLong.of(members - since(instant, 1, -1));
    }

    /** How many entered after the end of an instant's quarter of an hour. */
    long entered(long instant) {
      return since(instant, 1, 0);
    }

    long left(long instant) {
      return since(instant, 0, 1);
    }

    private long since(long instant, int timesEntered, int timesLeft) {
      long quarter = Math.floorDiv(instant, QUARTER);
      long sum = 0;
      for (int i = steps.size() - 1; i >= 0 && steps.get(i).quarter() > quarter; i--) {
        sum += timesEntered * steps.get(i).entered() + timesLeft * steps.get(i).left();
      }
      return sum;
    }
  }

  private static final class Kept {
    private final List<Step> steps = new ArrayList<>();
    private long upTo;
    private OptionalLong beginning = OptionalLong.empty();
    private boolean isEver;
  }

  /** The course of a segment up to now, in time that grows with the changes since it was asked. */
  synchronized Course of(Runs runs, String segment, long members, long now) {
    Kept kept = segments.computeIfAbsent(segment, _ -> new Kept());
    catchUp(kept, runs, segment, now - TimeUnit.DAYS.toMillis(DAYS));
    return new Course(members, List.copyOf(kept.steps), kept.beginning, kept.isEver);
  }

  /** The course of a segment from an instant on, without keeping it. */
  static Course read(Runs runs, String segment, long members, long from) {
    Kept once = new Kept();
    catchUp(once, runs, segment, from);
    return new Course(members, once.steps, once.beginning, once.isEver);
  }

  /** The hash of a segment's definition: worked out once, as it takes longer than all the rest. */
  synchronized long hash(WorkspaceDefinition definition, SegmentDefinition segment) {
    Hashed known = hashes.get(segment.name());
    if (known == null || known.definition() != segment) {
      known = new Hashed(segment, definition.hash(segment));
      hashes.put(segment.name(), known);
    }
    return known.hash();
  }

  /** Forgets segments that are no more. */
  synchronized void retain(Set<String> names) {
    segments.keySet().retainAll(names);
    hashes.keySet().retainAll(names);
  }

  private static void catchUp(Kept kept, Runs runs, String segment, long from) {
    long known = kept.upTo;
    List<Step> news = new ArrayList<>();
    long[] first = {0};
    boolean[] isOlder = {false};
    runs.backwards(
        segment,
        Long.MAX_VALUE,
        delta -> {
          if (delta.run() <= known || delta.asOf() < from) {
            isOlder[0] = true;
            return false;
          }
          kept.upTo = Math.max(kept.upTo, delta.run());
          first[0] = delta.asOf();
          news.add(step(delta));
          return true;
        });
    if (!news.isEmpty() && !isOlder[0]) {
      kept.beginning = OptionalLong.of(first[0]);
    }
    kept.isEver |= isOlder[0] || !news.isEmpty();
    news.reversed().forEach(step -> add(kept.steps, step));
    long oldest = Math.floorDiv(from, QUARTER);
    kept.steps.removeIf(step -> step.quarter() < oldest);
  }

  private static Step step(Runs.Delta delta) {
    return new Step(
        Math.floorDiv(delta.asOf(), QUARTER),
        delta.entered().getLongCardinality(),
        delta.left().getLongCardinality());
  }

  private static void add(List<Step> steps, Step next) {
    if (!steps.isEmpty() && steps.getLast().quarter() == next.quarter()) {
      Step last = steps.removeLast();
      steps.add(
          new Step(last.quarter(), last.entered() + next.entered(), last.left() + next.left()));
    } else {
      steps.add(next);
    }
  }
}
