package io.strate.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Folders of definitions and source files. */
final class SourceFolders {

  private SourceFolders() {}

  /** Everything but the store. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path name = from.relativize(file);
        if (!name.startsWith(".strate")) {
          Path copy = to.resolve(name.toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }

  /** Replaces a text file by several that share its rows, in another order. */
  static void split(Path file, boolean hasHeader, int parts, Random random) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    List<String> header = hasHeader ? List.of(lines.removeFirst()) : List.of();
    Collections.shuffle(lines, random);
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    for (int part = 0; part < parts; part++) {
      List<String> some = new ArrayList<>(header);
      int first = lines.size() * part / parts;
      some.addAll(lines.subList(first, lines.size() * (part + 1) / parts));
      String partName = name.substring(0, dot) + "-" + part + name.substring(dot);
      Files.write(file.resolveSibling(partName), some);
    }
    Files.delete(file);
  }
}
