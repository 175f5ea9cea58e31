package io.strate.workspace.definition;

import io.strate.rule.Problem;
import io.strate.rule.draft.Name;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Files of ids: one a line, the first cell where a line has several, without quotes around it. A
 * first line {@code id}, or one that ends in it ({@code customer_id}), is a heading. Such lists are
 * kept by hand and short: they are a part of the definitions.
 */
final class IdLists {

  private static final long LARGEST = 100_000_000;

  private final Path folder;
  private final Set<Path> files = new LinkedHashSet<>();

  IdLists(Path folder) {
    this.folder = folder;
  }

  /** The files that were asked for. */
  Set<Path> files() {
    return files;
  }

  /** The ids of a file, none if it cannot be read. */
  Set<String> read(Name file, Consumer<Problem> problems) {
    try {
      Path path = folder.resolve(file.text());
      files.add(path);
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        problems.accept(
            problem(file, "'" + file + "' " + MainFile.kind(path) + "; expected a file of ids"));
        return Set.of();
      }
      if (Files.size(path) > LARGEST) {
        problems.accept(problem(file, "a list of ids has at most 100 MB"));
        return Set.of();
      }
      return ids(Files.readAllLines(path, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      problems.accept(problem(file, "'" + file + "' is not UTF-8 text; save it as UTF-8"));
    } catch (IOException | InvalidPathException e) {
      problems.accept(
          problem(
              file,
              "the list '"
                  + file
                  + "' cannot be read; give a file beside strate.yaml, or ids in [ ]"));
    }
    return Set.of();
  }

  private static Problem problem(Name file, String message) {
    return Problem.error("definition.file", file.place(), message);
  }

  private static Set<String> ids(List<String> lines) {
    Set<String> ids = new LinkedHashSet<>();
    for (String line : lines) {
      String id = firstCell(line.startsWith("\uFEFF") ? line.substring(1) : line);
      boolean heading =
          ids.isEmpty() && id.toLowerCase(java.util.Locale.ROOT).matches("(.*[_ .-])?id");
      if (!id.isEmpty() && !heading) {
        ids.add(id);
      }
    }
    return ids;
  }

  private static String firstCell(String line) {
    if (line.startsWith("\"")) {
      int end = line.indexOf('"', 1);
      return end < 0 ? line : line.substring(1, end);
    }
    int end = 0;
    while (end < line.length() && ",;\t".indexOf(line.charAt(end)) < 0) {
      end++;
    }
    return line.substring(0, end).strip();
  }
}
