package io.strate.server.pages.learning;

import io.strate.server.pages.Chart;
import io.strate.server.pages.Frame;
import io.strate.server.pages.Plot;
import io.strate.server.pages.learning.ClusterView.Matrix;
import io.strate.server.pages.learning.ModelView.Curves;
import io.strate.server.pages.learning.ModelView.Place;
import io.strate.server.pages.learning.ModelView.Split;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes charts of how good a model is: what the rows of each split say, side by side. */
public final class CurveCharts {

  private final Frame frame;

  CurveCharts(Frame frame) {
    this.frame = frame;
  }

  /** Every curve that is known, with a line for each split. */
  public List<Plot> curves(List<Split> splits) {
    Plot.Axis recall = share("metric.recall");
    Plot.Axis asked = share("asked");
    Plot.Axis times = Plot.Axis.of(frame.say("model.times"));
    List<Plot.Series> chance = List.of(reference(frame.say("model.chance"), 0, 1));
    List<Plot.Series> once = List.of(reference(frame.say("model.chance"), 1, 1));
    List<Plot.Series> perfect = List.of(reference(frame.say("model.perfect"), 0, 1));
    return Stream.of(
            plot("roc", share("false_positives"), recall, lines(splits, Curves::roc), chance),
            plot(
                "pr",
                recall,
                share("metric.precision"),
                lines(splits, Curves::precisionRecall),
                prevalences(splits)),
            plot("gain", asked, recall, lines(splits, Curves::gain), chance),
            plot("lift", asked, times, lines(splits, Curves::lift), once),
            plot(
                "calibration",
                share("predicted"),
                share("observed"),
                lines(splits, Curves::calibration),
                perfect))
        .filter(plot -> plot.series().stream().anyMatch(CurveCharts::isLine))
        .toList();
  }

  private Plot.Axis share(String key) {
    return Plot.Axis.share(frame.say("model." + key));
  }

  private Plot plot(
      String id, Plot.Axis x, Plot.Axis y, List<Plot.Series> lines, List<Plot.Series> references) {
    return new Plot(
        id,
        frame.say("model.curve." + id),
        x,
        y,
        Stream.concat(lines.stream(), references.stream()).toList(),
        List.of(),
        Optional.empty());
  }

  private static boolean isLine(Plot.Series series) {
    return series.form() == Plot.Form.COURSE;
  }

  /** One for each split of which the curve is known. */
  private static List<Plot.Series> lines(List<Split> splits, Function<Curves, List<Place>> curve) {
    return splits.stream()
        .filter(split -> !curve.apply(split.curves()).isEmpty())
        .map(
            split ->
                new Plot.Series(
                    split.name(),
                    Plot.Form.COURSE,
                    curve.apply(split.curves()).stream().map(Place::point).toList()))
        .toList();
  }

  private static Plot.Series reference(String name, double from, double to) {
    return new Plot.Series(
        name, Plot.Form.REFERENCE, List.of(Plot.Point.of(0, from), Plot.Point.of(1, to)));
  }

  /** The precision of guesses: each split has its own share of yes. */
  private List<Plot.Series> prevalences(List<Split> splits) {
    return splits.stream()
        .filter(split -> !split.curves().precisionRecall().isEmpty())
        .map(
            split ->
                reference(
                    frame.say("model.chance_in", split.name()),
                    split.prevalence(),
                    split.prevalence()))
        .toList();
  }

  /** What was predicted, and what came true: a matrix for each split. */
  public List<Chart> confusions(List<Split> splits) {
    return IntStream.range(0, splits.size())
        .mapToObj(
            i ->
                splits
                    .get(i)
                    .confusion()
                    .map(matrix -> confusion(i + 1, splits.get(i).name(), matrix)))
        .flatMap(Optional::stream)
        .toList();
  }

  private Chart confusion(int place, String split, Matrix shown) {
    return new Chart(
        "confusion-" + place,
        Chart.Kind.HEATMAP,
        frame.say("model.confusion", split),
        frame.say("model.rows"),
        frame.say("model.predicted"),
        shown.columns().stream().map(name -> frame.say("model.predicted_as", name)).toList(),
        IntStream.range(0, shown.rows().size())
            .mapToObj(
                row ->
                    new Chart.Series(
                        frame.say("model.observed_as", shown.rows().get(row)),
                        List.copyOf(shown.values().get(row))))
            .toList());
  }
}
