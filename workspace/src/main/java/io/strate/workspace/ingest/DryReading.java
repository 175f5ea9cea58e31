package io.strate.workspace.ingest;

import io.strate.domain.Identifier;
import io.strate.lake.Lake;
import io.strate.lake.RowReader;
import io.strate.lake.SourceFile;
import io.strate.lake.SourceFiles;
import io.strate.ledger.Reject;
import io.strate.timeline.GrowingVocabulary;
import io.strate.workspace.Progress;
import io.strate.workspace.definition.SourceDefinition;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Reads a source's files by the code that reads them in earnest, all of their rows, and writes
 * nothing.
 */
public final class DryReading {

  private final SourceDefinition source;
  private final Path folder;
  private final ZoneId zone;
  private final Lake lake;
  private final Function<Identifier, OptionalInt> there;

  /**
   * @param folder of the workspace
   * @param zone of local times
   * @param there the number of the profile to which an identifier belongs, if there is one
   */
  public DryReading(
      SourceDefinition source,
      Path folder,
      ZoneId zone,
      Lake lake,
      Function<Identifier, OptionalInt> there) {
    this.source = source;
    this.folder = folder;
    this.zone = zone;
    this.lake = lake;
    this.there = there;
  }

  /**
   * What reading would come to.
   *
   * @param rows good or not
   * @param first rows that would be taken
   * @param rejects the first rows that would not
   * @param fresh whom the rows are about, and nobody has heard of yet
   * @param known whom they are about, and who is there already
   * @param isTooBad whether so many rows are rejected that none would be taken
   */
  public record Found(
      long rows,
      long rejected,
      List<ShownRow> first,
      List<Reject> rejects,
      long fresh,
      long known,
      boolean isTooBad,
      List<String> warnings) {
    public Found {
      first = List.copyOf(first);
      rejects = List.copyOf(rejects);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Reads.
   *
   * @param shown how many rows, and how many rejects, are told one by one
   * @throws io.strate.domain.Failure if a file cannot be read
   */
  public Found read(int shown, long now) {
    GrowingVocabulary vocabulary = new GrowingVocabulary();
    Owners owners = new Owners(there);
    ShownRows writer = new ShownRows(vocabulary, shown, owners::see);
    FileReading reading =
        new FileReading(source, zone, now, lake, writer, vocabulary, new EventNames());
    long rows = 0;
    long rejected = 0;
    List<Reject> rejects = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (SourceFile file : SourceFiles.find(folder, source.read())) {
      try (RowReader reader = reading.open(file)) {
        reading.take(reader, new RowCount(Progress.SILENT, ""), () -> false);
        rows += reader.rows();
        rejected += reader.rejected();
        reader.rejects().stream()
            .limit(Math.max(0, shown - rejects.size()))
            .map(FileReading::reject)
            .forEach(rejects::add);
        warnings.addAll(reader.warnings());
      }
    }
    return new Found(
        rows,
        rejected,
        writer.first(),
        rejects,
        owners.fresh(),
        owners.known(),
        new RejectLimit(source.maxRejects()).isBroken(rejected, rows),
        warnings);
  }
}
