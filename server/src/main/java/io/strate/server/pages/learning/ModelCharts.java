package io.strate.server.pages.learning;

import io.strate.server.pages.Chart;
import io.strate.server.pages.Frame;
import io.strate.server.pages.Plot;
import io.strate.server.pages.learning.ModelView.Contribution;
import io.strate.server.pages.learning.ModelView.Dependence;
import io.strate.server.pages.learning.ModelView.Explained;
import io.strate.server.pages.learning.ModelView.Learning;
import io.strate.server.pages.learning.ModelView.Level;
import io.strate.server.pages.learning.ModelView.Place;
import io.strate.server.pages.learning.ModelView.ScoreBin;
import io.strate.server.pages.learning.ModelView.Threshold;
import io.strate.server.pages.learning.ModelView.Thresholds;
import io.strate.server.pages.learning.ModelView.Weight;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Makes charts of what is known of a model. */
public final class ModelCharts {

  /** More features than this are not read; the least important are left out. */
  private static final int MOST_FEATURES = 20;

  private final Frame frame;

  ModelCharts(Frame frame) {
    this.frame = frame;
  }

  /** Precision, recall and F1 at every threshold, with the one looked at. */
  public Plot thresholds(Thresholds shown, Threshold looked) {
    return new Plot(
        "thresholds",
        frame.say("model.thresholds"),
        Plot.Axis.share(frame.say("model.threshold")),
        Plot.Axis.share(frame.say("model.share")),
        List.of(
            precision(shown),
            measure(shown.all(), "model.metric.recall", Threshold::recall),
            measure(shown.all(), "model.metric.f1", Threshold::f1)),
        List.of(
            new Plot.Mark(true, looked.threshold(), frame.words().percent(looked.threshold(), 1))),
        Optional.empty());
  }

  /** Where nothing is found there is no precision worth a point. */
  private Plot.Series precision(Thresholds shown) {
    List<Threshold> finding = shown.all().stream().filter(one -> one.recall() > 0).toList();
    return measure(finding, "model.metric.precision", Threshold::precision);
  }

  private Plot.Series measure(
      List<Threshold> shown, String key, ToDoubleFunction<Threshold> measured) {
    return new Plot.Series(
        frame.say(key),
        Plot.Form.LINE,
        shown.stream()
            .map(one -> Plot.Point.of(one.threshold(), measured.applyAsDouble(one)))
            .toList());
  }

  /** How many have which score today. */
  public Chart scores(LearntHead head, List<ScoreBin> shown) {
    String what = new ClusterCharts(frame).counted(head);
    boolean areShares = shown.stream().allMatch(bin -> bin.from() >= 0 && bin.until() <= 1);
    return new Chart(
        "scores",
        Chart.Kind.BAR,
        frame.say("model.scores"),
        what,
        frame.say("model.score"),
        shown.stream()
            .map(bin -> bound(bin.from(), areShares) + " – " + bound(bin.until(), areShares))
            .toList(),
        List.of(Chart.Series.of(what, shown.stream().map(ScoreBin::count).toList())));
  }

  private String bound(double score, boolean isShare) {
    return isShare ? frame.words().percent(score, 0) : frame.words().number(score, 2);
  }

  // ---- why ----

  /** What counts most, of all. */
  public Chart importance(List<Weight> shown) {
    return ranked(
        "importance",
        frame.say("model.importance"),
        frame.say("model.weight"),
        shown,
        Weight::feature,
        weight -> weight.weight().value());
  }

  /** What counted for somebody. */
  public Chart contributions(Explained shown) {
    return ranked(
        "contributions",
        frame.say("model.contributions", shown.id()),
        shown.unit(),
        shown.contributions(),
        Contribution::feature,
        Contribution::effect);
  }

  private <T> Chart ranked(
      String id,
      String title,
      String unit,
      List<T> shown,
      Function<T, String> label,
      ToDoubleFunction<T> value) {
    List<T> most = shown.subList(0, Math.min(MOST_FEATURES, shown.size()));
    return new Chart(
        id,
        Chart.Kind.RANKED,
        title,
        unit,
        frame.say("model.feature"),
        most.stream().map(label).toList(),
        List.of(
            new Chart.Series(
                unit, most.stream().map(one -> thousandths(value.applyAsDouble(one))).toList())));
  }

  /** Rounded as the slider goes. */
  public double hundredths(double threshold) {
    return ClusterCharts.hundredths(threshold);
  }

  private static double thousandths(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  /** How predictions go with features that are texts. */
  public List<Chart> levels(List<Dependence> shown) {
    return IntStream.range(0, shown.size())
        .filter(i -> !shown.get(i).levels().isEmpty())
        .mapToObj(
            i ->
                ranked(
                    "dependence-" + (i + 1),
                    shown.get(i).feature(),
                    frame.say("model.score"),
                    shown.get(i).levels(),
                    Level::text,
                    Level::answer))
        .toList();
  }

  /** How predictions go with features that are numbers. */
  public List<Plot> dependence(List<Dependence> shown) {
    return IntStream.range(0, shown.size())
        .filter(i -> !shown.get(i).places().isEmpty())
        .mapToObj(
            i ->
                new Plot(
                    "dependence-" + (i + 1),
                    shown.get(i).feature(),
                    Plot.Axis.of(shown.get(i).feature()),
                    Plot.Axis.of(frame.say("model.score")),
                    List.of(
                        new Plot.Series(
                            shown.get(i).feature(),
                            Plot.Form.COURSE,
                            shown.get(i).places().stream().map(Place::point).toList())),
                    List.of(),
                    Optional.empty()))
        .toList();
  }

  /** How good it is after so many rows. */
  public Plot learning(List<Learning> shown) {
    return new Plot(
        "learning",
        frame.say("model.learning"),
        Plot.Axis.of(frame.say("model.rows")),
        Plot.Axis.of(frame.say("model.quality")),
        List.of(
            new Plot.Series(
                frame.say("model.training"),
                Plot.Form.COURSE,
                shown.stream().map(one -> new Place(one.rows(), one.training()).point()).toList()),
            new Plot.Series(
                frame.say("model.validation"),
                Plot.Form.COURSE,
                shown.stream()
                    .map(one -> new Place(one.rows(), one.validation()).point())
                    .toList())),
        List.of(),
        Optional.empty());
  }
}
