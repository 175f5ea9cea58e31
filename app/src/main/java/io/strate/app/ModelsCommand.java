package io.strate.app;

import io.strate.workspace.answer.learnt.Learnable;
import io.strate.workspace.answer.learnt.ShowModel;
import io.strate.workspace.answer.learnt.ShowMoment;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.open.Workspace;
import java.util.OptionalInt;
import picocli.CommandLine.Command;

/** Lists models and best moments, shows one and its versions, puts versions into force. */
@Command(
    name = "models",
    description =
        "Lists models and best moments; shows what a version of one learnt and how good it is; puts versions into force.")
final class ModelsCommand extends LearntCommand {

  @Override
  Learnable.Kind[] kinds() {
    return new Learnable.Kind[] {Learnable.Kind.MODEL, Learnable.Kind.MOMENT};
  }

  @Override
  void show(Workspace workspace, Learnable one, OptionalInt asked) {
    WorkspaceDefinition definition = workspace.definition();
    if (one.kind() == Learnable.Kind.MOMENT) {
      new MomentView(new ShowMoment(workspace).of(one.name(), asked), words(workspace))
          .print(format, out());
    } else {
      new ModelView(definition, new ShowModel(workspace).of(one.name(), asked), words(workspace))
          .print(format, out());
    }
  }
}
