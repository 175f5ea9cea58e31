package io.strate.server.pages;

import io.strate.domain.Entity;
import io.strate.workspace.answer.compare.Distribution;
import io.strate.workspace.answer.compare.Distribution.Bin;
import io.strate.workspace.answer.compare.Distribution.Category;
import io.strate.workspace.answer.compare.Distribution.Shape;
import io.strate.workspace.answer.compare.ShowFlows;
import io.strate.workspace.answer.compare.ShowOverlaps.Overlaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes charts of what analyses say. */
final class AnalysisCharts {

  /**
   * Who is in both of each two segments, of the largest ones.
   *
   * @param share in percent of the row's segment instead of in numbers
   */
  Chart overlaps(
      Frame frame, Overlaps overlaps, UnaryOperator<String> label, int most, boolean share) {
    List<Integer> largest =
        IntStream.range(0, overlaps.segments().size())
            .boxed()
            .sorted((one, other) -> Long.compare(overlaps.members(other), overlaps.members(one)))
            .limit(most)
            .sorted()
            .toList();
    List<String> names =
        largest.stream().map(i -> label.apply(overlaps.segments().get(i))).toList();
    List<Chart.Series> rows = new ArrayList<>();
    for (int row : largest) {
      List<@Nullable Double> values = new ArrayList<>();
      for (int column : largest) {
        long both = overlaps.both(row, column);
        long members = overlaps.members(row);
        values.add(
            share ? (members == 0 ? null : tenths(100.0 * both / members)) : Double.valueOf(both));
      }
      rows.add(new Chart.Series(label.apply(overlaps.segments().get(row)), values));
    }
    return new Chart(
        "overlaps",
        Chart.Kind.HEATMAP,
        frame.say("analyses.overlaps"),
        share ? "%" : frame.say("parts.members"),
        frame.say("overview.segment"),
        names,
        rows);
  }

  private static double tenths(double number) {
    return Math.round(number * 10) / 10.0;
  }

  /** Who went from which segment of a family to which. */
  Chart flows(Frame frame, ShowFlows.Flows flows, UnaryOperator<String> label) {
    List<String> to = new ArrayList<>(flows.segments().stream().map(label).toList());
    List<String> from = new ArrayList<>(to);
    from.add(frame.say("analyses.from_none"));
    to.add(frame.say("analyses.to_none"));
    List<Chart.Series> rows =
        IntStream.range(0, from.size())
            .mapToObj(i -> Chart.Series.of(from.get(i), flows.counts().get(i)))
            .toList();
    return new Chart(
        "flows",
        Chart.Kind.FLOWS,
        frame.say("analyses.flows_between", frame.day(flows.from()), frame.day(flows.to())),
        frame.say("parts.members"),
        frame.say("analyses.to"),
        to,
        rows);
  }

  /** How often which values are; nothing if nobody has one. */
  Optional<Chart> distribution(Frame frame, Distribution shown) {
    return switch (shown.shape()) {
      case Shape.Nothing _ -> Optional.empty();
      case Shape.Numbers(List<Bin> bins, var _, var _, var _, var _) ->
          Optional.of(bins(frame, shown, bins, value -> frame.words().number(value, 2)));
      case Shape.Instants(List<Bin> bins, var _, var _) ->
          Optional.of(bins(frame, shown, bins, value -> frame.day((long) value)));
      case Shape.Categories(List<Category> top, long others, int _) -> {
        List<String> labels = new ArrayList<>(top.stream().map(Category::text).toList());
        List<Long> counts = new ArrayList<>(top.stream().map(Category::count).toList());
        if (others > 0) {
          labels.add(frame.say("analyses.others"));
          counts.add(others);
        }
        yield Optional.of(bars(frame, shown, labels, counts));
      }
    };
  }

  private static Chart bins(
      Frame frame, Distribution shown, List<Bin> bins, DoubleFunction<String> value) {
    return bars(
        frame,
        shown,
        bins.stream().map(bin -> value.apply(bin.from()) + " – " + value.apply(bin.to())).toList(),
        bins.stream().map(Bin::count).toList());
  }

  private static Chart bars(
      Frame frame, Distribution shown, List<String> labels, List<Long> counts) {
    String what = frame.say(shown.of() == Entity.CONTACT ? "parts.contacts" : "parts.accounts");
    return new Chart(
        "distribution",
        Chart.Kind.BAR,
        shown.label() + shown.unit().map(unit -> " (" + unit + ")").orElse(""),
        what,
        frame.say("profile.value"),
        labels,
        List.of(Chart.Series.of(what, counts)));
  }
}
