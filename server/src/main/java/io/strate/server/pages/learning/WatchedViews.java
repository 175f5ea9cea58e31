package io.strate.server.pages.learning;

import io.strate.server.pages.Words;
import io.strate.server.pages.learning.ClusterView.Transitions;
import io.strate.server.pages.learning.MonitoringView.Alarm;
import io.strate.server.pages.learning.MonitoringView.AtTime;
import io.strate.server.pages.learning.MonitoringView.ClusterPeriod;
import io.strate.server.pages.learning.MonitoringView.Drift;
import io.strate.server.pages.learning.MonitoringView.FeatureDrift;
import io.strate.workspace.answer.learnt.ShowWatched;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.learning.watch.Watched;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Reads what was found when something learnt was watched, in a language. */
final class WatchedViews {

  private static final String AUC = "auc";

  private final Words words;
  private final Heads heads;

  WatchedViews(WorkspaceDefinition definition, Words words) {
    this.words = words;
    this.heads = new Heads(definition, words);
  }

  /** What somebody should look at. */
  Stream<Alarm> alarms(LearntHead head, ShowWatched.Line line) {
    return line.last().stream()
        .flatMap(
            last ->
                line.warnings().stream()
                    .map(
                        warning ->
                            new Alarm(
                                warning.isAlarm() ? Verdict.Level.REFUSED : Verdict.Level.DOUBTFUL,
                                last.at(),
                                heads.in(warning.words()),
                                words.say("monitoring.advice"),
                                head)));
  }

  MonitoringView.Watched watched(
      LearntHead head, ShowWatched.Line line, Optional<Transitions> transitions) {
    double noise =
        line.last().stream()
            .flatMap(last -> last.features().stream())
            .mapToDouble(Watched.Feature::noise)
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    return new MonitoringView.Watched(
        head,
        line.bound(),
        line.history().stream()
            .filter(each -> Double.isFinite(each.drift()))
            .map(each -> new Drift(each.at(), each.drift(), noise))
            .toList(),
        line.last().map(this::features).orElseGet(List::of),
        line.last().map(WatchedViews::realised).orElseGet(List::of),
        line.last().map(WatchedViews::periods).orElseGet(List::of),
        transitions);
  }

  private List<FeatureDrift> features(Watched last) {
    return last.features().stream()
        .filter(each -> Double.isFinite(each.index()))
        .sorted(Comparator.comparingDouble(each -> -each.index()))
        .map(
            each ->
                new FeatureDrift(
                    heads.feature(each.name()),
                    each.index(),
                    each.noise(),
                    each.level().isPresent()))
        .toList();
  }

  private static List<AtTime> realised(Watched last) {
    return last.periods().stream()
        .flatMap(
            period ->
                period.measures().stream()
                    .filter(each -> each.name().equals(AUC) && Double.isFinite(each.value()))
                    .map(
                        each ->
                            new AtTime(
                                period.snapshot(),
                                new Interval(each.value(), each.low(), each.high()))))
        .toList();
  }

  private static List<ClusterPeriod> periods(Watched last) {
    return last.clusterPeriods().stream()
        .map(
            each ->
                new ClusterPeriod(
                    each.at(),
                    each.version(),
                    each.isInForce(),
                    new Interval(each.silhouette(), each.low(), each.high()),
                    each.compared(),
                    each.moved()))
        .toList();
  }

  /** How far what was learnt from has moved. */
  static OptionalDouble drift(ShowWatched.Line line) {
    return line.last()
        .map(last -> OptionalDouble.of(last.drift()))
        .orElseGet(OptionalDouble::empty);
  }
}
