package io.strate.workspace.answer;

import io.strate.domain.Entity;
import io.strate.rule.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where the points of a score come from, one by one. What is {@code shown} is rounded to hundredths
 * such that it adds up exactly: points, others and what a line's limit takes away to the line;
 * lines and what floor and ceiling change to the score.
 *
 * @param id of the profile
 * @param value before it is rounded
 * @param limited what floor or ceiling add to the sum of the lines; mostly zero
 */
public record ScorePoints(
    Entity of,
    String id,
    String name,
    String label,
    Optional<String> unit,
    long asOf,
    double value,
    BigDecimal shown,
    Optional<Span> halfLife,
    OptionalDouble floor,
    OptionalDouble ceiling,
    BigDecimal limited,
    List<Line> lines) {

  public ScorePoints {
    lines = List.copyOf(lines);
  }

  /**
   * A line of the score.
   *
   * @param text the rule that gives points
   * @param isCondition whether it gives them once, while a condition holds
   * @param give for each event, or while the condition holds
   * @param events how many give points
   * @param points of the latest events, the latest first
   * @param others of how many further events the points are not told one by one
   * @param othersShown what these give together
   * @param capped what {@code at_most} adds to the sum of the events; mostly zero
   * @param given what counts, before it is rounded
   */
  public record Line(
      String text,
      boolean isCondition,
      double give,
      OptionalDouble atMost,
      long events,
      List<Point> points,
      long others,
      BigDecimal othersShown,
      BigDecimal capped,
      double given,
      BigDecimal shown) {
    public Line {
      points = List.copyOf(points);
    }
  }

  /**
   * What an event gives as of now.
   *
   * @param points after decay, before they are rounded
   */
  public record Point(Deciding because, double points, BigDecimal shown) {}
}
