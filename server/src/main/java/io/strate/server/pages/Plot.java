package io.strate.server.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Points, lines and areas over two axes of numbers, and the table behind them.
 *
 * @param id unlike any other on its page
 * @param marks what is pointed out on an axis, such as the value that is recommended
 * @param summary stands in the table's place where points are too many to be read; they are still
 *     downloaded
 */
public record Plot(
    String id,
    String title,
    Axis x,
    Axis y,
    List<Series> series,
    List<Mark> marks,
    Optional<Summary> summary) {

  public Plot {
    series = List.copyOf(series);
    marks = List.copyOf(marks);
  }

  /** How numbers of an axis are written. */
  public enum Scale {
    NUMBER,
    /** Of 1, written in percent; the axis goes from 0 to 1. */
    SHARE,
    /** Milliseconds since 1970, written as days. */
    DAY;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What an axis measures. */
  public record Axis(String name, Scale scale) {

    /** Of numbers. */
    public static Axis of(String name) {
      return new Axis(name, Scale.NUMBER);
    }

    /** Of shares. */
    public static Axis share(String name) {
      return new Axis(name, Scale.SHARE);
    }
  }

  /** How a series is drawn. */
  public enum Form {
    LINE,
    /** A line with a band around it, the intervals of its points. */
    COURSE,
    STEPS,
    /** Each point by itself, with its interval. */
    POINTS,
    /** Down to zero, without gaps. */
    AREA,
    /** Between the lowest and the highest of each point. */
    BAND,
    /** A dashed line to compare with. */
    REFERENCE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A point with its interval.
   *
   * @param low the interval's lower end; not a number if none is known
   */
  public record Point(double x, double y, double low, double high) {

    public Point {
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        throw new IllegalArgumentException("a point lies at %s, %s".formatted(x, y));
      }
    }

    /** Of which no interval is known. */
    public static Point of(double x, double y) {
      return new Point(x, y, Double.NaN, Double.NaN);
    }

    /** Whether an interval is known. */
    public boolean isUncertain() {
      return Double.isFinite(low) && Double.isFinite(high);
    }
  }

  /** Points that belong together. */
  public record Series(String name, Form form, List<Point> points) {

    public Series {
      points = List.copyOf(points);
    }
  }

  /**
   * A line across the plot.
   *
   * @param upright whether it stands on the axis x rather than lies at a height of y
   */
  public record Mark(boolean upright, double at, String text) {}

  /** A table of texts; the first of a row says what the row is of. */
  public record Summary(List<String> heads, List<List<String>> rows) {

    public Summary {
      heads = List.copyOf(heads);
      rows = List.copyOf(rows);
    }
  }

  /** Whether any interval is known. */
  public boolean isUncertain() {
    return series.stream().flatMap(one -> one.points().stream()).anyMatch(Point::isUncertain);
  }

  /** What the script draws it from. */
  public String json() {
    return JsonMapper.shared()
        .writeValueAsString(
            new Drawing(
                "plot",
                new DrawnAxis(x.name(), x.scale().word()),
                new DrawnAxis(y.name(), y.scale().word()),
                series.stream().map(DrawnSeries::of).toList(),
                marks,
                summary.isPresent()));
  }

  private record Drawing(
      String kind,
      DrawnAxis x,
      DrawnAxis y,
      List<DrawnSeries> series,
      List<Mark> marks,
      boolean summarised) {}

  private record DrawnAxis(String name, String scale) {}

  /** Points as short lists, since there may be thousands. */
  private record DrawnSeries(String name, String form, List<double[]> points) {

    private static DrawnSeries of(Series series) {
      return new DrawnSeries(
          series.name(),
          series.form().word(),
          series.points().stream()
              .map(
                  point ->
                      point.isUncertain()
                          ? new double[] {point.x(), point.y(), point.low(), point.high()}
                          : new double[] {point.x(), point.y()})
              .toList());
    }
  }
}
