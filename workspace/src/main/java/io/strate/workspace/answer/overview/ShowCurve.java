package io.strate.workspace.answer.overview;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.workspace.open.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Shows the size of a segment hour by hour or day by day, as it was announced. Within the last
 * weeks it reads what {@link SegmentSizes} keeps, beyond that every change since the beginning of
 * the period.
 */
public final class ShowCurve {

  /** So many points at most. */
  public static final int MOST = 2_000;

  private final Workspace workspace;
  private final SegmentSizes sizes;

  /**
   * @param sizes of this workspace, kept from question to question
   */
  public ShowCurve(Workspace workspace, SegmentSizes sizes) {
    this.workspace = workspace;
    this.sizes = sizes;
  }

  public enum Step {
    HOUR,
    DAY
  }

  /**
   * An hour or day of the workspace's zone.
   *
   * @param from its beginning
   * @param members at its end, or now; empty before anything was announced
   * @param entered within it
   */
  public record Point(long from, OptionalLong members, long entered, long left) {}

  /**
   * The points of a period, the oldest first.
   *
   * @param from in the first hour or day
   * @throws Failure {@code usage.segment} if no segment has that name, {@code usage.period} if
   *     there are too many points
   */
  public List<Point> of(String segment, long from, Step step) {
    workspace.segment(segment);
    long now = workspace.asOf(OptionalLong.empty());
    List<Long> edges = edges(from, now, step);
    SegmentSizes.Course course = course(segment, edges.getFirst(), now);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i + 1 < edges.size(); i++) {
      long before = edges.get(i) - 1;
      long end = edges.get(i + 1) - 1;
      points.add(
          new Point(
              edges.get(i),
              course.at(end),
              course.entered(before) - course.entered(end),
              course.left(before) - course.left(end)));
    }
    return points;
  }

  private SegmentSizes.Course course(String segment, long from, long now) {
    var runs = workspace.ledger().runs();
    long members = runs.members(segment).getLongCardinality();
    return now - from < Duration.ofDays(SegmentSizes.DAYS - 1).toMillis()
        ? sizes.of(runs, segment, members, now)
        : SegmentSizes.read(runs, segment, members, from - 1);
  }

  private List<Long> edges(long from, long to, Step step) {
    ChronoUnit unit = step == Step.HOUR ? ChronoUnit.HOURS : ChronoUnit.DAYS;
    ZonedDateTime at =
        Instant.ofEpochMilli(from).atZone(workspace.definition().zone()).truncatedTo(unit);
    List<Long> edges = new ArrayList<>();
    for (; at.toInstant().toEpochMilli() <= to; at = at.plus(1, unit)) {
      edges.add(at.toInstant().toEpochMilli());
      if (edges.size() > MOST) {
        throw new Failure(
            "usage.period",
            Blame.USER,
            "a curve has at most %d points: ask for a shorter period, or days instead of hours"
                .formatted(MOST));
      }
    }
    edges.add(at.toInstant().toEpochMilli());
    return edges;
  }
}
