package io.strate.lake;

import io.strate.domain.Blame;
import io.strate.domain.CodePoints;
import io.strate.domain.Failure;
import io.strate.domain.Nearest;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the files that a source reads. */
public final class SourceFiles {

  private SourceFiles() {}

  /**
   * The files of the first of {@code alternatives} that exists: each is a path or a glob, relative
   * to the workspace. Files of a glob come in the order of their names.
   */
  public static List<SourceFile> find(Path workspace, List<String> alternatives) {
    for (String alternative : alternatives) {
      List<SourceFile> found = one(workspace, alternative);
      if (!found.isEmpty()) {
        return found;
      }
    }
    throw missing(workspace, alternatives);
  }

  /** Whether a file is, or would be, among those that a path or glob of a source names. */
  public static boolean names(Path workspace, String pattern, Path file) {
    Path found = file.toAbsolutePath().normalize();
    if (found.equals(resolve(workspace, pattern).toAbsolutePath())) {
      return true;
    }
    Path root = root(workspace, pattern).toAbsolutePath().normalize();
    return isGlob(pattern)
        && found.startsWith(root)
        && matcher(pattern, wild(pattern)).matches(root.relativize(found));
  }

  private static List<SourceFile> one(Path workspace, String pattern) {
    Path literal = resolve(workspace, pattern);
    if (Files.isDirectory(literal)) {
      throw new Failure(
          "source.directory",
          Blame.USER,
          "'"
              + pattern
              + "' is a folder: write which of its files to read, such as '"
              + trimSlash(pattern)
              + "/*.csv'");
    }
    if (Files.exists(literal)) {
      return List.of(source(workspace, literal));
    }
    return isGlob(pattern) ? glob(workspace, pattern) : List.of();
  }

  private static Path resolve(Path workspace, String pattern) {
    try {
      return workspace.resolve(pattern).normalize();
    } catch (InvalidPathException e) {
      throw new Failure(
          "source.path", Blame.USER, "'" + pattern + "' is no path of a file: " + e.getReason(), e);
    }
  }

  private static boolean isGlob(String pattern) {
    return pattern.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  private static List<SourceFile> glob(Path workspace, String pattern) {
    Path root = root(workspace, pattern);
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    String rest = wild(pattern);
    PathMatcher matcher = matcher(pattern, rest);
    int depth =
        rest.contains("**")
            ? Integer.MAX_VALUE
            : (int) rest.chars().filter(c -> c == '/').count() + 1;
    return FilesBelow.root(root, depth).stream()
        .filter(file -> matcher.matches(root.relativize(file)) && !Files.isDirectory(file))
        .map(file -> source(workspace, file))
        .sorted(Comparator.comparing(SourceFile::name, CodePoints::compare))
        .toList();
  }

  /** The folder that a glob begins in. */
  private static Path root(Path workspace, String pattern) {
    int fixed = fixed(pattern);
    return workspace.resolve(fixed < 0 ? "" : pattern.substring(0, Math.max(fixed, 1)));
  }

  /** A glob below its root. */
  private static String wild(String pattern) {
    return pattern.substring(fixed(pattern) + 1);
  }

  private static int fixed(String pattern) {
    return isGlob(pattern) ? pattern.lastIndexOf('/', firstWild(pattern)) : -1;
  }

  private static PathMatcher matcher(String pattern, String rest) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + rest);
    } catch (PatternSyntaxException e) {
      throw new Failure(
          "source.path",
          Blame.USER,
          "'"
              + pattern
              + "' is no pattern of files: a '[' or '{' is not closed; write such as 'orders/*.csv'",
          e);
    }
  }

  private static int firstWild(String pattern) {
    int first = 0;
    while ("*?[{".indexOf(pattern.charAt(first)) < 0) {
      first++;
    }
    return first;
  }

  private static SourceFile source(Path workspace, Path file) {
    Path root = workspace.toAbsolutePath().normalize();
    Path path = file.toAbsolutePath().normalize();
    String name =
        (path.startsWith(root) ? root.relativize(path) : path).toString().replace('\\', '/');
    FileFormat format =
        FileFormat.of(name)
            .orElseThrow(
                () ->
                    new Failure(
                        "source.format",
                        Blame.USER,
                        "'"
                            + name
                            + "': its name does not tell its format; expected one that ends in .csv, .tsv, .json, .jsonl, .parquet or .xlsx, perhaps with .gz or .zst after it"));
    return new SourceFile(name, path, format);
  }

  private static Failure missing(Path workspace, List<String> alternatives) {
    String wanted = alternatives.stream().map(a -> "'" + a + "'").collect(Collectors.joining(", "));
    String last = alternatives.isEmpty() ? "" : alternatives.getLast();
    Path literal = resolve(workspace, last);
    Path folder = literal.getParent();
    if (Files.isSymbolicLink(literal)) {
      return new Failure(
          "source.missing",
          Blame.USER,
          "'" + last + "' is a link that leads nowhere: mend it, or name another file");
    }
    return new Failure(
        "source.missing",
        Blame.USER,
        (alternatives.size() > 1
                ? "none of the files " + wanted + " exists"
                : isGlob(last) ? "no file matches " + wanted : "there is no file " + wanted)
            + " in "
            + workspace.toAbsolutePath().normalize()
            + (folder == null ? "" : nearest(folder, last)));
  }

  private static String nearest(Path folder, String wanted) {
    if (!Files.isDirectory(folder)) {
      return ": the folder '" + folder.getFileName() + "' does not exist";
    }
    String file = wanted.substring(wanted.lastIndexOf('/') + 1);
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> names =
          files.map(f -> String.valueOf(f.getFileName())).collect(Collectors.toSet());
      return Nearest.hint(file, names);
    } catch (IOException e) {
      return "";
    }
  }

  private static String trimSlash(String pattern) {
    return pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
  }
}
