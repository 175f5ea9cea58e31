package io.strate.workspace.definition;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The file that makes a folder a workspace: there, and a file, or a sentence why not. */
final class MainFile {

  private MainFile() {}

  static void require(Path folder) {
    Path main = folder.resolve(WorkspaceFiles.MAIN);
    if (!Files.isRegularFile(main)) {
      throw new Failure(
          "workspace.missing",
          Blame.USER,
          found(folder, main) + "; give the folder of a workspace, or make one with `strate init`");
    }
  }

  private static String found(Path folder, Path main) {
    if (!Files.isDirectory(folder)) {
      return Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
          ? "%s %s, expected a folder".formatted(folder, kind(folder))
          : "there is no folder " + folder;
    }
    return Files.exists(main, LinkOption.NOFOLLOW_LINKS)
        ? "%s %s, expected a file".formatted(main, kind(main))
        : "there is no %s in %s".formatted(WorkspaceFiles.MAIN, folder);
  }

  /** What a path leads to, as in "it is a folder". */
  static String kind(Path path) {
    if (Files.isDirectory(path)) {
      return "is a folder";
    }
    if (Files.isRegularFile(path)) {
      return "is a file";
    }
    return Files.isSymbolicLink(path) && !Files.exists(path)
        ? "is a link that leads nowhere"
        : "is no ordinary file";
  }
}
