package io.strate.workspace.edit;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Nearest;
import io.strate.workspace.yaml.YamlNode.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files of a workspace before and after some changes, each of which sees what those before it
 * made; nothing is written.
 *
 * @param after at the same places as {@code before}
 */
record PreparedEdits(List<Edit> edits, List<DefinitionFile> before, List<DefinitionFile> after) {

  /**
   * What files would be.
   *
   * @throws Failure {@code definition.again} if two changes are of the same definition; and as
   *     {@link EditDefinitions#apply}
   */
  static PreparedEdits of(List<Edit> edits, List<DefinitionFile> files) {
    requireOnce(edits);
    List<DefinitionFile> after = new ArrayList<>(files);
    for (Edit edit : edits) {
      Optional<DefinitionFile> holder = holder(edit, after);
      require(edit, holder.flatMap(file -> definition(edit, file)));
      DefinitionFile file =
          switch (edit) {
            case Edit.Put put -> holder.orElseGet(() -> home(after, put.section()));
            case Edit.Remove _ -> holder.orElseThrow(() -> missing(after, edit));
          };
      after.set(after.indexOf(file), changed(edit, file));
    }
    return new PreparedEdits(List.copyOf(edits), List.copyOf(files), List.copyOf(after));
  }

  /** What an expectation is held to would else depend on the order. */
  private static void requireOnce(List<Edit> edits) {
    Set<String> named = new HashSet<>();
    for (Edit edit : edits) {
      if (!named.add(edit.section().key() + "\n" + edit.name())) {
        throw new Failure(
            "definition.again",
            Blame.USER,
            "%s '%s' is to be changed twice at once: say only what it is to be in the end"
                .formatted(edit.section().noun(), edit.name()));
      }
    }
  }

  private static DefinitionFile changed(Edit edit, DefinitionFile file) {
    return switch (edit) {
      case Edit.Put put -> Rewritten.with(file, put.section(), put.name(), put.definition());
      case Edit.Remove remove -> {
        Entry entry = file.entry(remove.section(), remove.name()).orElseThrow();
        yield Rewritten.without(file, remove.section(), entry);
      }
    };
  }

  private static Optional<DefinitionFile> holder(Edit edit, List<DefinitionFile> files) {
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
    return holding.stream().findFirst();
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

  /** The files that are others after, by their names. */
  Map<String, byte[]> changedFiles() {
    return replacements().stream()
        .map(Replacement::after)
        .collect(Collectors.toMap(file -> file.text().file(), DefinitionFile::bytes));
  }

  /** A file that is another one after. */
  record Replacement(DefinitionFile before, DefinitionFile after) {

    Replacement back() {
      return new Replacement(after, before);
    }
  }

  List<Replacement> replacements() {
    List<Replacement> all = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i) != after.get(i)) {
        all.add(new Replacement(before.get(i), after.get(i)));
      }
    }
    return all;
  }

  /** What became of each definition, in the order of the changes. */
  List<Edited> edited() {
    return edits.stream()
        .map(
            edit ->
                new Edited(
                    edit.section(), edit.name(), definition(edit, before), definition(edit, after)))
        .toList();
  }

  private static Optional<WrittenDefinition> definition(Edit edit, List<DefinitionFile> files) {
    return files.stream().flatMap(file -> definition(edit, file).stream()).findFirst();
  }

  private static Optional<WrittenDefinition> definition(Edit edit, DefinitionFile file) {
    return file.entry(edit.section(), edit.name())
        .map(entry -> file.definition(edit.section(), entry));
  }
}
