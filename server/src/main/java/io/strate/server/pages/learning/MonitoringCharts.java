package io.strate.server.pages.learning;

import io.strate.server.pages.Frame;
import io.strate.server.pages.Plot;
import io.strate.server.pages.learning.MonitoringView.AtTime;
import io.strate.server.pages.learning.MonitoringView.Drift;
import io.strate.server.pages.learning.MonitoringView.Watched;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes charts of how what is learnt fares. */
public final class MonitoringCharts {

  private final Frame frame;

  MonitoringCharts(Frame frame) {
    this.frame = frame;
  }

  /** Every course that is known of one thing. */
  public List<Plot> of(Watched watched) {
    List<Plot> plots = new ArrayList<>();
    if (!watched.drift().isEmpty()) {
      plots.add(drift(watched));
    }
    add(plots, watched, "realised", watched.realised());
    add(
        plots,
        watched,
        "silhouettes",
        watched.periods().stream().map(one -> new AtTime(one.at(), one.silhouette())).toList());
    return plots;
  }

  /** How far values are from those learnt from, with what chance makes of it. */
  private Plot drift(Watched watched) {
    List<Plot.Series> series = new ArrayList<>();
    series.add(
        new Plot.Series(
            frame.say("monitoring.psi"),
            Plot.Form.LINE,
            watched.drift().stream().map(one -> Plot.Point.of(one.at(), one.psi())).toList()));
    List<Drift> known =
        watched.drift().stream().filter(one -> Double.isFinite(one.noise())).toList();
    if (!known.isEmpty()) {
      series.add(
          new Plot.Series(
              frame.say("monitoring.noise"),
              Plot.Form.BAND,
              known.stream().map(MonitoringCharts::noise).toList()));
    }
    return new Plot(
        "drift-" + watched.head().name(),
        frame.say("monitoring.drift"),
        new Plot.Axis(frame.say("parts.day"), Plot.Scale.DAY),
        Plot.Axis.of(frame.say("monitoring.psi")),
        series,
        List.of(
            new Plot.Mark(
                false,
                watched.alertAt(),
                frame.say("monitoring.alert_at", frame.words().number(watched.alertAt(), 2)))),
        Optional.empty());
  }

  private static Plot.Point noise(Drift one) {
    return new Plot.Point(one.at(), one.noise(), 0, one.noise());
  }

  private void add(List<Plot> plots, Watched watched, String what, List<AtTime> course) {
    if (course.isEmpty()) {
      return;
    }
    String name = frame.say("monitoring." + what);
    plots.add(
        new Plot(
            what + "-" + watched.head().name(),
            name,
            new Plot.Axis(frame.say("parts.day"), Plot.Scale.DAY),
            Plot.Axis.of(frame.say("monitoring.measure." + what)),
            List.of(
                new Plot.Series(
                    name,
                    Plot.Form.LINE,
                    course.stream()
                        .map(
                            one ->
                                new Plot.Point(
                                    one.at(),
                                    one.measure().value(),
                                    one.measure().low(),
                                    one.measure().high()))
                        .toList())),
            List.of(),
            Optional.empty()));
  }
}
