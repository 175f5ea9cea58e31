package io.strate.workspace.ingest;

import io.strate.lake.Lake;
import io.strate.ledger.Generation;
import io.strate.ledger.Ledger;
import io.strate.ledger.Sources.Declaration;
import io.strate.workspace.Progress;
import io.strate.workspace.definition.SourceDefinition;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.ingest.ReadReport.SourceReport;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads what is new in the sources of a workspace into the ledger: new and changed files, all files
 * of a source that is defined anew. A source that the workspace no longer has is retired.
 */
public final class ReadSources {

  private static final int HEX = 16;

  private final Path folder;
  private final List<SourceDefinition> sources;
  private final ZoneId zone;
  private final Ledger ledger;
  private final Lake lake;
  private final Progress progress;
  private final Consumer<String> warnings;

  public ReadSources(
      WorkspaceDefinition workspace,
      Ledger ledger,
      Lake lake,
      Progress progress,
      Consumer<String> warnings) {
    this(
        workspace.folder(),
        workspace.sources(),
        workspace.zone(),
        ledger,
        lake,
        progress,
        warnings);
  }

  ReadSources(
      Path folder,
      List<SourceDefinition> sources,
      ZoneId zone,
      Ledger ledger,
      Lake lake,
      Progress progress,
      Consumer<String> warnings) {
    this.folder = folder;
    this.sources = List.copyOf(sources);
    this.zone = zone;
    this.ledger = ledger;
    this.lake = lake;
    this.progress = progress;
    this.warnings = warnings;
  }

  /**
   * Reads all sources, one after the other. Each is taken whole or not at all; those before one
   * that fails stay taken.
   *
   * @param now the instant of the run, from which changed statements without a time hold
   * @throws io.strate.domain.Failure if a file cannot be read or too many rows cannot be taken
   */
  public ReadReport read(long now) {
    Set<String> before = ledger.sources().declared().keySet();
    List<Generation> generations = declare(OwnSources.among(before));
    KeptReadings readings = new KeptReadings(ledger.notes());
    List<SourceReport> reports = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      SourceDefinition source = sources.get(i);
      SourceReading reading =
          new SourceReading(
              source,
              generations.get(i),
              before.contains(source.name()),
              folder,
              zone,
              lake,
              ledger,
              progress,
              Optional.empty());
      SourceReport report = readings.kept(source.name(), now, () -> reading.read(now));
      report.warnings().forEach(warnings);
      reports.add(report);
    }
    return new ReadReport(reports);
  }

  /** Makes the ledger ready for calls. */
  public Generation track() {
    return own(TrackedNames.SOURCE);
  }

  /** Makes the ledger ready for what is learnt. */
  public Generation learn() {
    return own(OwnSources.LEARNT);
  }

  private Generation own(String source) {
    declare(OwnSources.among(ledger.sources().declared().keySet(), source));
    return Objects.requireNonNull(ledger.sources().declared().get(source));
  }

  /** The generations of the workspace's sources, in their order. */
  private List<Generation> declare(List<String> own) {
    List<Declaration> all = new ArrayList<>();
    own.forEach(source -> all.add(new Declaration(source, 0)));
    sources.forEach(source -> all.add(declaration(source)));
    List<Generation> generations = ledger.sources().declare(all);
    return generations.subList(own.size(), generations.size());
  }

  /** A source as the ledger knows it. */
  static Declaration declaration(SourceDefinition source) {
    return new Declaration(
        source.name(), Long.parseUnsignedLong(source.hash().substring(0, HEX), HEX));
  }
}
