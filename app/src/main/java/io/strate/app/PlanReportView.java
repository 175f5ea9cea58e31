package io.strate.app;

import io.strate.workspace.ingest.SourceChanges;
import io.strate.workspace.run.PlanReport;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** Prints what a run would change: a line for each source, file and definition. */
final class PlanReportView {

  private final PlanReport report;

  PlanReportView(PlanReport report) {
    this.report = report;
  }

  void print(Format format, PrintWriter out) {
    if (format == Format.TABLE) {
      out.println(summary());
      if (report.isFirst()) {
        out.println("nothing has been run yet");
      } else if (report.isDefinedOtherwise()) {
        out.println("the definitions have changed since the last run");
      }
    }
    Table table = new Table("what", "name", "of", "change", "members", "entering", "leaving");
    for (PlanReport.Line line : report.lines()) {
      switch (line) {
        case PlanReport.OfSource(SourceChanges.Change change) -> row(table, change);
        case PlanReport.OfDefinition definition -> row(table, definition);
      }
    }
    if (format == Format.TABLE && report.lines().isEmpty()) {
      out.println("a run would change nothing");
    } else {
      table.print(format, out);
    }
  }

  private String summary() {
    String asOf = "as of " + Words.instant(report.asOf());
    return asOf
        + report
            .reading()
            .map(
                reading ->
                    ", with what is new in the sources: %d entries; rejected rows: %d"
                        .formatted(reading.entries(), reading.rejected()))
            .orElse(", over the rows that were read so far");
  }

  private static void row(Table table, SourceChanges.Change change) {
    Optional<String> file = change.file();
    table.row(
        file.isPresent() ? "file" : "source",
        file.orElse(change.source()),
        file.isPresent() ? change.source() : "",
        word(change.kind()),
        "",
        "",
        "");
  }

  private static void row(Table table, PlanReport.OfDefinition line) {
    Optional<PlanReport.Members> members = line.members();
    table.row(
        word(line.definition().kind()),
        line.definition().name(),
        Words.entity(line.definition().of()),
        word(line.change()),
        members.map(m -> (Object) m.members()).orElse(""),
        members.map(m -> (Object) m.entering()).orElse(""),
        members.map(m -> (Object) m.leaving()).orElse(""));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
