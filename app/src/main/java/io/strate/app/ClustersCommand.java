package io.strate.app;

import io.strate.workspace.answer.learnt.Learnable;
import io.strate.workspace.answer.learnt.ShowClusters;
import io.strate.workspace.open.Workspace;
import java.util.OptionalInt;
import picocli.CommandLine.Command;

/** Lists cluster sets, shows one and its versions, puts versions into force. */
@Command(
    name = "clusters",
    description =
        "Lists cluster sets; shows who is in the clusters of one and how sure they are; puts versions into force.")
final class ClustersCommand extends LearntCommand {

  @Override
  Learnable.Kind[] kinds() {
    return new Learnable.Kind[] {Learnable.Kind.CLUSTERS};
  }

  @Override
  void show(Workspace workspace, Learnable one, OptionalInt asked) {
    new ClusterView(
            workspace.definition(),
            new ShowClusters(workspace).of(one.name(), asked),
            words(workspace))
        .print(format, out());
  }
}
