package io.strate.workspace.live;

import io.strate.domain.Failure;
import io.strate.workspace.definition.WorkspaceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of a workspace's definitions as they look from outside, cheap to ask for. */
final class WatchedFiles {

  private final Path folder;
  private final Map<Path, Look> before;

  /** Of a workspace that is about to be opened: what is written from now on will be seen. */
  WatchedFiles(Path folder) {
    this.folder = folder;
    this.before = look(Set.of());
  }

  /** How they looked then. */
  Map<Path, Look> before() {
    return before;
  }

  /** What changes when a file is written or replaced. */
  record Look(long size, FileTime modified, @Nullable Object file) {}

  /**
   * How all files look.
   *
   * @param lists further files that belong to the definitions
   */
  Map<Path, Look> look(Collection<Path> lists) {
    Map<Path, Look> looks = new LinkedHashMap<>();
    try {
      WorkspaceFiles.in(folder).forEach(path -> add(path, looks));
    } catch (Failure isNoWorkspace) {
      // Whoever reads the files tells it.
    }
    lists.forEach(path -> add(path, looks));
    return looks;
  }

  private static void add(Path path, Map<Path, Look> looks) {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      looks.put(path, new Look(now.size(), now.lastModifiedTime(), now.fileKey()));
    } catch (IOException isGone) {
      looks.remove(path);
    }
  }
}
