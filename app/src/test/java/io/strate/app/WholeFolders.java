package io.strate.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders as a whole, whatever is in them. */
final class WholeFolders {

  private WholeFolders() {}

  static void copy(Path from, Path to) throws IOException {
    for (Path file : below(from)) {
      Path copy = to.resolve(from.relativize(file).toString());
      if (!Files.isDirectory(copy)) {
        Files.copy(file, copy);
      }
    }
  }

  /** Deletes what a path names: a file, a link, or a folder with all that is in it. */
  static void delete(Path path) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      for (Path file : below(path).reversed()) {
        Files.delete(file);
      }
    }
  }

  private static List<Path> below(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.sorted(Comparator.naturalOrder()).toList();
    }
  }
}
