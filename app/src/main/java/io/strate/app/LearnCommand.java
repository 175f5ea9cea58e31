package io.strate.app;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.workspace.Circumstances;
import io.strate.workspace.answer.learnt.ExportExamples;
import io.strate.workspace.learning.card.Verdict;
import io.strate.workspace.learning.refresh.KeepStated;
import io.strate.workspace.learning.refresh.LearnAnew;
import io.strate.workspace.learning.watch.WatchLearnt;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import io.strate.workspace.run.RunSegments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns cluster sets and models anew. */
@Command(
    name = "learn",
    description =
        "Learns cluster sets and models anew, judges them, states what they say of everybody.",
    mixinStandardHelpOptions = true)
final class LearnCommand extends WorkspaceCommand {

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "The cluster set or model to learn (default: all).")
  Optional<String> only = Optional.empty();

  @Option(
      names = "--due",
      description =
          "Only what is due by its schedule; what fails keeps no other from being learnt.")
  boolean isDue;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description =
          "Learns nothing: writes the rows that --only NAME is learnt from to a file, csv, jsonl or parquet by its name.")
  Optional<Path> export = Optional.empty();

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Mixin AsOf asOf = new AsOf();

  @Override
  WorkspaceFolder folder() {
    return folder;
  }

  @Override
  Workspace open(Circumstances circumstances) {
    return Workspace.open(folder.path, circumstances);
  }

  @Override
  int work(Workspace workspace) {
    long now = asOf.asked().orElseGet(() -> workspace.circumstances().clock().getAsLong());
    workspace.readSources(now);
    if (export.isPresent()) {
      return export(workspace, export.get(), now);
    }
    LearnAnew anew = new LearnAnew(workspace);
    List<String> names = names(workspace, anew, now);
    Table table =
        new Table(
            Column.NAME,
            Column.VERSION,
            Column.METHOD,
            Column.VERDICT,
            Column.IN_FORCE,
            Column.STATED);
    Words words = words(workspace);
    StringBuilder reasons = new StringBuilder();
    List<Failure> failed = new ArrayList<>();
    for (String name : names) {
      try {
        LearnAnew.Result result = anew.learn(name, now, Interest.LASTING);
        row(result, table);
        reasons(name, result.verdict(), words, reasons);
      } catch (Failure failure) {
        failed.add(failure);
        if (!isDue) {
          throw failure;
        }
      }
    }
    new RunSegments(workspace, new KeepStated(workspace)).run(OptionalLong.of(now));
    table.print(format, words, out());
    if (format == Format.TABLE) {
      out().print(reasons);
    }
    failed.stream().skip(1).map(Failure::getMessage).forEach(workspace.circumstances().warnings());
    failed.stream()
        .findFirst()
        .ifPresent(
            failure -> {
              throw failure;
            });
    return DONE;
  }

  private int export(Workspace workspace, Path file, long now) {
    String name =
        only.orElseThrow(
            () ->
                new Failure(
                    "usage.export",
                    Blame.USER,
                    "expected --only NAME together with --export FILE"));
    long rows = new ExportExamples(workspace, Interest.LASTING).to(file, name, now);
    err().println("strate: " + words(workspace).exported(rows, file));
    return DONE;
  }

  private List<String> names(Workspace workspace, LearnAnew anew, long now) {
    if (isDue) {
      watch(workspace, anew, now);
    }
    List<String> names = isDue ? anew.due(now) : anew.names();
    return only.map(name -> isDue ? names.stream().filter(name::equals).toList() : List.of(name))
        .orElse(names);
  }

  /** What has drifted is due once it is known to have. */
  private static void watch(Workspace workspace, LearnAnew anew, long now) {
    for (String name : anew.unwatched(now)) {
      try {
        new WatchLearnt(workspace).watch(name, now, Interest.LASTING);
      } catch (Failure failure) {
        workspace.circumstances().warnings().accept(failure.getMessage());
      }
    }
  }

  private static void row(LearnAnew.Result result, Table table) {
    table.row(
        result.name(),
        result.version(),
        result.method(),
        LearntWords.grade(result.verdict().grade()),
        LearntWords.yesNo(result.isPromoted()),
        result.stated().changed());
  }

  private static void reasons(String name, Verdict verdict, Words words, StringBuilder into) {
    verdict
        .reasons()
        .forEach(
            reason ->
                into.append(name)
                    .append(": ")
                    .append(words.say(reason.en(), reason.fr()))
                    .append('\n'));
  }
}
