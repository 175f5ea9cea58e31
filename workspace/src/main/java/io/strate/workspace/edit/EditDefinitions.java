package io.strate.workspace.edit;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Nearest;
import io.strate.rule.Place;
import io.strate.rule.Problem;
import io.strate.rule.text.ProblemPrinter;
import io.strate.workspace.definition.Checked;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.yaml.YamlNode.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes single definitions in the files of a workspace. For one thread at a time. */
public final class EditDefinitions {

  private final Workspace workspace;

  public EditDefinitions(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A file before and after a change. */
  private record Change(DefinitionFile before, DefinitionFile after) {}

  /**
   * Writes a change into the file where it belongs. The workspace does not take it up by itself.
   *
   * @return the definition as it stands now; empty if it was removed
   * @throws Failure {@code definition.changed} if it is not what was expected; {@code
   *     definition.exists} if there should be none; {@code definition.missing} if there is nothing
   *     to remove; {@code definition.used} if others use what is to be removed; {@code
   *     definitions.wrong} with all problems if the definitions would be wrong; {@code
   *     definition.unreadable} or {@code definition.unwritable} if a file cannot be read, or not be
   *     written safely. Nothing is written then
   */
  public Optional<WrittenDefinition> apply(Edit edit) {
    Change change = prepare(edit);
    check(edit, change);
    if (change.after != change.before) {
      ReplacedFile.write(change.before.path(), change.before.bytes(), change.after.bytes());
    }
    return change
        .after
        .entry(edit.section(), edit.name())
        .map(entry -> change.after.definition(edit.section(), entry));
  }

  /**
   * What the workspace's definitions would be after a change.
   *
   * @throws Failure as {@link #apply}
   */
  public WorkspaceDefinition suppose(Edit edit) {
    return check(edit, prepare(edit));
  }

  /**
   * How a definition would stand in its file after a change, and what would be wrong with it;
   * nothing is written, and what would be wrong elsewhere is left for {@link #apply} to tell.
   *
   * @throws Failure as {@link #apply}, but for {@code definitions.wrong}
   */
  public Foreseen foresee(Edit.Put edit) {
    DefinitionFile after = prepare(edit).after;
    Entry entry = after.entry(edit.section(), edit.name()).orElseThrow();
    Checked checked = workspace.supposing(Map.of(after.text().file(), after.bytes()));
    return Foreseen.of(after.definition(edit.section(), entry), entry, checked.problems());
  }

  private Change prepare(Edit edit) {
    List<DefinitionFile> files = new DefinitionFiles(workspace.definition().folder()).read();
    List<DefinitionFile> holding =
        files.stream().filter(file -> file.entry(edit.section(), edit.name()).isPresent()).toList();
    if (holding.size() > 1) {
      throw new Failure(
          "definition.twice",
          Blame.USER,
          "%s '%s' is defined in %s and in %s: keep one of them"
              .formatted(
                  edit.section().noun(),
                  edit.name(),
                  holding.get(0).text().file(),
                  holding.get(1).text().file()));
    }
    Optional<DefinitionFile> holder = holding.stream().findFirst();
    require(
        edit,
        holder.flatMap(
            file ->
                file.entry(edit.section(), edit.name())
                    .map(e -> file.definition(edit.section(), e))));
    return switch (edit) {
      case Edit.Put put -> put(put, holder.orElseGet(() -> home(files, put.section())));
      case Edit.Remove remove -> remove(remove, holder.orElseThrow(() -> missing(files, remove)));
    };
  }

  private static Change put(Edit.Put put, DefinitionFile file) {
    return new Change(file, Rewritten.with(file, put.section(), put.name(), put.definition()));
  }

  private static Change remove(Edit.Remove remove, DefinitionFile file) {
    Entry entry = file.entry(remove.section(), remove.name()).orElseThrow();
    return new Change(file, Rewritten.without(file, remove.section(), entry));
  }

  /** Where a new definition goes: the last file with its section, else the main one. */
  private static DefinitionFile home(List<DefinitionFile> files, Section section) {
    return files.stream()
        .filter(file -> file.section(section).isPresent())
        .reduce((_, later) -> later)
        .orElse(files.getFirst());
  }

  private static void require(Edit edit, Optional<WrittenDefinition> found) {
    switch (edit.expected()) {
      case Edit.Expected.Anything _ -> {}
      case Edit.Expected.Absent _ -> {
        if (found.isPresent()) {
          throw new Failure(
              "definition.exists",
              Blame.USER,
              "there is a %s '%s' already, in %s line %d: choose another name, or change that one"
                  .formatted(
                      edit.section().noun(),
                      edit.name(),
                      found.get().file(),
                      found.get().firstLine()));
        }
      }
      case Edit.Expected.Present _ -> {
        if (found.isEmpty()) {
          throw new Failure(
              "definition.absent",
              Blame.USER,
              "there is no %s '%s' to be changed: ask without expecting one, to create it"
                  .formatted(edit.section().noun(), edit.name()));
        }
      }
      case Edit.Expected.Version(String version) -> {
        if (found.filter(is -> is.version().equals(version)).isEmpty()) {
          throw new Failure(
              "definition.changed",
              Blame.USER,
              "somebody else %s %s '%s' meanwhile: look at it again, and repeat the change if it still makes sense"
                  .formatted(
                      found.isPresent() ? "changed" : "removed",
                      edit.section().noun(),
                      edit.name()));
        }
      }
    }
  }

  private static Failure missing(List<DefinitionFile> files, Edit edit) {
    List<String> names =
        files.stream()
            .flatMap(file -> file.entries(edit.section()).stream())
            .map(entry -> entry.name())
            .toList();
    return new Failure(
        "definition.missing",
        Blame.USER,
        "no %s is called '%s' in `%s:`%s"
            .formatted(
                edit.section().noun(),
                edit.name(),
                edit.section().key(),
                Nearest.hint(edit.name(), names)));
  }

  // ---- whether the definitions would be sound ----

  private WorkspaceDefinition check(Edit edit, Change change) {
    Checked checked = workspace.supposing(Map.of(change.after.text().file(), change.after.bytes()));
    if (edit instanceof Edit.Remove && checked.workspace().isEmpty()) {
      refuseIfUsed(edit, change, checked);
    }
    return workspace.sound(checked);
  }

  /** Whatever does not know a removed name any more used it. */
  private void refuseIfUsed(Edit edit, Change change, Checked checked) {
    List<Problem> broken =
        checked.problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .filter(problem -> problem.message().contains(edit.name()))
            .toList();
    List<String> users =
        broken.stream()
            .flatMap(problem -> user(problem.place(), change).stream())
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

  /** The definition that stands at a place. */
  private Optional<String> user(Place place, Change change) {
    List<DefinitionFile> files = new ArrayList<>(List.of(change.after));
    new DefinitionFiles(workspace.definition().folder())
        .read().stream()
            .filter(file -> !file.path().equals(change.after.path()))
            .forEach(files::add);
    return files.stream()
        .filter(file -> file.text().file().equals(place.file()))
        .flatMap(file -> Stream.of(Section.values()).flatMap(s -> file.definitions(s).stream()))
        .filter(each -> each.firstLine() <= place.line() && place.line() <= each.lastLine())
        .map(each -> each.section().noun() + " '" + each.name() + "'")
        .findFirst();
  }
}
