package io.strate.workspace.definition;

import io.strate.rule.draft.Name;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Finds the files that a source reads: the first of its patterns that names any. */
final class FileSearch {

  private final Path folder;

  FileSearch(Path folder) {
    this.folder = folder;
  }

  Optional<SourceFiles> find(String source, List<Name> patterns) {
    for (Name pattern : patterns) {
      List<SourceFiles.File> files = files(pattern.text());
      if (!files.isEmpty()) {
        return Optional.of(new SourceFiles(source, pattern.text(), files));
      }
    }
    return Optional.empty();
  }

  private List<SourceFiles.File> files(String pattern) {
    try {
      Path whole = folder.resolve(pattern);
      if (Files.isRegularFile(whole)) {
        return List.of(new SourceFiles.File(pattern, whole));
      }
    } catch (InvalidPathException e) {
      // A pattern need not be a path.
    }
    return isPattern(pattern) ? matching(pattern) : List.of();
  }

  private static boolean isPattern(String text) {
    return text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  /** Files below the last folder that the pattern names outright. */
  private List<SourceFiles.File> matching(String pattern) {
    int wild = 0;
    while ("*?[{".indexOf(pattern.charAt(wild)) < 0) {
      wild++;
    }
    String fixed = pattern.substring(0, pattern.lastIndexOf('/', wild) + 1);
    String rest = pattern.substring(fixed.length());
    Path start = folder.resolve(fixed);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    int depth =
        rest.contains("**")
            ? Integer.MAX_VALUE
            : (int) rest.chars().filter(c -> c == '/').count() + 1;
    try (Stream<Path> found =
        Files.find(start, depth, (_, attributes) -> attributes.isRegularFile())) {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
      return found
          .filter(path -> matcher.matches(start.relativize(path)))
          .map(path -> new SourceFiles.File(fixed + slashed(start.relativize(path)), path))
          .sorted((a, b) -> a.name().compareTo(b.name()))
          .toList();
    } catch (IOException | PatternSyntaxException e) {
      return List.of();
    }
  }

  private static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
