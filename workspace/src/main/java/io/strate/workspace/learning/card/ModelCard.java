package io.strate.workspace.learning.card;

import io.strate.workspace.definition.Localized;
import java.util.List;
import java.util.Optional;

/**
 * What a version of a model says of itself.
 *
 * @param label what it predicts, in the rule language
 * @param classes the classes of the answer: no and yes, or the texts; empty for amounts
 * @param method the way that was learnt by
 * @param compared all ways that were compared, the best first
 * @param measure what the comparison's scores are
 * @param byLot how good it is on people like those it learnt from
 * @param byTime how good one that is learnt in the same way from earlier snapshots is on later
 *     ones; empty if there are too few snapshots
 * @param calibration how scores became probabilities
 * @param threshold from which score on it says yes; NaN without a yes-or-no question
 * @param cuts all thresholds that can be chosen, with what they come to on the test part
 * @param importance of the features, the greatest first
 * @param effects how the answer goes with single features
 * @param groups how good it is in each segment
 * @param learning how good it is with fewer rows
 * @param remarks what should be looked at beside the verdict's reasons: columns that were left out
 * @param challenge how it did against the version that was in force; empty if none was
 * @param file where it was learnt elsewhere: from what, nobody knows here
 */
public record ModelCard(
    Provenance made,
    String label,
    List<String> classes,
    String method,
    String measure,
    List<Compared> compared,
    Judged byLot,
    Optional<Judged> byTime,
    String calibration,
    double threshold,
    List<Cut> cuts,
    List<Weight> importance,
    List<Effect> effects,
    List<Group> groups,
    List<Size> learning,
    List<Localized> remarks,
    Verdict verdict,
    Optional<Challenged> challenge,
    Optional<File> file) {

  public ModelCard {
    classes = List.copyOf(classes);
    compared = List.copyOf(compared);
    cuts = List.copyOf(cuts);
    importance = List.copyOf(importance);
    effects = List.copyOf(effects);
    groups = List.copyOf(groups);
    learning = List.copyOf(learning);
    remarks = List.copyOf(remarks);
  }

  /** Whether it is known what would have been right. */
  public boolean isJudged() {
    return byLot.rows() > 0;
  }

  /** The same with how it did against the version in force. */
  public ModelCard challenged(Optional<Challenged> result) {
    return new ModelCard(
        made,
        label,
        classes,
        method,
        measure,
        compared,
        byLot,
        byTime,
        calibration,
        threshold,
        cuts,
        importance,
        effects,
        groups,
        learning,
        remarks,
        verdict,
        result,
        file);
  }

  /**
   * A challenge of the version that was in force, by both answers about the same rows.
   *
   * @param champion the number of that version
   * @param rows how many rows were asked about; 0 if that version could not answer
   * @param gain by how much this one is better, above zero
   * @param isWon whether that is beyond chance, or the champion could not go on
   * @param why in words of both languages
   */
  public record Challenged(
      int champion,
      int rows,
      Optional<Measured> before,
      Optional<Measured> now,
      Optional<Measured> gain,
      boolean isWon,
      Localized why) {}

  /**
   * A file that others brought.
   *
   * @param name its path, as the definition had it
   * @param hash its SHA-256 in hexadecimal
   * @param missing what it gets for an unknown number; NaN if that stays unknown
   */
  public record File(String name, String hash, int bytes, double missing) {}

  /** A way as it was compared: the mean score over folds, and its standard error. */
  public record Compared(String name, int rows, int folds, double score, double error) {}

  /** A measure with its interval at a confidence of 95 %. */
  public record Measured(String name, double value, double low, double high) {}

  /** A point of a curve. */
  public record Point(double x, double y) {}

  /**
   * How sure a curve is at a place: the interval of {@code y} at a confidence of 95 %.
   *
   * @param low rounded, as are all numbers of a band
   */
  public record Band(double x, double y, double low, double high) {}

  /**
   * How sure curves are, each at a few places from left to right.
   *
   * @param roc by false positives
   * @param precisionRecall by recall
   * @param gains by the share of all rows
   * @param calibration by what was said, of the same bins
   */
  public record Bands(
      List<Band> roc, List<Band> precisionRecall, List<Band> gains, List<Band> calibration) {
    public Bands {
      roc = List.copyOf(roc);
      precisionRecall = List.copyOf(precisionRecall);
      gains = List.copyOf(gains);
      calibration = List.copyOf(calibration);
    }
  }

  /** Rows of like score: what was said of them in the mean, the share of yes, and how many. */
  public record Bin(double said, double came, double count) {}

  /**
   * How good a model is on rows that nothing was learnt from or chosen by.
   *
   * @param yes how many of the rows are of the second class; 0 without classes
   * @param confusion rows by what came and what was said, at the threshold
   * @param gains of the highest x of all rows, the share y of all yes
   * @param bands of the curves; empty without curves, and on cards of before there were any
   */
  public record Judged(
      int rows,
      int yes,
      List<Measured> measures,
      List<Point> roc,
      List<Point> precisionRecall,
      List<Point> gains,
      List<Bin> calibration,
      List<List<Double>> confusion,
      Optional<Bands> bands) {
    /** What the expected calibration error of right probabilities would be by chance alone. */
    public static final String ECE_BY_CHANCE = "ece by chance";

    /** Where nobody knows what would be right. */
    public static final Judged NOT =
        new Judged(
            0,
            0,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());

    public Judged {
      measures = List.copyOf(measures);
      roc = List.copyOf(roc);
      precisionRecall = List.copyOf(precisionRecall);
      gains = List.copyOf(gains);
      calibration = List.copyOf(calibration);
      confusion = confusion.stream().map(List::copyOf).toList();
    }

    /** A measure by its name; NaN if it was not taken. */
    public double measure(String name) {
      return measured(name).map(Measured::value).orElse(Double.NaN);
    }

    /** The same with its interval; empty if it was not taken. */
    public Optional<Measured> measured(String name) {
      return measures.stream().filter(each -> each.name().equals(name)).findFirst();
    }
  }

  /**
   * A threshold, with the shares of the test part's rows that it says yes of, rightly and wrongly.
   */
  public record Cut(
      double threshold, double share, double precision, double recall, double f1, double profit) {}

  /** How much of what is said comes from a feature; all shares sum to 1. */
  public record Weight(String feature, double share) {}

  /** The mean answer if a feature had a value, all else being as it is. */
  public record Effect(String feature, List<Point> numbers, List<Level> levels) {
    public Effect {
      numbers = List.copyOf(numbers);
      levels = List.copyOf(levels);
    }
  }

  /** The mean answer if a feature had a text. */
  public record Level(String text, double answer) {}

  /**
   * How good a model is in one segment.
   *
   * @param isFlagged whether it is much worse there than elsewhere
   */
  public record Group(
      String segment, int rows, Measured auc, double said, double came, boolean isFlagged) {}

  /**
   * How good it is with so many rows to learn from.
   *
   * @param sure the interval of {@code validation}; empty on cards of before it was taken
   */
  public record Size(int rows, double training, double validation, Optional<Measured> sure) {}
}
