package io.strate.app;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Nearest;
import io.strate.workspace.Circumstances;
import io.strate.workspace.learning.refresh.LearnAnew;
import io.strate.workspace.learning.watch.WatchLearnt;
import io.strate.workspace.learning.watch.Watched;
import io.strate.workspace.learning.watch.Watched.ClusterPeriod;
import io.strate.workspace.learning.watch.Watched.Level;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares everybody with how they were when the versions in force were learnt. */
@Command(
    name = "drift",
    description =
        "Compares everybody with how they were when cluster sets and models were learnt, and what was stated with what came of it.",
    mixinStandardHelpOptions = true)
final class DriftCommand extends WorkspaceCommand {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description =
          "The cluster set or model (default: all that are in force). A folder is taken for the workspace.")
  Optional<String> name = Optional.empty();

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Mixin AsOf asOf = new AsOf();

  @Override
  WorkspaceFolder folder() {
    return folder.orFirst(name, spec);
  }

  @Override
  Workspace open(Circumstances circumstances) {
    return Workspace.open(folder().path, circumstances);
  }

  @Override
  int work(Workspace workspace) {
    long now = workspace.asOf(asOf.asked());
    Words words = words(workspace);
    Table table =
        new Table(
            Column.NAME,
            Column.VERSION,
            Column.COMPARED,
            Column.DRIFT,
            Column.NOISE,
            Column.WHEN_LEARNT,
            Column.NOW,
            Column.ROWS,
            Column.VERDICT);
    StringBuilder alerts = new StringBuilder();
    for (String each : names(workspace)) {
      new WatchLearnt(workspace)
          .watch(each, now, Interest.LASTING)
          .ifPresent(
              watched -> {
                rows(watched, table);
                watched
                    .alerts()
                    .forEach(
                        alert ->
                            alerts
                                .append(each)
                                .append(": ")
                                .append(words.say(alert.words().en(), alert.words().fr()))
                                .append('\n'));
              });
    }
    table.print(format, words, out());
    if (format == Format.TABLE) {
      out().print(alerts);
      out().flush();
    }
    return DONE;
  }

  private List<String> names(Workspace workspace) {
    List<String> all = new LearnAnew(workspace).names();
    Optional<String> one = WorkspaceFolder.isFirst(name, spec) ? Optional.empty() : name;
    if (one.filter(asked -> !all.contains(asked)).isPresent()) {
      throw new Failure(
          "learn.unknown",
          Blame.USER,
          "no cluster set or model is called '%s'%s"
              .formatted(one.get(), Nearest.hint(one.get(), all)));
    }
    return one.map(List::of).orElse(all);
  }

  // ---- the lines of a version ----

  private static void rows(Watched watched, Table table) {
    for (Watched.Feature each : watched.features()) {
      Optional<Level> level = each.isImportant() ? each.level() : Optional.empty();
      line(watched, table, each.name(), each.index(), each.noise(), "", "", watched.rows(), level);
    }
    watched
        .scores()
        .ifPresent(
            each -> {
              line(
                  watched,
                  table,
                  "scores",
                  each.index(),
                  each.noise(),
                  number(each.meanBefore()),
                  number(each.meanNow()),
                  watched.rows(),
                  level(watched, List.of("SCORES"), Optional.empty()));
              measure(
                  watched,
                  table,
                  "largest gap between scores (Kolmogorov–Smirnov)",
                  "",
                  number(each.distance()),
                  watched.rows(),
                  level(watched, List.of("SCORE_DISTANCE"), Optional.empty()));
            });
    watched
        .calibration()
        .ifPresent(
            each ->
                measure(
                    watched,
                    table,
                    new Words.Term("yes promised, came", "oui promis, arrivés"),
                    number(each.promised()),
                    number(each.came()),
                    each.rows(),
                    level(watched, List.of("CALIBRATION"), Optional.empty())));
    for (Watched.Period period : watched.periods()) {
      boolean isLast = period == watched.periods().getLast();
      period
          .measures()
          .forEach(
              each ->
                  measure(
                      watched,
                      table,
                      each.name() + " " + Instant.ofEpochMilli(period.snapshot()),
                      "",
                      number(each.value()),
                      period.rows(),
                      isLast
                          ? level(watched, List.of("MEASURE"), Optional.of(each.name()))
                          : Optional.empty()));
    }
    watched
        .moved()
        .ifPresent(
            moved ->
                measure(
                    watched,
                    table,
                    since(Instant.ofEpochMilli(moved.since()).truncatedTo(ChronoUnit.SECONDS)),
                    "",
                    number(moved.retention()),
                    watched.rows(),
                    level(watched, List.of("RETENTION"), Optional.empty())));
    watched.clusterPeriods().forEach(each -> period(watched, table, each));
  }

  /** How well apart clusters were, and how many were in another than in the period before. */
  private static void period(Watched watched, Table table, ClusterPeriod period) {
    Instant at = Instant.ofEpochMilli(period.at());
    table.row(
        watched.name(),
        period.version(),
        "exact silhouette " + at,
        "",
        "",
        "",
        number(period.silhouette()),
        period.rows(),
        period.at() == watched.at()
            ? LearntWords.level(level(watched, List.of("SILHOUETTE"), Optional.empty()))
            : "");
    if (period.compared() > 0) {
      table.row(
          watched.name(),
          period.version(),
          "moved to another cluster by " + at,
          "",
          "",
          "",
          number((double) period.moved() / period.compared()),
          period.compared(),
          "");
    }
  }

  private static Optional<Level> level(
      Watched watched, List<String> kinds, Optional<String> subject) {
    return watched.alerts().stream()
        .filter(alert -> kinds.contains(alert.kind().name()))
        .filter(alert -> subject.isEmpty() || subject.get().equals(alert.subject()))
        .map(Watched.Alert::level)
        .findFirst();
  }

  private static void measure(
      Watched watched,
      Table table,
      Object what,
      Object before,
      Object now,
      int rows,
      Optional<Level> level) {
    table.row(
        watched.name(),
        watched.version(),
        what,
        "",
        "",
        before,
        now,
        rows,
        LearntWords.level(level));
  }

  private static void line(
      Watched watched,
      Table table,
      String what,
      double index,
      double noise,
      Object before,
      Object now,
      int rows,
      Optional<Level> level) {
    table.row(
        watched.name(),
        watched.version(),
        what,
        number(index),
        number(noise),
        before,
        now,
        rows,
        LearntWords.level(level));
  }

  private static Words.Term since(Instant instant) {
    return new Words.Term(
        "still in their cluster since " + instant, "encore dans leur groupe depuis le " + instant);
  }

  private static Object number(double value) {
    return Double.isFinite(value) ? (Object) (Math.round(value * 1_000) / 1_000.0) : "";
  }
}
