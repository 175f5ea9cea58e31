package io.strate.workspace.edit;

import io.strate.domain.Failure;
import io.strate.workspace.definition.WorkspaceFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks definitions up in the files of a workspace, as they are on disk. For any thread. */
public final class DefinitionFiles {

  private final Path folder;

  public DefinitionFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * A definition by its name; empty if there is none.
   *
   * @throws Failure {@code definition.unreadable} if a file cannot be read whole
   */
  public Optional<WrittenDefinition> definition(Section section, String name) {
    return definitions(section).stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * All definitions of a section, in the order of the files.
   *
   * @throws Failure {@code definition.unreadable} if a file cannot be read whole
   */
  public List<WrittenDefinition> definitions(Section section) {
    return read().stream().flatMap(file -> file.definitions(section).stream()).toList();
  }

  List<DefinitionFile> read() {
    return WorkspaceFiles.in(folder).stream().map(DefinitionFile::read).toList();
  }
}
