package io.strate.workspace.answer.compare;

import io.strate.workspace.answer.compare.Distribution.Bin;
import io.strate.workspace.answer.compare.Distribution.Shape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Puts numbers and instants into bins that people would choose. */
final class Bins {

  /** At most about so many. */
  private static final int MOST = 20;

  /** So many bins of years at most; then each holds several. */
  private static final int MOST_YEARS = 100;

  /** Values so much farther away than the middle 98 of a hundred have a bin of their own. */
  private static final double FAR = 4;

  private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};

  private Bins() {}

  /**
   * @param values at least one; they are sorted
   */
  static Shape ofNumbers(double[] values) {
    Arrays.sort(values);
    double least = values[0];
    double most = values[values.length - 1];
    return new Shape.Numbers(
        counted(edges(values, least, most), values),
        least,
        most,
        DoubleStream.of(values).sum() / values.length,
        DoubleStream.of(QUANTILES).mapToObj(share -> quantile(values, share)).toList());
  }

  /** The least value such that this share of all is not above it. */
  private static double quantile(double[] sorted, double share) {
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  private static double[] edges(double[] sorted, double least, double most) {
    double low = quantile(sorted, 0.01);
    double high = quantile(sorted, 0.99);
    boolean isFar = high > low && most - least > FAR * (high - low);
    TreeSet<Double> edges = new TreeSet<>();
    BigDecimal width = width(isFar ? high - low : most - least);
    boolean areWhole = Arrays.stream(sorted).allMatch(value -> value == Math.rint(value));
    if (areWhole) {
      width = width.max(BigDecimal.ONE);
    }
    BigDecimal edge = floor(isFar ? low : least, width);
    double end = isFar ? high : most;
    // 5 is a bin of its own, while shares end at 1
    for (;
        edge.doubleValue() < end || (areWhole && edge.doubleValue() == end);
        edge = edge.add(width)) {
      edges.add(edge.doubleValue());
    }
    edges.add(edge.doubleValue());
    if (least < edges.getFirst()) {
      edges.add(least);
    }
    if (most > edges.getLast()) {
      edges.add(most);
    }
    return edges.stream().mapToDouble(each -> each).toArray();
  }

  /** 1, 2 or 5 times a power of ten, so that a range has at most about twenty. */
  private static BigDecimal width(double range) {
    if (range <= 0) {
      return BigDecimal.ONE;
    }
    int power = (int) Math.floor(Math.log10(Math.clamp(range, 1e-300, Double.MAX_VALUE) / MOST));
    for (int times : new int[] {1, 2, 5, 10}) {
      BigDecimal width = BigDecimal.valueOf(times).scaleByPowerOfTen(power);
      if (range <= MOST * width.doubleValue()) {
        return width;
      }
    }
    return BigDecimal.valueOf(10).scaleByPowerOfTen(power);
  }

  private static BigDecimal floor(double value, BigDecimal width) {
    return new BigDecimal(value).divide(width, 0, RoundingMode.FLOOR).multiply(width);
  }

  private static List<Bin> counted(double[] edges, double[] values) {
    long[] counts = new long[edges.length - 1];
    for (double value : values) {
      int found = Arrays.binarySearch(edges, value);
      int bin = found >= 0 ? found : -found - 2;
      counts[Math.min(bin, counts.length - 1)]++;
    }
    return IntStream.range(0, counts.length)
        .mapToObj(i -> new Bin(edges[i], edges[i + 1], counts[i]))
        .toList();
  }

  /**
   * @param values at least one; they are sorted
   */
  static Shape ofInstants(double[] values, ZoneId zone) {
    Arrays.sort(values);
    long first = (long) values[0];
    long last = (long) values[values.length - 1];
    LocalDate from = date(first, zone);
    LocalDate to = date(last, zone);
    long days = ChronoUnit.DAYS.between(from, to);
    ChronoUnit unit =
        days <= 31 ? ChronoUnit.DAYS : days <= 36 * 31 ? ChronoUnit.MONTHS : ChronoUnit.YEARS;
    long step = unit == ChronoUnit.YEARS ? ChronoUnit.YEARS.between(from, to) / MOST_YEARS + 1 : 1;
    LocalDate edge =
        switch (unit) {
          case DAYS -> from;
          case MONTHS -> from.withDayOfMonth(1);
          default -> from.withDayOfYear(1);
        };
    List<Double> edges = new ArrayList<>();
    for (; !edge.isAfter(to); edge = edge.plus(step, unit)) {
      edges.add(millis(edge, zone));
    }
    edges.add(millis(edge, zone));
    return new Shape.Instants(
        counted(edges.stream().mapToDouble(each -> each).toArray(), values), first, last);
  }

  private static LocalDate date(long instant, ZoneId zone) {
    return Instant.ofEpochMilli(instant).atZone(zone).toLocalDate();
  }

  private static double millis(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
