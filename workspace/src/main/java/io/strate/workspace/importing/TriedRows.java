package io.strate.workspace.importing;

import io.strate.domain.Identifier;
import io.strate.domain.Value;
import io.strate.timeline.StreamKey;
import io.strate.workspace.answer.ListRejects;
import io.strate.workspace.answer.ValueText;
import io.strate.workspace.importing.Trial.Cell;
import io.strate.workspace.importing.Trial.Form;
import io.strate.workspace.importing.Trial.Heading;
import io.strate.workspace.ingest.DryReading;
import io.strate.workspace.ingest.ShownRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lays rows that were tried out as a table: a column for each part and each value of the plan. */
final class TriedRows {

  /** So much of a long text is shown. */
  private static final int SHOWN_CHARACTERS = 200;

  private final ImportPlan plan;
  private final List<Heading> headings = new ArrayList<>();

  private TriedRows(ImportPlan plan) {
    this.plan = plan;
    for (Part part : plan.kind().parts()) {
      boolean isConstant = part == Part.EVENT || part == Part.CHANNEL || part == Part.PURPOSE;
      if (part.isSingle() && (isConstant || plan.the(part).isPresent())) {
        headings.add(new Heading(part, ""));
      }
    }
    plan.all(Part.VALUE).forEach(column -> headings.add(new Heading(Part.VALUE, column.name())));
    headings.removeIf(heading -> heading.part() == Part.MESSAGE_ID);
  }

  static Trial of(ImportPlan plan, DryReading.Found found) {
    TriedRows table = new TriedRows(plan);
    return new Trial(
        plan,
        found.rows(),
        found.rejected(),
        found.fresh(),
        found.known(),
        table.headings,
        found.first().stream().map(table::cells).toList(),
        found.rejects().stream()
            .map(
                r ->
                    new ListRejects.Line(
                        plan.source(), r.file(), r.line(), r.column(), r.reason(), r.text()))
            .toList(),
        found.isTooBad(),
        found.warnings());
  }

  private List<Cell> cells(ShownRow row) {
    return headings.stream().map(heading -> cell(heading, row)).toList();
  }

  private Cell cell(Heading heading, ShownRow row) {
    return switch (heading.part()) {
      case ID -> identifier(row, Identifier.DEFAULT_KIND);
      case EMAIL -> email(row);
      case TIME ->
          row.time().isPresent() ? of(Value.instant(row.time().getAsLong())) : Cell.UNKNOWN;
      case EVENT -> event(row);
      case ACCOUNT -> value(row, StreamKey.Kind.ACCOUNT, "", "account");
      case CHANNEL -> value(row, StreamKey.Kind.CONSENT, "", "channel");
      case PURPOSE -> value(row, StreamKey.Kind.CONSENT, "", "purpose");
      case STATUS -> value(row, StreamKey.Kind.CONSENT, "", "status");
      case VALUE ->
          plan.kind() == RowKind.EVENTS
              ? property(row, heading.name())
              : value(row, StreamKey.Kind.ATTRIBUTE, heading.name(), "value");
      case MESSAGE_ID, LEFT_OUT -> Cell.UNKNOWN;
    };
  }

  /** Where it names the contact itself, it is its id. */
  private Cell email(ShownRow row) {
    boolean isId = plan.kind() == RowKind.CONTACTS && plan.the(Part.ID).isEmpty();
    return identifier(row, isId ? Identifier.DEFAULT_KIND : PlannedSource.EMAIL);
  }

  private static Cell identifier(ShownRow row, String kind) {
    return row.who().stream()
        .filter(each -> each.kind().equals(kind))
        .findFirst()
        .map(each -> of(Value.text(each.value())))
        .orElse(Cell.UNKNOWN);
  }

  private static Cell event(ShownRow row) {
    return row.stated().stream()
        .findFirst()
        .map(stated -> of(Value.text(stated.stream().name())))
        .orElse(Cell.UNKNOWN);
  }

  private static Cell property(ShownRow row, String name) {
    return row.stated().stream()
        .findFirst()
        .map(stated -> property(stated.columns(), name))
        .orElse(Cell.UNKNOWN);
  }

  /** A record is kept field by field. */
  private static Cell property(Map<String, Value> columns, String name) {
    Value whole = columns.get(name);
    if (whole != null) {
      return of(whole);
    }
    String before = name + ".";
    String fields =
        columns.entrySet().stream()
            .filter(each -> each.getKey().startsWith(before))
            .map(
                each ->
                    each.getKey().substring(before.length()) + ": " + of(each.getValue()).text())
            .collect(Collectors.joining(", "));
    return fields.isEmpty() ? Cell.UNKNOWN : new Cell(Form.OTHER, shortened(fields));
  }

  private static Cell value(ShownRow row, StreamKey.Kind kind, String name, String column) {
    return row.stated().stream()
        .filter(stated -> stated.stream().equals(new StreamKey(kind, name)))
        .findFirst()
        .flatMap(stated -> Optional.ofNullable(stated.columns().get(column)))
        .map(TriedRows::of)
        .orElse(Cell.UNKNOWN);
  }

  private static Cell of(Value value) {
    return switch (value) {
      case Value.Num _ -> new Cell(Form.NUMBER, ValueText.of(value));
      case Value.Text _ -> new Cell(Form.TEXT, shortened(ValueText.of(value)));
      case Value.Bool _ -> new Cell(Form.BOOLEAN, ValueText.of(value));
      case Value.Instant _ -> new Cell(Form.INSTANT, ValueText.of(value));
      case Value.ListOf _, Value.RecordOf _ -> new Cell(Form.OTHER, shortened(ValueText.of(value)));
      case Value.Absence _ -> Cell.UNKNOWN;
    };
  }

  private static String shortened(String text) {
    int most = Math.min(text.length(), SHOWN_CHARACTERS);
    // Never half of a character.
    int end = most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return end == text.length() ? text : text.substring(0, end) + "…";
  }
}
