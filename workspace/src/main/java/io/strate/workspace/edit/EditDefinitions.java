package io.strate.workspace.edit;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.rule.Place;
import io.strate.rule.Problem;
import io.strate.rule.text.ProblemPrinter;
import io.strate.workspace.definition.Checked;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.yaml.YamlNode.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Changes definitions, one or several together, in the files of a workspace. For one thread at a
 * time.
 */
public final class EditDefinitions {

  private final Workspace workspace;

  public EditDefinitions(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Writes a change into the file where it belongs. The workspace does not take it up by itself.
   *
   * @return the definition as it stands now; empty if it was removed
   * @throws Failure as {@link #apply(List)}
   */
  public Optional<WrittenDefinition> apply(Edit edit) {
    return apply(List.of(edit)).getFirst().after();
  }

  /**
   * Writes changes of several definitions, which are judged together: all of them, or none.
   *
   * @return what became of each, in their order
   * @throws Failure {@code definition.changed} if one is not what was expected; {@code
   *     definition.exists} if there should be none; {@code definition.missing} if there is nothing
   *     to remove; {@code definition.used} if others use what is to be removed; {@code
   *     definitions.wrong} with all problems if the definitions would be wrong; {@code
   *     definition.unreadable} or {@code definition.unwritable} if a file cannot be read, or not be
   *     written safely; {@code definition.again} if two are of the same definition. Nothing is
   *     written then
   */
  public List<Edited> apply(List<Edit> edits) {
    PreparedEdits prepared = prepare(edits);
    WorkspaceDefinition _ = check(prepared);
    ReplacedFile.write(prepared.replacements());
    return prepared.edited();
  }

  /**
   * What the workspace's definitions would be after changes.
   *
   * @throws Failure as {@link #apply(List)}
   */
  public WorkspaceDefinition suppose(List<Edit> edits) {
    return check(prepare(edits));
  }

  /**
   * How a definition would stand in its file after a change, and what would be wrong with it;
   * nothing is written, and what would be wrong elsewhere is left for {@link #apply} to tell.
   *
   * @throws Failure as {@link #apply(List)}, but for {@code definitions.wrong}
   */
  public Foreseen foresee(Edit.Put edit) {
    PreparedEdits prepared = prepare(List.of(edit));
    DefinitionFile after =
        prepared.after().stream()
            .filter(file -> file.entry(edit.section(), edit.name()).isPresent())
            .findFirst()
            .orElseThrow();
    Entry entry = after.entry(edit.section(), edit.name()).orElseThrow();
    Checked checked = workspace.supposing(prepared.changedFiles());
    return Foreseen.of(after.definition(edit.section(), entry), entry, checked.problems());
  }

  private PreparedEdits prepare(List<Edit> edits) {
    return PreparedEdits.of(edits, new DefinitionFiles(workspace.definition().folder()).read());
  }

  // ---- whether the definitions would be sound ----

  private WorkspaceDefinition check(PreparedEdits prepared) {
    Checked checked = workspace.supposing(prepared.changedFiles());
    if (checked.workspace().isEmpty()) {
      prepared.edits().stream()
          .filter(Edit.Remove.class::isInstance)
          .forEach(edit -> refuseIfUsed(edit, prepared.after(), checked));
    }
    return workspace.sound(checked);
  }

  /** Whatever does not know a removed name any more used it. */
  private static void refuseIfUsed(Edit edit, List<DefinitionFile> after, Checked checked) {
    List<Problem> broken =
        checked.problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .filter(problem -> mentions(problem.message(), edit.name()))
            .toList();
    List<String> users =
        broken.stream()
            .flatMap(problem -> user(problem.place(), after).stream())
            .distinct()
            .toList();
    if (!users.isEmpty()) {
      throw new Failure(
          "definition.used",
          Blame.USER,
          "%s '%s' is used by %s: change that first\n%s"
              .formatted(
                  edit.section().noun(),
                  edit.name(),
                  String.join(" and ", users),
                  broken.stream().map(ProblemPrinter::print).collect(Collectors.joining("\n"))));
    }
  }

  /** Itself, or a segment of its family. */
  private static boolean mentions(String message, String name) {
    return message.contains("'" + name + "'") || message.contains("'" + name + "/");
  }

  /** The definition that stands at a place. */
  private static Optional<String> user(Place place, List<DefinitionFile> files) {
    return files.stream()
        .filter(file -> file.text().file().equals(place.file()))
        .flatMap(file -> Stream.of(Section.values()).flatMap(s -> file.definitions(s).stream()))
        .filter(each -> each.firstLine() <= place.line() && place.line() <= each.lastLine())
        .map(each -> each.section().noun() + " '" + each.name() + "'")
        .findFirst();
  }
}
