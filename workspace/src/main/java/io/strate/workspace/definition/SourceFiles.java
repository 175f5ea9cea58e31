package io.strate.workspace.definition;

import java.nio.file.Path;
import java.util.List;

/**
 * The files of one source.
 *
 * @param source the source's name
 * @param pattern the file or pattern, as the definition writes it, that was found
 * @param files what it names, in the order of their names
 */
public record SourceFiles(String source, String pattern, List<File> files) {

  public SourceFiles {
    files = List.copyOf(files);
  }

  /**
   * One file.
   *
   * @param name as the workspace calls it: relative to its folder where {@code read:} is, with
   *     slashes
   */
  public record File(String name, Path path) {}
}
