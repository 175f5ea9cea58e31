package io.strate.workspace.ingest;

import io.strate.domain.Failure;
import io.strate.domain.Type;
import io.strate.lake.Lake;
import io.strate.lake.Schema;
import io.strate.lake.SourceFile;
import io.strate.lake.SourceFiles;
import io.strate.lake.Survey;
import io.strate.ledger.Notes;
import io.strate.rule.Expr;
import io.strate.rule.draft.SourceCatalogue;
import io.strate.workspace.definition.LearntLabels;
import io.strate.workspace.definition.SourceColumns;
import io.strate.workspace.ingest.KnownSource.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of sources' files and of clusters, remembered in one small text file, so that
 * checking definitions over unchanged files opens neither the store nor DuckDB. Types that stand
 * since a source was first read are the store's; the file mirrors them ({@link #follow}).
 */
public final class CachedSchemas implements SourceColumns, LearntLabels {

  private final Path folder;
  private final Lake lake;
  private final KnownSources known;
  private final boolean trustsStore;

  private CachedSchemas(Path folder, Lake lake, KnownSources known, boolean trustsStore) {
    this.folder = folder;
    this.lake = lake;
    this.known = known;
    this.trustsStore = trustsStore;
  }

  /**
   * @param folder of the workspace
   * @param file where to remember; anything that is wrong with it is as if it were absent
   */
  public static CachedSchemas in(Path folder, Path file, Lake lake) {
    return new CachedSchemas(folder, lake, KnownSources.load(file), false);
  }

  /**
   * For questions that the store alone answers: a source that was read before keeps its columns
   * where its files are gone or cannot be read now.
   */
  public CachedSchemas trustingTheStore() {
    return new CachedSchemas(folder, lake, known, true);
  }

  /** The same knowledge, for a while: what it learns is not remembered. */
  public CachedSchemas unsaved() {
    return new CachedSchemas(folder, lake, known.unsaved(), trustsStore);
  }

  /**
   * Takes over what the store keeps. Call it once the store is open and after sources were read.
   *
   * @return whether answers that were given, or would have been, are others now, so that
   *     definitions are to be checked again
   */
  public boolean follow(Notes notes) {
    SourceNotes kept = new SourceNotes(notes);
    Set<String> names = new TreeSet<>(known.names());
    names.addAll(kept.sources());
    boolean differs = false;
    for (String name : names) {
      KnownSource before = known.get(name);
      KnownSource after = before.keeping(kept.schema(name).orElse(Schema.EMPTY), kept.events(name));
      differs |=
          !before.answers().equals(after.answers()) || !before.events().equals(after.events());
      known.put(name, after);
    }
    Map<String, Map<String, String>> clusters = new KeptClusters(notes).all();
    differs |= !clusters.equals(known.clusters());
    known.put(clusters);
    known.save();
    return differs;
  }

  @Override
  public Columns columns(String source, List<String> read, String event) {
    try {
      see(source, read, event);
    } catch (Failure unreadable) {
      if (!trustsStore || known.get(source).kept().columns().isEmpty()) {
        throw unreadable;
      }
    }
    KnownSource now = known.get(source);
    Map<String, Type> types = now.answers().columns();
    return new Columns(
        types,
        trustsStore ? types.keySet() : now.present(),
        now.files().stream().map(File::name).toList());
  }

  private void see(String source, List<String> read, String event) {
    List<SourceFile> files = SourceFiles.find(folder, read);
    Map<String, FileState> states = new LinkedHashMap<>();
    files.forEach(file -> states.put(file.name(), FileState.of(file.name(), file.path())));
    KnownSource before = known.get(source);
    if (!before.states().equals(states)) {
      known.put(source, seen(before, files, states, event));
      known.save();
    }
  }

  /** Before the first reading all cells decide; later what is new or changed adds columns. */
  private KnownSource seen(
      KnownSource before, List<SourceFile> files, Map<String, FileState> states, String event) {
    if (before.isUnread()) {
      String column = event.replace("`", "");
      Survey survey = lake.survey(files, Schema.EMPTY, column, EventNames.MOST);
      KnownSource seen = before.seeing(states, survey);
      return survey
          .texts()
          .filter(_ -> survey.schema().columns().containsKey(column))
          .map(texts -> seen.carrying(plainly(column), texts))
          .orElse(seen);
    }
    Map<String, FileState> looked = before.states();
    List<SourceFile> changed =
        files.stream()
            .filter(file -> !Objects.equals(states.get(file.name()), looked.get(file.name())))
            .toList();
    return before.seeing(states, lake.survey(changed, before.answers(), "", 0));
  }

  /** The expression of what stands in a column. */
  private static String plainly(String column) {
    return new Expr.Property(List.of(column), Type.TEXT).toString();
  }

  @Override
  public Set<String> events(String source, List<String> read, Expr name) {
    Map<String, Type> columns = columns(source, read, "").types();
    KnownSource before = known.get(source);
    if (before.isUnread() && !before.eventsOf().equals(name.toString())) {
      Set<String> carried = carried(SourceFiles.find(folder, read), columns, name);
      known.put(source, before.carrying(name.toString(), carried));
      known.save();
    }
    return known.get(source).events();
  }

  /** All names that stand in the files. */
  private Set<String> carried(List<SourceFile> files, Map<String, Type> columns, Expr name) {
    NameScan scan = new NameScan(lake, columns, name);
    files.forEach(scan::see);
    return scan.names();
  }

  @Override
  public Optional<Map<String, String>> of(String clusterSet) {
    return Optional.ofNullable(known.clusters().get(clusterSet));
  }

  @Override
  public SourceCatalogue tracked() {
    return TrackedNames.catalogue(known.get(TrackedNames.SOURCE).kept());
  }
}
