package io.strate.app;

import io.strate.workspace.schema.DefinitionSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the JSON Schema of the definitions, for editors that complete and check YAML. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema of the definitions, for editors.",
    mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().println(DefinitionSchema.json());
    return WorkspaceCommand.DONE;
  }
}
