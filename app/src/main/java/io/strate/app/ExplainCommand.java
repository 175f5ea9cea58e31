package io.strate.app;

import io.strate.workspace.answer.ExplainMembership;
import io.strate.workspace.answer.learnt.ExplainLearnt;
import io.strate.workspace.open.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Says why a profile is in a segment or not (or how a score comes about), since when, and when that
 * changes.
 */
@Command(
    name = "explain",
    description =
        "Says why a profile is in a segment or not (or how a score comes about), since when, and when that changes.",
    mixinStandardHelpOptions = true)
final class ExplainCommand extends WorkspaceCommand {

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "An id, or kind:value such as email:ada@example.com.")
  String id = "";

  @Parameters(
      index = "1",
      paramLabel = "SEGMENT",
      description = "A segment, a tier, a family of tiers, a trait or a score.")
  String name = "";

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  WorkspaceFolder folder() {
    return folder;
  }

  @Mixin AsOf asOf = new AsOf();

  @Override
  int work(Workspace workspace) {
    new ExplanationView(
            new ExplainMembership(workspace, new ExplainLearnt(workspace))
                .of(id, name, asOf.asked()),
            words(workspace))
        .print(format, out());
    return DONE;
  }
}
