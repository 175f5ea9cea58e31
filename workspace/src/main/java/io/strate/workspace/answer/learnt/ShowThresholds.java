package io.strate.workspace.answer.learnt;

import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.workspace.answer.ScanValues;
import io.strate.workspace.learning.card.ModelCard;
import io.strate.workspace.open.Workspace;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;

/** Shows what each threshold of a model would come to, and how many would be above it. */
public final class ShowThresholds {

  private final Workspace workspace;

  public ShowThresholds(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * The thresholds of a version.
   *
   * @param chosen the one from which it says yes; NaN without a yes-or-no question
   * @param scored of how many a score is stated as of the instant
   */
  public record Shown(int version, double chosen, long scored, List<Threshold> all) {
    public Shown {
      all = List.copyOf(all);
    }
  }

  /**
   * One of them.
   *
   * @param cut what it comes to on rows that nothing was learnt from
   * @param members of how many a score at or above it is stated
   */
  public record Threshold(ModelCard.Cut cut, long members) {}

  /**
   * By falling threshold; none for what answers no yes-or-no question. Sizes are of what is stated,
   * by whichever version that was.
   *
   * @param version empty for the one in force, or else the one learnt last
   * @throws io.strate.domain.Failure as {@link ShowModel#of}
   */
  public Shown of(String name, OptionalInt version, OptionalLong asOf) {
    ShowModel.Shown model = new ShowModel(workspace).of(name, version);
    List<ModelCard.Cut> cuts = model.card().cuts();
    double[] rising = cuts.isEmpty() ? new double[0] : stated(model.what(), asOf);
    return new Shown(
        model.version(),
        model.card().threshold(),
        rising.length,
        cuts.stream().map(cut -> new Threshold(cut, above(rising, cut.threshold()))).toList());
  }

  /** The scores that are stated, rising. */
  private double[] stated(Learnable model, OptionalLong asOf) {
    DoubleStream.Builder scores = DoubleStream.builder();
    ScanValues.each(
        workspace,
        model.of(),
        new Expr.Attribute(model.name(), Type.NUMBER),
        workspace.asOf(asOf),
        (_, value) -> {
          if (value instanceof Value.Num(double score)) {
            scores.add(score);
          }
        });
    return scores.build().sorted().toArray();
  }

  private static long above(double[] rising, double threshold) {
    int place = Arrays.binarySearch(rising, threshold);
    int first = place < 0 ? -place - 1 : place;
    while (first > 0 && rising[first - 1] == threshold) {
      first--;
    }
    return rising.length - first;
  }
}
