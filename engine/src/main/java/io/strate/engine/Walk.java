package io.strate.engine;

import io.strate.domain.Entity;
import io.strate.engine.column.Block;
import io.strate.timeline.TimelineView;
import java.util.List;

/**
 * Finds since when something about one profile has been as it is, and when it will be otherwise: it
 * goes from each instant of possible change to the next, between which nothing changes. What the
 * profile and those that it looks at have in their timelines must stand still meanwhile.
 */
public final class Walk {

  /** Before everything: 2⁵² ms are 142,000 years. */
  private static final long BEGINNING = -(1L << 52);

  private static final long DAY = 86_400_000;

  /** So many instants are looked at: hourly ones reach a year. */
  private static final int STEPS = 10_000;

  /** A stretch of the past is short enough to be walked in about so many steps. */
  private static final int STRETCH_STEPS = 500;

  private final Evaluator evaluator;
  private final Entity of;
  private final int number;
  private final TimelineView view;
  private final int[] segments;
  private final boolean ofMembers;

  /**
   * How far it is as it is: up to an instant, or from one on.
   *
   * @param instant the first at which it is otherwise, or looking back, the first at which it is as
   *     now; where none was found, how far was looked
   * @param turns whether one was found
   */
  public record Steady(long instant, boolean turns) {

    private static final Steady ALWAYS = new Steady(Long.MIN_VALUE, false);
    private static final Steady FOR_EVER = new Steady(Long.MAX_VALUE, false);

    /** Whether it was never, or will never be, otherwise. */
    public boolean isUnending() {
      return equals(ALWAYS) || equals(FOR_EVER);
    }
  }

  private Walk(
      Plan plan, World world, Entity of, int number, List<String> segments, boolean ofMembers) {
    this.evaluator = new Evaluator(plan, world, Use.FOR_STILL_MEMBERSHIPS);
    this.of = of;
    this.number = number;
    this.view = world.view(of, number);
    this.segments = segments.stream().mapToInt(plan.segments(of)::indexOf).toArray();
    this.ofMembers = ofMembers;
  }

  /** Walks along a membership. */
  public static Walk ofMembership(Plan plan, World world, Entity of, int number, String segment) {
    return new Walk(plan, world, of, number, List.of(segment), true);
  }

  /** Walks along the conditions of some segments, whether the profile exists or not. */
  public static Walk ofConditions(
      Plan plan, World world, Entity of, int number, List<String> segments) {
    return new Walk(plan, world, of, number, segments, false);
  }

  /** Since when it has been as it is at an instant. */
  public Steady since(long now) {
    int state = at(now);
    int left = STEPS;
    long span = DAY;
    long end = now;
    while (end > BEGINNING && left > 0) {
      long start = Math.max(BEGINNING, end - span);
      Stretch stretch = stretch(start, end, state, Math.min(left, 4 * STRETCH_STEPS));
      left -= stretch.steps;
      if (!stretch.complete) {
        span = Math.max(1, span / 8);
      } else if (stretch.since > start) {
        return new Steady(stretch.since, true);
      } else {
        end = start;
        span = stretch.steps < STRETCH_STEPS ? 2 * span : span;
      }
    }
    return end > BEGINNING ? new Steady(end, false) : Steady.ALWAYS;
  }

  /**
   * A part of the past.
   *
   * @param since from when on it was as it is at its end
   * @param complete whether it was walked to its end
   */
  private record Stretch(long since, int steps, boolean complete) {}

  private Stretch stretch(long start, long end, int state, int most) {
    long since = start;
    int steps = 0;
    for (long t = start; t < end; t = evaluator.due()) {
      if (steps == most) {
        return new Stretch(since, steps, false);
      }
      if (at(t) != state) {
        since = Math.min(end, evaluator.due());
      }
      steps++;
    }
    return new Stretch(since, steps, true);
  }

  /** Until when it stays as it is at an instant. */
  public Steady until(long now) {
    int state = at(now);
    long reached = now;
    for (int step = 0; step < STEPS; step++) {
      reached = evaluator.due();
      if (reached == Block.NEVER) {
        return Steady.FOR_EVER;
      }
      if (at(reached) != state) {
        return new Steady(reached, true);
      }
    }
    return new Steady(reached, false);
  }

  private int at(long instant) {
    evaluator.evaluate(of, number, view, instant);
    int state = 0;
    for (int segment : segments) {
      boolean holds = ofMembers ? evaluator.isMember(segment) : evaluator.satisfies(segment);
      state = state << 1 | (holds ? 1 : 0);
    }
    return state;
  }
}
