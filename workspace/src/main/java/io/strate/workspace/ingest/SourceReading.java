package io.strate.workspace.ingest;

import io.strate.lake.Lake;
import io.strate.lake.SourceFile;
import io.strate.lake.SourceFiles;
import io.strate.ledger.BulkLoad;
import io.strate.ledger.FileMark;
import io.strate.ledger.Generation;
import io.strate.ledger.Ledger;
import io.strate.ledger.Receipt;
import io.strate.ledger.Reject;
import io.strate.workspace.Progress;
import io.strate.workspace.definition.SourceDefinition;
import io.strate.workspace.ingest.FileReading.Outcome;
import io.strate.workspace.ingest.ReadReport.SourceReport;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what is new of one source: all of it becomes visible at once, or nothing. */
final class SourceReading {

  /** Rejected rows of a source whose details are kept; beyond, they are counted only. */
  private static final int MOST_REJECTS = 100_000;

  private final SourceDefinition source;
  private final Generation generation;
  private final boolean known;
  private final Path folder;
  private final ZoneId zone;
  private final Lake lake;
  private final Ledger ledger;
  private final Progress progress;
  private final Optional<ColumnChange> why;
  private final EventNames names = new EventNames();

  /**
   * @param known whether the workspace had the source before
   * @param why the source is read anew, where its definition is what it was
   */
  SourceReading(
      SourceDefinition source,
      Generation generation,
      boolean known,
      Path folder,
      ZoneId zone,
      Lake lake,
      Ledger ledger,
      Progress progress,
      Optional<ColumnChange> why) {
    this.source = source;
    this.generation = generation;
    this.known = known;
    this.folder = folder;
    this.zone = zone;
    this.lake = lake;
    this.ledger = ledger;
    this.progress = progress;
    this.why = why;
  }

  SourceReport read(long now) {
    List<SourceFile> found = SourceFiles.find(folder, source.read());
    NewFiles files = NewFiles.of(found, generation, ledger.sources());
    if (files.toRead().isEmpty() && files.touched().isEmpty()) {
      return SourceReport.unchanged(source.name(), files.unchanged());
    }
    Optional<ColumnChange> change;
    try (BulkLoad load = ledger.load(generation, now)) {
      List<Outcome> outcomes = readFiles(files, load, now);
      List<Reject> rejects = rejects(outcomes);
      refuse(load, outcomes, rejects);
      change = ColumnChange.among(outcomes, source);
      if (change.isEmpty()) {
        rejects.forEach(load::reject);
        return commit(files, outcomes, load);
      }
    }
    return anew(found, change.get()).read(now);
  }

  private SourceReport commit(NewFiles files, List<Outcome> outcomes, BulkLoad load) {
    outcomes.forEach(outcome -> load.read(outcome.mark()));
    markTouched(files.touched(), load);
    new SourceNotes(ledger.notes()).keep(source, names.all());
    Receipt receipt = load.commit((done, of) -> progress.at(task("keeping"), done, of));
    return report(files, outcomes, receipt);
  }

  /** The reading of all files into a new generation, if nothing is gone that was read before. */
  private SourceReading anew(List<SourceFile> found, ColumnChange change) {
    if (change.missing() > 0) {
      throw Refusals.rowsGone(source.name(), change);
    }
    Set<String> there = found.stream().map(SourceFile::name).collect(Collectors.toSet());
    ledger.sources().fileMarks(generation).stream()
        .map(FileMark::file)
        .filter(file -> !there.contains(file))
        .findFirst()
        .ifPresent(
            gone -> {
              throw Refusals.filesGone(source.name(), change, gone);
            });
    Generation renewed = ledger.sources().renew(source.name());
    return new SourceReading(
        source, renewed, known, folder, zone, lake, ledger, progress, Optional.of(change));
  }

  private String task(String doing) {
    return doing + " " + source.name();
  }

  private List<Outcome> readFiles(NewFiles files, BulkLoad load, long now) {
    if (files.toRead().isEmpty()) {
      return List.of();
    }
    FilesReading reading =
        new FilesReading(
            () ->
                new FileReading(source, zone, now, lake, load.writer(), ledger.vocabulary(), names),
            new RowCount(progress, task("reading")));
    int threads = threads();
    int workers = Math.min(files.toRead().size(), threads);
    // Of rows with one message id the first of a file counts.
    int hands = source.rows().messageId().isPresent() ? 1 : threads / workers;
    return reading.read(files.toRead(), workers, hands);
  }

  /** Of rows without a time the last one counts: they are read in their order. */
  private int threads() {
    boolean ordered =
        source.rows() instanceof SourceDefinition.Profiles profiles && profiles.time().isEmpty();
    return ordered ? 1 : FilesReading.threads();
  }

  private static List<Reject> rejects(List<Outcome> outcomes) {
    return outcomes.stream()
        .flatMap(outcome -> outcome.rejects().stream())
        .limit(MOST_REJECTS)
        .toList();
  }

  /** Stops, keeping nothing but the rejects, if there are too many. */
  private void refuse(BulkLoad load, List<Outcome> outcomes, List<Reject> rejects) {
    long rejected = outcomes.stream().mapToLong(Outcome::rejected).sum();
    long rows = outcomes.stream().mapToLong(Outcome::rows).sum();
    if (new RejectLimit(source.maxRejects()).isBroken(rejected, rows)) {
      load.close();
      new SourceNotes(ledger.notes()).keepRefused(source.name(), rejects);
      throw Refusals.tooManyRejects(source.name(), rejected, rows, source.maxRejects(), rejects);
    }
  }

  /** Marks files that have the content they had; their rejects stay. */
  private void markTouched(List<FileMark> touched, BulkLoad load) {
    if (touched.isEmpty()) {
      return;
    }
    List<Reject> before = ledger.rejects().of(source.name());
    for (FileMark mark : touched) {
      before.stream().filter(r -> r.file().equals(mark.file())).forEach(load::reject);
      load.read(mark);
    }
  }

  private SourceReport report(NewFiles files, List<Outcome> outcomes, Receipt receipt) {
    return new SourceReport(
        source.name(),
        outcomes.size(),
        files.unchanged() + files.touched().size(),
        outcomes.stream().mapToLong(Outcome::rows).sum(),
        outcomes.stream().mapToLong(Outcome::dropped).sum(),
        receipt.accepted(),
        receipt.duplicates(),
        receipt.barred(),
        outcomes.stream().mapToLong(Outcome::rejected).sum(),
        known && generation.fresh(),
        warnings(outcomes));
  }

  private List<String> warnings(List<Outcome> outcomes) {
    List<String> warnings = new ArrayList<>();
    why.ifPresent(
        change ->
            warnings.add(
                change.sentence()
                    + ": all files of source '"
                    + source.name()
                    + "' were read again; the rows that stand in them now replace all former ones,"
                    + " also those that no longer stand there"));
    for (Outcome outcome : outcomes) {
      warnings.addAll(outcome.warnings());
      var file = outcome.file().file();
      if (!FileState.of(file.name(), file.path()).equals(outcome.file().state())) {
        warnings.add(
            "'" + file.name() + "' changed while it was read; the next run reads it again");
      }
    }
    return warnings;
  }
}
