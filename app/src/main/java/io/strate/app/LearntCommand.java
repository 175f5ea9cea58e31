package io.strate.app;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.workspace.Circumstances;
import io.strate.workspace.answer.learnt.CompareVersions;
import io.strate.workspace.answer.learnt.KeptVersion;
import io.strate.workspace.answer.learnt.Learnable;
import io.strate.workspace.answer.learnt.ListLearnt;
import io.strate.workspace.learning.StateLearnt.Stated;
import io.strate.workspace.learning.refresh.LastAttempt;
import io.strate.workspace.learning.refresh.LearnAnew;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import io.strate.workspace.run.RunSegments;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command about the versions of what was learnt: lists, shows, promotes and rolls back. */
abstract class LearntCommand extends WorkspaceCommand {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "One of them (default: a list of all). A folder is taken for the workspace.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "This version (default: the one in force, or else the one learnt last).")
  private Optional<Integer> version = Optional.empty();

  @Option(
      names = "--compare",
      paramLabel = "N",
      description = "Sets this version beside the one shown.")
  private Optional<Integer> compared = Optional.empty();

  @Option(
      names = "--promote",
      paramLabel = "N",
      description = "Puts this version into force and states what it says of everybody.")
  private Optional<Integer> promoted = Optional.empty();

  @Option(
      names = "--rollback",
      description = "Puts the version into force again that was before the present one.")
  private boolean isRolledBack;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  private boolean isHelpWanted;

  @Mixin private WorkspaceFolder folder = new WorkspaceFolder();

  @Mixin private AsOf asOf = new AsOf();

  /** Which kinds of what is learnt it is about. */
  abstract Learnable.Kind[] kinds();

  /** Prints a version of one. */
  abstract void show(Workspace workspace, Learnable one, OptionalInt asked);

  @Override
  WorkspaceFolder folder() {
    return folder.orFirst(name, spec);
  }

  private Optional<String> one() {
    return WorkspaceFolder.isFirst(name, spec) ? Optional.empty() : name;
  }

  private boolean isChange() {
    return promoted.isPresent() || isRolledBack;
  }

  @Override
  Workspace open(Circumstances circumstances) {
    return isChange() ? Workspace.open(folder().path, circumstances) : super.open(circumstances);
  }

  @Override
  int work(Workspace workspace) {
    if (isChange()) {
      change(workspace);
    } else if (one().isPresent()) {
      OptionalInt asked = version.map(OptionalInt::of).orElse(OptionalInt.empty());
      ListLearnt.Line line = new ListLearnt(workspace).one(one().get(), kinds());
      if (compared.isPresent()) {
        compare(workspace, line, compared.get(), asked);
      } else {
        show(workspace, line.what(), asked);
      }
    } else {
      list(workspace).print(format, words(workspace), out());
    }
    return DONE;
  }

  private void compare(Workspace workspace, ListLearnt.Line line, int former, OptionalInt asked) {
    int later = asked.orElseGet(() -> line.shown().map(KeptVersion::number).orElse(former));
    CompareVersions.Compared both = new CompareVersions(workspace).of(line.what(), former, later);
    Table table = new Table(Column.TEST, Column.MEASURE, Column.FORMER, Column.LATER);
    for (CompareVersions.Measured each : both.measures()) {
      table.row(
          LearntWords.test(each.test()),
          LearntWords.measure(each.measure()),
          LearntWords.number(each.former()),
          LearntWords.number(each.later()));
    }
    table.print(format, words(workspace), out());
  }

  private void change(Workspace workspace) {
    if (one().isEmpty() || (promoted.isPresent() && isRolledBack)) {
      throw new Failure(
          "usage.promote", Blame.USER, "expected NAME with either --promote N or --rollback");
    }
    long now = asOf.asked().orElseGet(() -> workspace.circumstances().clock().getAsLong());
    String by = System.getProperty("user.name", "");
    LearnAnew anew = new LearnAnew(workspace);
    Stated stated =
        isRolledBack
            ? anew.rollBack(one().get(), now, by, Interest.LASTING)
            : anew.promote(one().get(), promoted.orElseThrow(), now, by, Interest.LASTING);
    new RunSegments(workspace).run(OptionalLong.of(now));
    err().println("strate: " + words(workspace).inForce(one().get(), stated));
    list(workspace).print(format, words(workspace), out());
  }

  private Table list(Workspace workspace) {
    Table table =
        new Table(
            Column.NAME,
            Column.LABEL,
            Column.OF,
            Column.STATE,
            Column.VERSION,
            Column.VERDICT,
            Column.LEARNT,
            Column.DUE,
            Column.TROUBLE);
    for (ListLearnt.Line line : new ListLearnt(workspace).all(kinds())) {
      table.row(
          line.what().name(),
          line.what().label(),
          Words.term(line.what().of()),
          LearntWords.state(line.state()),
          line.shown().map(shown -> (Object) shown.number()).orElse(""),
          line.shown().map(shown -> (Object) LearntWords.grade(shown.verdict().grade())).orElse(""),
          line.shown().map(shown -> Words.instant(shown.asOf())).orElse(""),
          line.due().isPresent() ? Words.instant(line.due().getAsLong()) : "",
          line.attempt().flatMap(LastAttempt::failure).orElse(""));
    }
    return table;
  }
}
