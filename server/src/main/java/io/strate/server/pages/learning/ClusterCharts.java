package io.strate.server.pages.learning;

import io.strate.domain.Entity;
import io.strate.server.pages.Chart;
import io.strate.server.pages.Frame;
import io.strate.server.pages.Plot;
import io.strate.server.pages.learning.ClusterView.AtCount;
import io.strate.server.pages.learning.ClusterView.Choice;
import io.strate.server.pages.learning.ClusterView.Cluster;
import io.strate.server.pages.learning.ClusterView.Matrix;
import io.strate.server.pages.learning.ClusterView.Measure;
import io.strate.server.pages.learning.ClusterView.Position;
import io.strate.server.pages.learning.ClusterView.Positions;
import io.strate.server.pages.learning.ClusterView.Silhouettes;
import io.strate.server.pages.learning.ClusterView.Transitions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes charts of what is known of clusters. */
public final class ClusterCharts {

  private static final int DIGITS = 3;

  private final Frame frame;

  ClusterCharts(Frame frame) {
    this.frame = frame;
  }

  /** How many contacts or accounts; for the axis. */
  public String counted(LearntHead head) {
    return frame.say(head.of() == Entity.CONTACT ? "parts.contacts" : "parts.accounts");
  }

  /** A measure for each number of clusters, with the recommended one marked. */
  public List<Plot> choice(Choice choice) {
    return choice.curves().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(curve -> curve(choice, curve.getKey(), curve.getValue()))
        .toList();
  }

  private Plot curve(Choice choice, Measure measure, List<AtCount> points) {
    String name = frame.words().name("studio.measure", measure);
    return new Plot(
        "k-" + measure.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
        name,
        Plot.Axis.of(frame.say("studio.clusters")),
        Plot.Axis.of(frame.words().name("studio.better", measure)),
        List.of(
            new Plot.Series(
                name,
                Plot.Form.LINE,
                points.stream()
                    .filter(point -> Double.isFinite(point.measure().value()))
                    .map(
                        point ->
                            new Plot.Point(
                                point.clusters(),
                                point.measure().value(),
                                point.measure().low(),
                                point.measure().high()))
                    .toList())),
        List.of(new Plot.Mark(true, choice.recommended(), frame.say("studio.recommended_short"))),
        Optional.empty());
  }

  /** How well each row lies where it is, cluster beside cluster. */
  public Plot silhouettes(ClusterView view, Silhouettes shown) {
    List<Plot.Series> series = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    int place = 0;
    for (int i = 0; i < shown.ofClusters().size(); i++) {
      List<Double> values =
          shown.ofClusters().get(i).stream().sorted(Comparator.reverseOrder()).toList();
      List<Plot.Point> points = new ArrayList<>();
      for (double value : values) {
        points.add(Plot.Point.of(place++, value));
      }
      String name = view.clusters().get(i).label();
      series.add(new Plot.Series(name, Plot.Form.AREA, points));
      rows.add(spread(name, values));
    }
    return new Plot(
        "silhouettes",
        frame.say("studio.silhouettes"),
        Plot.Axis.of(counted(view.head())),
        Plot.Axis.of(frame.say("studio.silhouette")),
        series,
        List.of(
            new Plot.Mark(false, shown.mean(), frame.say("studio.mean_is", number(shown.mean())))),
        Optional.of(
            new Plot.Summary(
                List.of(
                    frame.say("studio.cluster"),
                    frame.say("studio.shown"),
                    frame.say("studio.mean"),
                    frame.say("studio.lowest"),
                    frame.say("studio.below_zero")),
                rows)));
  }

  /** What a table says of the silhouettes of a cluster, the highest of which is the first. */
  private List<String> spread(String name, List<Double> values) {
    long below = values.stream().filter(value -> value < 0).count();
    return List.of(
        name,
        frame.words().number(values.size()),
        number(values.stream().mapToDouble(Double::doubleValue).average().orElse(0)),
        number(values.isEmpty() ? 0 : values.getLast()),
        frame.words().percent((double) below / Math.max(1, values.size())));
  }

  /** Some rows in two dimensions, those of a cluster in one colour and shape. */
  public Plot positions(ClusterView view, Positions shown) {
    Map<Integer, List<Position>> byCluster =
        shown.some().stream()
            .collect(Collectors.groupingBy(Position::cluster, TreeMap::new, Collectors.toList()));
    List<Plot.Series> series = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    byCluster.forEach(
        (cluster, positions) -> {
          String name = name(view.clusters(), cluster);
          series.add(
              new Plot.Series(
                  name,
                  Plot.Form.POINTS,
                  positions.stream().map(one -> Plot.Point.of(one.x(), one.y())).toList()));
          rows.add(
              List.of(
                  name,
                  frame.words().number(positions.size()),
                  number(positions.stream().mapToDouble(Position::x).average().orElse(0)),
                  number(positions.stream().mapToDouble(Position::y).average().orElse(0))));
        });
    return new Plot(
        "positions",
        frame.say("studio.positions"),
        Plot.Axis.of(frame.say("studio.axis_1")),
        Plot.Axis.of(frame.say("studio.axis_2")),
        series,
        List.of(),
        Optional.of(
            new Plot.Summary(
                List.of(
                    frame.say("studio.cluster"),
                    frame.say("studio.shown"),
                    frame.say("studio.centre_1"),
                    frame.say("studio.centre_2")),
                rows)));
  }

  private String name(List<Cluster> clusters, int number) {
    return clusters.stream()
        .filter(cluster -> cluster.number() == number)
        .map(Cluster::label)
        .findFirst()
        .orElseGet(() -> frame.say("studio.noise"));
  }

  /** How far each cluster's features are from everybody's, in standard deviations. */
  public Chart differences(Matrix shown) {
    return matrix(
        "differences", "studio.differences", "studio.deviations", "studio.cluster", shown);
  }

  /** How far clusters are from each other. */
  public Chart distances(Matrix shown) {
    return matrix("distances", "studio.distances", "studio.distance", "studio.cluster", shown);
  }

  private Chart matrix(String id, String title, String unit, String corner, Matrix shown) {
    return new Chart(
        id,
        Chart.Kind.HEATMAP,
        frame.say(title),
        frame.say(unit),
        frame.say(corner),
        shown.columns(),
        IntStream.range(0, shown.rows().size())
            .mapToObj(
                row ->
                    new Chart.Series(
                        shown.rows().get(row),
                        shown.values().get(row).stream().map(ClusterCharts::cell).toList()))
            .toList());
  }

  private static @Nullable Double cell(double value) {
    return Double.isFinite(value) ? hundredths(value) : null;
  }

  static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /** Who went from which cluster to which. */
  public Chart transitions(LearntHead head, Transitions shown) {
    return new Chart(
        "transitions-" + head.name(),
        Chart.Kind.FLOWS,
        frame.say("studio.transitions", frame.day(shown.from()), frame.day(shown.until())),
        counted(head),
        frame.say("studio.to"),
        shown.after(),
        IntStream.range(0, shown.before().size())
            .mapToObj(row -> Chart.Series.of(shown.before().get(row), shown.counts().get(row)))
            .toList());
  }

  /** What the script draws a tree from. */
  public String tree(LearntHead head, MergeTree tree, MergeTree.Cut cut) {
    return tree.json(cut.clusters(), frame.say("studio.height"), counted(head));
  }

  /** The sizes of the parts that a cut makes. */
  public String sizes(MergeTree.Cut cut) {
    return cut.sizes().stream()
        .map(size -> frame.words().number(size))
        .collect(Collectors.joining(" · "));
  }

  /** A measure with its digits. */
  public String number(double value) {
    return frame.words().number(value, DIGITS);
  }

  /** The interval in which a measure lies; empty if none is known. */
  public String range(Interval measure) {
    return measure.isKnown()
        ? frame.say("learning.range", number(measure.low()), number(measure.high()))
        : "";
  }

  /** A measure with the interval in which it lies, if one is known. */
  public String interval(Interval measure) {
    return measure.isKnown()
        ? frame.say(
            "learning.interval",
            number(measure.value()),
            number(measure.low()),
            number(measure.high()))
        : number(measure.value());
  }
}
