package io.strate.server.pages;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.StringJoiner;

/** A course without axes, as the points of an SVG polyline in a box of 100 by 24. */
final class Spark {

  private static final double WIDTH = 100;
  private static final double HEIGHT = 24;
  private static final double MARGIN = 2;

  private Spark() {}

  /** The line through the values that are there; empty if these are fewer than two. */
  static String points(List<OptionalLong> values) {
    long least = values.stream().flatMapToLong(OptionalLong::stream).min().orElse(0);
    long most = values.stream().flatMapToLong(OptionalLong::stream).max().orElse(0);
    double range = Math.max(1, most - least);
    StringJoiner points = new StringJoiner(" ");
    int count = 0;
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).isPresent()) {
        double x = WIDTH * i / Math.max(1, values.size() - 1);
        double share = most == least ? 0.5 : (values.get(i).getAsLong() - least) / range;
        double y = HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN);
        points.add(String.format(Locale.ROOT, "%.1f,%.1f", x, y));
        count++;
      }
    }
    return count < 2 ? "" : points.toString();
  }
}
