package io.strate.app;

import io.strate.workspace.ingest.SourceChanges;
import io.strate.workspace.run.PlanReport;
import java.io.PrintWriter;
import java.util.Optional;

/** Prints what a run would change: a line for each source, file and definition. */
final class PlanReportView {

  private final PlanReport report;
  private final Words words;

  PlanReportView(PlanReport report, Words words) {
    this.report = report;
    this.words = words;
  }

  void print(Format format, PrintWriter out) {
    if (format == Format.TABLE) {
      out.println(words.summary(report));
    }
    Table table =
        new Table(
            Column.WHAT,
            Column.NAME,
            Column.OF,
            Column.CHANGE,
            Column.MEMBERS,
            Column.ENTERING,
            Column.LEAVING);
    for (PlanReport.Line line : report.lines()) {
      switch (line) {
        case PlanReport.OfSource(SourceChanges.Change change) -> row(table, change);
        case PlanReport.OfDefinition definition -> row(table, definition);
      }
    }
    if (format == Format.TABLE && report.lines().isEmpty()) {
      out.println(words.nothingChanges());
    } else {
      table.print(format, words, out);
    }
  }

  private static void row(Table table, SourceChanges.Change change) {
    Optional<String> file = change.file();
    table.row(
        Words.fileOrSource(change),
        file.orElse(change.source()),
        file.isPresent() ? change.source() : "",
        Words.term(change.kind()),
        "",
        "",
        "");
  }

  private static void row(Table table, PlanReport.OfDefinition line) {
    Optional<PlanReport.Members> members = line.members();
    table.row(
        Words.term(line.definition().kind()),
        line.definition().name(),
        Words.term(line.definition().of()),
        Words.term(line.change()),
        members.map(m -> (Object) m.members()).orElse(""),
        members.map(m -> (Object) m.entering()).orElse(""),
        members.map(m -> (Object) m.leaving()).orElse(""));
  }
}
