package io.strate.workspace.ingest;

import io.strate.lake.SourceFile;
import io.strate.lake.SourceFiles;
import io.strate.ledger.FileMark;
import io.strate.ledger.Generation;
import io.strate.ledger.Sources;
import io.strate.workspace.definition.SourceDefinition;
import io.strate.workspace.definition.WorkspaceDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what differs in the sources of a workspace from what was read of them. It looks, and
 * changes nothing.
 */
public final class SourceChanges {

  /** How a source, or one of its files, differs. */
  public enum Kind {
    /** Not read yet. */
    NEW,
    /** A source that is defined otherwise, a file with another content. */
    CHANGED,
    /** A file as it was, of a source that is defined otherwise. */
    AGAIN,
    /** A file with another time and the same content, which is not read. */
    TOUCHED,
    /** A file that was read and is no longer there. */
    GONE,
    /** A source that the definitions no longer have. */
    REMOVED
  }

  /**
   * @param file the file that differs; empty if it is the source itself
   */
  public record Change(String source, Optional<String> file, Kind kind) {}

  /**
   * @param isAnyToRead whether reading the sources would change what counts
   */
  public record Found(List<Change> changes, boolean isAnyToRead) {
    public Found {
      changes = List.copyOf(changes);
    }
  }

  /** Differences that change nothing of what counts. */
  private static final Set<Kind> IDLE = Set.of(Kind.TOUCHED, Kind.GONE);

  private final Path folder;
  private final List<SourceDefinition> defined;
  private final Sources sources;
  private final List<Change> changes = new ArrayList<>();

  public SourceChanges(WorkspaceDefinition workspace, Sources sources) {
    this.folder = workspace.folder();
    this.defined = workspace.sources();
    this.sources = sources;
  }

  /**
   * @throws io.strate.domain.Failure if a source has no file, or one that cannot be read
   */
  public Found find() {
    changes.clear();
    List<String> names = defined.stream().map(SourceDefinition::name).toList();
    List<String> declared =
        sources.declared().keySet().stream().filter(name -> !OwnSources.isOwn(name)).toList();
    defined.forEach(source -> compare(source, declared.contains(source.name())));
    declared.stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> add(name, Optional.empty(), Kind.REMOVED));
    boolean isAny = changes.stream().anyMatch(change -> !IDLE.contains(change.kind()));
    return new Found(changes, isAny || !names.equals(declared));
  }

  private void compare(SourceDefinition source, boolean isDeclared) {
    String name = source.name();
    Optional<Generation> under = sources.under(ReadSources.declaration(source));
    Optional<Generation> counting = sources.counting(name);
    boolean isOtherwise = counting.isPresent() && !counting.equals(under);
    if (!isDeclared) {
      add(name, Optional.empty(), Kind.NEW);
    } else if (isOtherwise) {
      add(name, Optional.empty(), Kind.CHANGED);
    }
    List<SourceFile> files = SourceFiles.find(folder, source.read());
    counting.ifPresentOrElse(
        before -> compare(name, files, before, isOtherwise),
        () -> files.forEach(file -> add(name, Optional.of(file.name()), Kind.NEW)));
  }

  private void compare(
      String source, List<SourceFile> files, Generation before, boolean isOtherwise) {
    NewFiles found = NewFiles.of(files, before, sources);
    Set<String> present = new HashSet<>();
    Set<String> changed = new HashSet<>();
    found.toRead().forEach(fresh -> changed.add(fresh.file().name()));
    Set<String> touched = new HashSet<>();
    found.touched().forEach(mark -> touched.add(mark.file()));
    for (SourceFile file : files) {
      String name = file.name();
      present.add(name);
      if (changed.contains(name)) {
        boolean isKnown = sources.fileMark(before, name).isPresent();
        add(source, Optional.of(name), isKnown ? Kind.CHANGED : Kind.NEW);
      } else if (isOtherwise) {
        add(source, Optional.of(name), Kind.AGAIN);
      } else if (touched.contains(name)) {
        add(source, Optional.of(name), Kind.TOUCHED);
      }
    }
    sources.fileMarks(before).stream()
        .map(FileMark::file)
        .filter(name -> !present.contains(name))
        .forEach(name -> add(source, Optional.of(name), Kind.GONE));
  }

  private void add(String source, Optional<String> file, Kind kind) {
    changes.add(new Change(source, file, kind));
  }
}
