package io.strate.workspace.open;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.rule.Problem;
import io.strate.rule.text.ProblemPrinter;
import io.strate.workspace.definition.Checked;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.definition.WorkspaceFiles;
import io.strate.workspace.ingest.CachedSchemas;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks the definitions of a workspace without opening its store. */
public final class CheckDefinitions {

  /** Problems of a source's files as they lie there now, not of what is written about them. */
  private static final Set<String> OF_FILES =
      Set.of(
          "source.binary",
          "source.denied",
          "source.empty",
          "source.encoding",
          "source.header",
          "source.missing",
          "source.truncated",
          "source.unreadable");

  private final Path folder;
  private final CachedSchemas schemas;

  public CheckDefinitions(Path folder) {
    this(folder, Stores.schemas(folder));
  }

  CheckDefinitions(Path folder, CachedSchemas schemas) {
    this.folder = folder;
    this.schemas = schemas;
  }

  /**
   * What checking found.
   *
   * @param problems all problems with place, line and caret, as they are printed; empty for none
   * @param summary one line
   */
  public record Report(boolean isSound, String problems, String summary) {}

  public Report check() {
    Checked checked = read();
    return new Report(checked.workspace().isPresent(), print(checked.problems()), summary(checked));
  }

  /** The definitions, if nothing is wrong with them. */
  WorkspaceDefinition sound() {
    return sound(read());
  }

  /**
   * What the definitions come to if some files hold something else. A source that was read before
   * needs no files for it.
   *
   * @param supposed what they hold, by the files' names
   */
  Checked supposing(Map<String, byte[]> supposed) {
    Checked checked = WorkspaceFiles.check(folder, schemas, supposed, schemas);
    boolean lacksFiles =
        checked.problems().stream().anyMatch(problem -> OF_FILES.contains(problem.code()));
    return lacksFiles
        ? WorkspaceFiles.check(folder, schemas.trustingTheStore(), supposed, schemas)
        : checked;
  }

  /**
   * The definitions, if nothing is wrong with them.
   *
   * @throws Failure with all problems otherwise
   */
  WorkspaceDefinition sound(Checked checked) {
    return checked
        .workspace()
        .orElseThrow(
            () ->
                new Failure(
                    isOfFiles(checked) ? "source.unreadable" : "definitions.wrong",
                    Blame.USER,
                    summary(checked) + "\n" + print(checked.problems())));
  }

  private static boolean isOfFiles(Checked checked) {
    return checked.problems().stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .allMatch(problem -> OF_FILES.contains(problem.code()));
  }

  private Checked read() {
    return WorkspaceFiles.check(folder, schemas, Map.of(), schemas);
  }

  private String summary(Checked checked) {
    long errors = count(checked.problems(), Problem.Severity.ERROR);
    long warnings = count(checked.problems(), Problem.Severity.WARNING);
    return checked
        .workspace()
        .map(sound -> sound(sound, warnings))
        .orElseGet(
            () -> "%s: %s, %s".formatted(folder, many(errors, "error"), many(warnings, "warning")));
  }

  private String sound(WorkspaceDefinition workspace, long warnings) {
    return "%s: sound; %s, %s, %s, %s%s%s"
        .formatted(
            folder,
            many(workspace.sources().size(), "source"),
            many(workspace.definitions().traits().size(), "trait"),
            many(workspace.definitions().scores().size(), "score"),
            many(workspace.definitions().segments().size(), "segment"),
            some(workspace.clusters().size(), "cluster set")
                + some(workspace.models().size(), "model")
                + some(workspace.moments().size(), "moment"),
            some(warnings, "warning"));
  }

  private static String print(List<Problem> problems) {
    return problems.stream().map(ProblemPrinter::print).collect(Collectors.joining("\n"));
  }

  private static long count(List<Problem> problems, Problem.Severity severity) {
    return problems.stream().filter(problem -> problem.severity() == severity).count();
  }

  /** Nothing of what there is none of. */
  private static String some(long count, String word) {
    return count == 0 ? "" : ", " + many(count, word);
  }

  private static String many(long count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }
}
