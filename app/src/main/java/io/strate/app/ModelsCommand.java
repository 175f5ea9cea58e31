package io.strate.app;

import io.strate.workspace.answer.learnt.Learnable;
import io.strate.workspace.answer.learnt.ShowModel;
import io.strate.workspace.open.Workspace;
import java.util.OptionalInt;
import picocli.CommandLine.Command;

/** Lists models, shows one and its versions, puts versions into force. */
@Command(
    name = "models",
    description =
        "Lists models; shows what a version of one learnt and how good it is; puts versions into force.")
final class ModelsCommand extends LearntCommand {

  @Override
  Learnable.Kind kind() {
    return Learnable.Kind.MODEL;
  }

  @Override
  void show(Workspace workspace, String one, OptionalInt asked) {
    new ModelView(workspace.definition(), new ShowModel(workspace).of(one, asked), words(workspace))
        .print(format, out());
  }
}
