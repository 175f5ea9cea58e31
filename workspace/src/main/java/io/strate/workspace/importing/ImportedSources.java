package io.strate.workspace.importing;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Identifier;
import io.strate.lake.SourceFiles;
import io.strate.ledger.Ledger;
import io.strate.workspace.definition.SourceDefinition;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.Tree;
import io.strate.workspace.edit.WrittenDefinition;
import io.strate.workspace.ingest.DryReading;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Implied;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/** The sources of a workspace, as imports need them: tried out, written, taken out again. */
final class ImportedSources {

  private final LiveWorkspace live;

  ImportedSources(LiveWorkspace live) {
    this.live = live;
  }

  /** The names that are taken. */
  Set<String> names() {
    return definition().sources().stream().map(SourceDefinition::name).collect(Collectors.toSet());
  }

  /** The workspace's zone, as people call it. */
  String zone() {
    String id = definition().zone().getId();
    return id.equals("Z") ? "UTC" : id;
  }

  private WorkspaceDefinition definition() {
    return live.ask(Workspace::definition);
  }

  /** Whether a source still stands in the definitions. */
  boolean has(String source) {
    return live.definition(Section.SOURCES, source).isPresent();
  }

  /**
   * Reads a whole file as a plan says, and writes nothing.
   *
   * @throws Failure {@code definitions.wrong} if the plan does not go with the other definitions,
   *     or why the file cannot be read
   */
  Trial tryOut(String file, ImportPlan plan, int shown) {
    return live.suppose(
        put(file, plan),
        supposed -> TriedRows.of(plan, dry(supposed, plan).read(shown, live.asOf())));
  }

  private static DryReading dry(Workspace supposed, ImportPlan plan) {
    WorkspaceDefinition definition = supposed.definition();
    SourceDefinition source =
        definition.sources().stream()
            .filter(each -> each.name().equals(plan.source()))
            .findFirst()
            .orElseThrow();
    return new DryReading(
        source, definition.folder(), definition.zone(), supposed.lake(), there(supposed.ledger()));
  }

  /** Who exists: a number alone may stand for somebody whose every entry was taken out. */
  private static Function<Identifier, OptionalInt> there(Ledger ledger) {
    Map<Entity, RoaringBitmap> existing = new EnumMap<>(Entity.class);
    for (Entity of : Entity.values()) {
      existing.put(of, ledger.runs().members(Implied.existing(of)));
    }
    return identifier -> {
      OptionalInt number = ledger.profiles().number(identifier);
      boolean isThere =
          number.isPresent()
              && Objects.requireNonNull(existing.get(identifier.of())).contains(number.getAsInt());
      return isThere ? number : OptionalInt.empty();
    };
  }

  private Edit.Put put(String file, ImportPlan plan) {
    Tree tree = PlannedSource.tree(plan, ImportFolder.path(file), zone());
    return new Edit.Put(Section.SOURCES, plan.source(), tree, Edit.Expected.absent());
  }

  /**
   * Writes the source of a plan, and has it read at once.
   *
   * @param by who wants it
   * @throws Failure as {@link #tryOut}, or if the file could not be read; then the source is taken
   *     out again
   */
  WrittenDefinition bring(String file, ImportPlan plan, String by) {
    WrittenDefinition written = written(file, plan, by);
    if (!isRead(plan.source(), file)) {
      throw takenBack(plan.source(), written.version(), by);
    }
    return written;
  }

  private WrittenDefinition written(String file, ImportPlan plan, String by) {
    Edit.Put put = put(file, plan);
    try {
      return live.change(put, by).orElseThrow();
    } catch (Failure failure) {
      // It may have been written and could not be followed: then it goes again.
      live.definition(Section.SOURCES, plan.source())
          .filter(is -> is.tree().isSame(put.definition()))
          .ifPresent(is -> takeOut(plan.source(), is.version(), by));
      throw failure;
    }
  }

  private boolean isRead(String source, String file) {
    return live.ask(
        of -> {
          var sources = of.ledger().sources();
          return sources
              .counting(source)
              .flatMap(counting -> sources.fileMark(counting, ImportFolder.path(file)))
              .isPresent();
        });
  }

  /** Why a file could not be read; its source is gone by then. */
  private Failure takenBack(String source, String version, String by) {
    Failure why =
        live.trouble()
            .orElseGet(
                () ->
                    new Failure(
                        "import.unread",
                        Blame.INTERNAL,
                        "the file was not read; nothing was changed: try again"));
    takeOut(source, version, by);
    return why;
  }

  /**
   * Takes a source out.
   *
   * @param version that it is believed to have
   * @throws Failure {@code definition.changed} if it has another; {@code definition.used} or {@code
   *     definitions.wrong} if other definitions need it
   */
  void takeOut(String source, String version, String by) {
    Edit remove = new Edit.Remove(Section.SOURCES, source, Edit.Expected.version(version));
    Optional<WrittenDefinition> _ = live.change(remove, by);
  }

  /**
   * Makes sure that a file may go.
   *
   * @param except a source that does not count
   * @throws Failure {@code import.used} if another reads it
   */
  void refuseIfRead(String file, Optional<String> except) {
    Path workspace = definition().folder();
    Path path = workspace.resolve(ImportFolder.path(file));
    definition().sources().stream()
        .filter(source -> except.filter(source.name()::equals).isEmpty())
        .filter(
            source ->
                source.read().stream()
                    .anyMatch(pattern -> SourceFiles.names(workspace, pattern, path)))
        .findFirst()
        .ifPresent(
            source -> {
              throw new Failure(
                  "import.used",
                  Blame.USER,
                  "source '%s' reads '%s': it stays as long as that does"
                      .formatted(source.name(), file));
            });
  }
}
