package io.strate.workspace.ingest;

import io.strate.domain.Failure;
import io.strate.domain.Identifier;
import io.strate.ledger.Notes;
import io.strate.workspace.ingest.ReadReport.SourceReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** How the last readings of sources went, as notes of the store. */
public final class KeptReadings {

  private static final String PREFIX = "ingest/reading/";

  private final Notes notes;

  public KeptReadings(Notes notes) {
    this.notes = notes;
  }

  /**
   * How it went.
   *
   * @param looked the instant of the run that last looked for new rows
   * @param read the instant of the run that last found some; empty before the first
   * @param rows that it found, good or not
   * @param accepted entries that were new
   * @param rejected rows that could not be taken
   * @param failure why the last reading took nothing; empty if it went well
   */
  public record Reading(
      long looked,
      OptionalLong read,
      long rows,
      long accepted,
      long rejected,
      Optional<String> failure) {

    private Reading(long looked, OptionalLong read, SourceReport report) {
      this(looked, read, report.rows(), report.accepted(), report.rejected(), Optional.empty());
    }

    private byte[] bytes() {
      return Lines.of(
          List.of(
              List.of(
                  Long.toString(looked),
                  read.isPresent() ? Long.toString(read.getAsLong()) : "",
                  Long.toString(rows),
                  Long.toString(accepted),
                  Long.toString(rejected),
                  failure.orElse(""))));
    }

    private static Reading of(byte[] bytes) {
      List<String> parts = Lines.read(bytes).getFirst();
      return new Reading(
          Long.parseLong(parts.get(0)),
          parts.get(1).isEmpty()
              ? OptionalLong.empty()
              : OptionalLong.of(Long.parseLong(parts.get(1))),
          Long.parseLong(parts.get(2)),
          Long.parseLong(parts.get(3)),
          Long.parseLong(parts.get(4)),
          Optional.of(parts.get(5)).filter(text -> !text.isEmpty()));
    }

    private Reading looked(long at, Optional<String> because) {
      return new Reading(at, read, rows, accepted, rejected, because);
    }
  }

  /** The last reading of a source; empty before the first. */
  public Optional<Reading> of(String source) {
    return notes.get(PREFIX + source).map(Reading::of);
  }

  /** Reads a source and keeps how that went. */
  SourceReport kept(String source, long now, Supplier<SourceReport> reading) {
    try {
      SourceReport report = reading.get();
      keep(
          source,
          report.filesRead() > 0
              ? new Reading(now, OptionalLong.of(now), report)
              : last(source, now).looked(now, Optional.empty()));
      return report;
    } catch (Failure failure) {
      keep(source, last(source, now).looked(now, Optional.ofNullable(failure.getMessage())));
      throw failure;
    }
  }

  private Reading last(String source, long now) {
    return of(source)
        .orElseGet(() -> new Reading(now, OptionalLong.empty(), 0, 0, 0, Optional.empty()));
  }

  private void keep(String source, Reading reading) {
    notes.jot(Map.of(PREFIX + source, reading.bytes()), List.of());
  }

  /** Takes an identifier out of the sentences, which may show rows. */
  public void forget(Identifier identifier) {
    notes
        .startingWith(PREFIX)
        .forEach(
            (key, bytes) -> {
              Reading reading = Reading.of(bytes);
              reading
                  .failure()
                  .filter(text -> SourceNotes.names(text, identifier.value()))
                  .map(text -> text.replace(identifier.value(), "…"))
                  .ifPresent(
                      text ->
                          notes.put(
                              key, reading.looked(reading.looked(), Optional.of(text)).bytes()));
            });
  }
}
