package io.strate.workspace.ingest;

import io.strate.domain.Type;
import io.strate.lake.Lake;
import io.strate.lake.RowReader;
import io.strate.lake.Schema;
import io.strate.lake.SourceFile;
import io.strate.ledger.Notes;
import io.strate.rule.Expr;
import io.strate.rule.interpret.RowInterpreter;
import io.strate.workspace.definition.SourceColumns;
import io.strate.workspace.definition.SourceFiles;
import io.strate.workspace.ingest.KnownSource.File;
import io.strate.workspace.row.Cells;
import io.strate.workspace.row.Column;
import io.strate.workspace.row.RowCompiler;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of sources' files, remembered in one small text file, so that checking definitions
 * over unchanged files opens neither the store nor DuckDB. Types that stand since a source was
 * first read are the store's; the file mirrors them ({@link #follow}).
 */
public final class CachedSchemas implements SourceColumns {

  private final Lake lake;
  private final KnownSources known;

  private CachedSchemas(Lake lake, KnownSources known) {
    this.lake = lake;
    this.known = known;
  }

  /**
   * @param file where to remember; anything that is wrong with it is as if it were absent
   */
  public static CachedSchemas in(Path file, Lake lake) {
    return new CachedSchemas(lake, KnownSources.load(file));
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
    known.save();
    return differs;
  }

  @Override
  public Map<String, Type> columns(SourceFiles source) {
    List<File> files = files(source);
    KnownSource before = known.get(source.source());
    if (!before.files().equals(files)) {
      known.put(source.source(), before.seeing(files, schema(source, files, before)));
      known.save();
    }
    return known.get(source.source()).answers().columns();
  }

  private static List<File> files(SourceFiles source) {
    List<File> files = new ArrayList<>();
    for (SourceFiles.File file : source.files()) {
      files.add(new File(file.name(), FileState.of(file.name(), file.path())));
    }
    return files;
  }

  /** Before the first reading all cells decide; later what is new or changed adds columns. */
  private Schema schema(SourceFiles source, List<File> files, KnownSource before) {
    boolean isFirst = before.kept().columns().isEmpty();
    List<SourceFile> toSee = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      if (isFirst || !before.files().contains(files.get(i))) {
        toSee.add(NewFiles.sourceFile(source.files().get(i)));
      }
    }
    return lake.schema(toSee, isFirst ? Schema.EMPTY : before.answers());
  }

  @Override
  public Set<String> events(SourceFiles source, Expr name) {
    KnownSource before = known.get(source.source());
    boolean isFirst = before.kept().columns().isEmpty();
    if (isFirst && !before.eventsOf().equals(name.toString())) {
      known.put(source.source(), before.carrying(name.toString(), carried(source, name)));
      known.save();
    }
    return known.get(source.source()).events();
  }

  /** All names that stand in the files. */
  private Set<String> carried(SourceFiles source, Expr name) {
    Map<String, Type> columns = columns(source);
    Cells cells = new Cells(columns);
    Column.Texts texts = new RowCompiler(cells, new RowInterpreter(ZoneOffset.UTC, 0)).texts(name);
    EventNames names = new EventNames();
    for (SourceFiles.File file : source.files()) {
      try (RowReader reader =
          lake.read(
              NewFiles.sourceFile(file), new Schema(columns), cells.readings(), ZoneOffset.UTC)) {
        while (reader.next()) {
          String[] found = texts.compute(reader.batch());
          for (int row = 0; row < reader.batch().rows(); row++) {
            if (!found[row].isEmpty()) {
              names.add(found[row]);
            }
          }
        }
      }
    }
    return names.all();
  }
}
