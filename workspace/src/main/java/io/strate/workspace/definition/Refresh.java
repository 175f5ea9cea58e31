package io.strate.workspace.definition;

import java.util.OptionalDouble;

/**
 * When something is learnt anew: on schedule, or as soon as what it learnt from has drifted by more
 * than {@code drift}.
 */
public record Refresh(Schedule schedule, OptionalDouble drift) {

  /** What is learnt anew every week. */
  public static final Refresh WEEKLY = new Refresh(Schedule.WEEKLY, OptionalDouble.empty());

  /** What is taken in anew when its definition or its file has changed. */
  public static final Refresh CHANGED = new Refresh(Schedule.CHANGED, OptionalDouble.empty());

  /** How often. */
  public enum Schedule {
    NIGHTLY,
    WEEKLY,
    MONTHLY,
    NEVER,
    /** Of a model that others learnt, which does not age by itself. */
    CHANGED
  }
}
