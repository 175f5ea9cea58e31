package io.strate.server.pages.learning;

import io.strate.server.pages.Words;
import io.strate.server.pages.learning.ClusterView.Transitions;
import io.strate.server.pages.learning.MonitoringView.Alarm;
import io.strate.server.pages.learning.MonitoringView.AtTime;
import io.strate.server.pages.learning.MonitoringView.Check;
import io.strate.server.pages.learning.MonitoringView.ClusterPeriod;
import io.strate.server.pages.learning.MonitoringView.Drift;
import io.strate.server.pages.learning.MonitoringView.FeatureDrift;
import io.strate.workspace.answer.learnt.ShowWatched;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.learning.watch.WatchNotes;
import io.strate.workspace.learning.watch.Watched;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Reads what was found when something learnt was watched, in a language. */
final class WatchedViews {

  private static final String AUC = "auc";
  private static final int DIGITS = 3;

  /** What comes less often is not told in percent. */
  private static final double RARE = 0.001;

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
                                warning.isAlarm(),
                                last.at(),
                                heads.in(warning.words()),
                                words.say("monitoring.advice"),
                                head)));
  }

  MonitoringView.Watched watched(
      LearntHead head, ShowWatched.Line line, Optional<Transitions> transitions) {
    return new MonitoringView.Watched(
        head,
        line.bound(),
        line.history().stream()
            .filter(each -> Double.isFinite(each.drift()))
            .map(WatchedViews::drift)
            .toList(),
        line.last().map(this::scores).orElseGet(List::of),
        line.last().map(this::features).orElseGet(List::of),
        line.last().map(WatchedViews::realised).orElseGet(List::of),
        line.last().map(WatchedViews::periods).orElseGet(List::of),
        transitions);
  }

  /** Within noise too, how far it went, where that was kept. */
  private static Drift drift(WatchNotes.Line line) {
    return line.furthest()
        .map(index -> new Drift(line.at(), index.value(), index.noise()))
        .orElseGet(() -> new Drift(line.at(), line.drift(), Double.NaN));
  }

  private List<Check> scores(Watched last) {
    List<Check> checks = new ArrayList<>();
    last.scores().ifPresent(scores -> checks.addAll(scores(scores, last)));
    last.calibration()
        .ifPresent(
            promise ->
                checks.add(
                    new Check(
                        words.say("monitoring.scores.promise"),
                        words.say("monitoring.scores.promise_hint", promise.rows()),
                        words.say(
                            "monitoring.scores.promise_is",
                            promise.came(),
                            Math.round(promise.promised())),
                        words.say("monitoring.scores.promise_chance", Math.round(promise.noise())),
                        isFound(last, Watched.Kind.CALIBRATION))));
    return checks;
  }

  private List<Check> scores(Watched.Scores scores, Watched last) {
    return List.of(
        new Check(
            words.say("monitoring.scores.mean"),
            "",
            words.say(
                "monitoring.scores.mean_is", number(scores.meanBefore()), number(scores.meanNow())),
            "",
            false),
        new Check(
            words.say("monitoring.scores.psi"),
            words.say("monitoring.scores.psi_hint"),
            number(scores.index()),
            words.say("monitoring.scores.psi_chance", number(scores.noise())),
            isFound(last, Watched.Kind.SCORES)),
        new Check(
            words.say("monitoring.scores.gap"),
            words.say("monitoring.scores.gap_hint"),
            number(scores.distance()),
            scores.chance() < RARE
                ? words.say("monitoring.scores.gap_rare")
                : words.say("monitoring.scores.gap_chance", words.percent(scores.chance(), 1)),
            isFound(last, Watched.Kind.SCORE_DISTANCE)));
  }

  private String number(double value) {
    return words.number(value, DIGITS);
  }

  private static boolean isFound(Watched last, Watched.Kind kind) {
    return last.alerts().stream().anyMatch(alert -> alert.kind() == kind);
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
