package io.strate.lake;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Everything below a folder that is no folder; links are followed, but not around in circles. */
final class FilesBelow extends SimpleFileVisitor<Path> {

  private final List<Path> found = new ArrayList<>();

  private FilesBelow() {}

  static List<Path> root(Path root, int depth) {
    FilesBelow below = new FilesBelow();
    try {
      Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, below);
      return below.found;
    } catch (IOException e) {
      throw new Failure(
          "source.unreadable",
          Blame.RESOURCES,
          "cannot list '" + e.getMessage() + "'; allow it to this user (chmod u+rx)",
          e);
    }
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    found.add(file);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
    if (e instanceof FileSystemLoopException) {
      return FileVisitResult.CONTINUE;
    }
    throw e;
  }
}
