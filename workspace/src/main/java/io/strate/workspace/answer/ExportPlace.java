package io.strate.workspace.answer;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.lake.SourceFiles;
import io.strate.workspace.definition.SourceDefinition;
import io.strate.workspace.definition.WorkspaceDefinition;
import java.nio.file.Path;

/** Where exports may be written. */
public final class ExportPlace {

  private ExportPlace() {}

  /**
   * An export in the place of a source's file would destroy it, or be read as one of its files.
   *
   * @throws Failure {@code usage.export} if a source reads that file
   */
  public static void requireNoSource(WorkspaceDefinition definition, Path file) {
    for (SourceDefinition source : definition.sources()) {
      for (String read : source.read()) {
        if (SourceFiles.names(definition.folder(), read, file)) {
          throw new Failure(
              "usage.export",
              Blame.USER,
              "'%s' is read by the source '%s' (%s): give the export another name"
                  .formatted(file, source.name(), read));
        }
      }
    }
  }
}
