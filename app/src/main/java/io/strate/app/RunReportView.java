package io.strate.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.workspace.run.LearntValues;
import io.strate.workspace.run.RunReport;
import java.io.PrintWriter;

/** Prints what a run did: a line per segment. */
final class RunReportView {

  private final RunReport report;
  private final Words words;

  RunReportView(RunReport report, Words words) {
    this.report = report;
    this.words = words;
  }

  void print(Format format, PrintWriter out) {
    switch (format) {
      case TABLE -> {
        segments().print(format, words, out);
        report.restated().forEach(each -> out.println(words.restated(each)));
        out.println(words.summary(report));
      }
      case CSV -> segments().print(format, words, out);
      case JSON -> out.println(json());
    }
    out.flush();
  }

  private Table segments() {
    Table table =
        new Table(
            Column.SEGMENT,
            Column.LABEL,
            Column.OF,
            Column.MEMBERS,
            Column.ENTERED,
            Column.LEFT,
            Column.SHARE,
            Column.REACHABLE);
    for (RunReport.Line line : report.segments()) {
      table.row(
          line.name(),
          line.label(),
          Words.term(line.of()),
          line.members(),
          line.entered(),
          line.left(),
          new Words.Share(line.members(), report.population(line.of())),
          line.reachable().isPresent() ? (Object) line.reachable().getAsLong() : "");
    }
    return table;
  }

  private String json() {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("asOf", Words.instant(report.asOf()));
    root.put("contacts", report.contacts());
    root.put("accounts", report.accounts());
    root.put("events", report.events());
    ArrayNode segments = root.putArray("segments");
    for (RunReport.Line line : report.segments()) {
      ObjectNode segment = segments.addObject();
      segment.put("name", line.name());
      segment.put("label", line.label());
      segment.put("of", Words.entity(line.of()));
      segment.put("members", line.members());
      segment.put("entered", line.entered());
      segment.put("left", line.left());
    }
    ArrayNode restated = root.putArray("restated");
    for (LearntValues.Restated each : report.restated()) {
      ObjectNode learnt = restated.addObject();
      learnt.put("name", each.name());
      learnt.put("version", each.version());
      learnt.put("changed", each.changed());
      learnt.put("withdrawn", each.withdrawn());
    }
    root.put("took_ms", report.tookMillis());
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
