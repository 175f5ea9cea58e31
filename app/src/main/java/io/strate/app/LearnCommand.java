package io.strate.app;

import io.strate.workspace.Circumstances;
import io.strate.workspace.learning.card.Verdict;
import io.strate.workspace.learning.refresh.LearnAnew;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import io.strate.workspace.run.RunSegments;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns cluster sets, models and best moments anew. */
@Command(
    name = "learn",
    description =
        "Learns cluster sets, models and best moments anew, judges them, states what they say of everybody.",
    mixinStandardHelpOptions = true)
final class LearnCommand extends WorkspaceCommand {

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "The cluster set, model or moment to learn (default: all).")
  Optional<String> only = Optional.empty();

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
    LearnAnew anew = new LearnAnew(workspace);
    List<String> names = only.map(List::of).orElseGet(anew::names);
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
    for (String name : names) {
      LearnAnew.Result result = anew.learn(name, now, Interest.LASTING);
      table.row(
          name,
          result.version(),
          result.method(),
          LearntWords.grade(result.verdict().grade()),
          LearntWords.yesNo(result.isPromoted()),
          result.stated().changed());
      reasons(name, result.verdict(), words, reasons);
    }
    new RunSegments(workspace).run(OptionalLong.of(now));
    table.print(format, words, out());
    if (format == Format.TABLE) {
      out().print(reasons);
    }
    return DONE;
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
