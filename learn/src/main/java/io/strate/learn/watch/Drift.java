package io.strate.learn.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The population stability index: how far shares of bins have moved, Σ (now − before) ln(now /
 * before). A bin that is empty on one side counts as half a row there; one that is empty on both is
 * left out.
 *
 * <p>Without any change it is about (1/n + 1/m) times a chi-square variable with a degree of
 * freedom fewer than bins, of n rows before and m now (Yurdakul, "Statistical properties of
 * population stability index", 2018): {@code expected} is its mean, {@code noise} what it stays
 * below in 95 of 100 cases.
 *
 * @param shifts one for each bin that has rows
 */
public record Drift(
    double index, double expected, double noise, long before, long now, List<Shift> shifts) {
  private static final double SURE = 0.95;

  /**
   * @param bin its place among the reference's
   * @param before its share of the reference
   * @param now its share
   * @param part what it adds to the index
   */
  public record Shift(int bin, double before, double now, double part) {}

  public Drift {
    shifts = List.copyOf(shifts);
  }

  /**
   * @param before how many rows each bin had
   * @param now how many it has
   */
  static Drift of(long[] before, long[] now) {
    long allBefore = Arrays.stream(before).sum();
    long allNow = Arrays.stream(now).sum();
    if (allBefore == 0 || allNow == 0) {
      throw new IllegalArgumentException(
          "drift: expected at least one row on both sides, found %d before and %d now; wait for rows"
              .formatted(allBefore, allNow));
    }
    List<Shift> shifts = new ArrayList<>();
    double index = 0;
    for (int bin = 0; bin < before.length; bin++) {
      if (before[bin] + now[bin] > 0) {
        double was = Math.max(before[bin], 0.5) / allBefore;
        double is = Math.max(now[bin], 0.5) / allNow;
        double part = (is - was) * Math.log(is / was);
        index += part;
        shifts.add(
            new Shift(bin, (double) before[bin] / allBefore, (double) now[bin] / allNow, part));
      }
    }
    int freedom = shifts.size() - 1;
    double scale = 1.0 / allBefore + 1.0 / allNow;
    return new Drift(
        index,
        freedom * scale,
        freedom == 0 ? 0 : ChiSquare.quantile(SURE, freedom) * scale,
        allBefore,
        allNow,
        shifts);
  }

  /** Whether it is more than chance makes of so few rows. */
  public boolean isBeyondNoise() {
    return index > noise;
  }
}
