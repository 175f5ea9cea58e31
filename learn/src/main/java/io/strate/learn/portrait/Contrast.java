package io.strate.learn.portrait;

import io.strate.learn.cluster.Labels;
import io.strate.learn.dataset.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** How a cluster stands out by one feature. Unknown values have no part in it. */
public sealed interface Contrast {

  /** From here on a difference is worth a word (Cohen 1988: small; 0.5 medium, 0.8 large). */
  double SMALL = 0.2;

  String feature();

  /** The share of the cluster's rows whose value is known. */
  double known();

  /**
   * How far the cluster is from the others, comparable between features and kinds: about standard
   * deviations; 0 where nothing is known of either.
   */
  double effect();

  /** Whether it may be called high or low, or common or rare. */
  boolean isClear();

  /**
   * Of a number.
   *
   * @param mean in the cluster; NaN where nothing is known, as all that follow
   * @param meanElsewhere in all other rows
   * @param median in the cluster
   * @param medianElsewhere in all other rows
   * @param difference of both means over the pooled standard deviation (Cohen's d): above 0 if the
   *     cluster is higher; ±10 at most, also where neither varies
   * @param effect the same of the ranks of the numbers, so that a few enormous ones say no more
   *     than that they are the highest, and logarithms change nothing
   */
  record Level(
      String feature,
      double known,
      double mean,
      double meanElsewhere,
      double median,
      double medianElsewhere,
      double difference,
      double effect)
      implements Contrast {

    /** Whether its medians or its means lie to the side that its ranks do. */
    @Override
    public boolean isClear() {
      return isToldByMedians() || effect * difference > 0;
    }

    private boolean isToldByMedians() {
      return effect * (median - medianElsewhere) > 0;
    }

    /**
     * What is usual in the cluster: the median; the mean where medians do not tell what ranks do,
     * such as where most have 0.
     */
    public double usual() {
      return isToldByMedians() ? median : mean;
    }

    /** The same of all other rows. */
    public double usualElsewhere() {
      return isToldByMedians() ? medianElsewhere : meanElsewhere;
    }

    static List<Contrast> of(String feature, Column.Numbers column, Labels labels) {
      Split numbers = Split.of(column.values(), labels);
      Split ranks = Split.of(Split.ranks(column.values()), labels);
      int[] sizes = labels.sizes();
      List<Contrast> levels = new ArrayList<>();
      for (int it = 0; it < sizes.length; it++) {
        int cluster = it;
        levels.add(
            new Level(
                feature,
                numbers.own()[cluster].count / sizes[cluster],
                numbers.own()[cluster].mean(),
                numbers.others(cluster).mean(),
                median(column, row -> labels.at(row) == cluster),
                median(column, row -> labels.at(row) != cluster),
                numbers.difference(cluster),
                ranks.difference(cluster)));
      }
      return levels;
    }

    private static double median(Column.Numbers column, IntPredicate wanted) {
      double[] values =
          IntStream.range(0, column.count())
              .filter(row -> column.isKnown(row) && wanted.test(row))
              .mapToDouble(row -> column.values()[row])
              .sorted()
              .toArray();
      int half = values.length / 2;
      return values.length == 0
          ? Double.NaN
          : values.length % 2 == 1 ? values[half] : values[half - 1] / 2 + values[half] / 2;
    }
  }

  /**
   * Of one of several texts.
   *
   * @param shares of every text that the cluster has more or less often than the others, most
   *     telling first
   */
  record Mix(String feature, double known, List<Share> shares) implements Contrast {
    public Mix {
      shares = List.copyOf(shares);
    }

    /** That of the most telling text. */
    @Override
    public double effect() {
      return shares.isEmpty() ? 0 : shares.getFirst().effect();
    }

    @Override
    public boolean isClear() {
      return !shares.isEmpty();
    }

    static List<Contrast> of(String feature, Column.Categories column, Labels labels) {
      int levels = column.levels().size();
      int[][] counts = new int[labels.clusters()][levels];
      int[] all = new int[levels];
      for (int row = 0; row < column.count(); row++) {
        if (column.isKnown(row)) {
          all[column.codes()[row]]++;
          if (labels.at(row) != Labels.NOISE) {
            counts[labels.at(row)][column.codes()[row]]++;
          }
        }
      }
      int[] sizes = labels.sizes();
      double everybody = Arrays.stream(all).sum();
      List<Contrast> mixes = new ArrayList<>();
      for (int cluster = 0; cluster < counts.length; cluster++) {
        double own = Arrays.stream(counts[cluster]).sum();
        List<Share> shares = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
          double share = counts[cluster][level] / own;
          double elsewhere = (all[level] - counts[cluster][level]) / (everybody - own);
          if (share != elsewhere && own > 0 && everybody > own) {
            String text = column.levels().get(level);
            shares.add(new Share(text, share, elsewhere, share * everybody / all[level]));
          }
        }
        shares.sort(Comparator.comparingDouble((Share it) -> -Math.abs(it.effect())));
        mixes.add(new Mix(feature, own / sizes[cluster], shares));
      }
      return mixes;
    }
  }

  /**
   * How often a text is there.
   *
   * @param share among the cluster's rows whose value is known
   * @param elsewhere among all other such rows
   * @param lift its share over that among all rows: 2 if it is twice as common
   */
  record Share(String text, double share, double elsewhere, double lift) {
    /**
     * The difference of both shares' arcs (Cohen's h), above 0 if the cluster has it more often:
     * where shares are 0 and 1 it is π.
     */
    public double effect() {
      return 2 * (Math.asin(Math.sqrt(share)) - Math.asin(Math.sqrt(elsewhere)));
    }
  }
}
