package io.strate.server.pages.importing;

import io.strate.server.signin.Form;
import io.strate.workspace.importing.FoundColumn;
import io.strate.workspace.importing.ImportPlan;
import io.strate.workspace.importing.ImportStep;
import io.strate.workspace.importing.MappedColumn;
import io.strate.workspace.importing.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The form by which columns are mapped: fields {@code part.0}, {@code name.0}, {@code format.0} …
 */
final class PlanForm {

  private final Form fields;

  private PlanForm(Form fields) {
    this.fields = fields;
  }

  /** The plan that a form says; what it leaves out is as it was. */
  static ImportPlan plan(Form fields, ImportStep step) {
    PlanForm form = new PlanForm(fields);
    ImportPlan before = step.plan();
    List<MappedColumn> columns = new ArrayList<>();
    for (int i = 0; i < before.columns().size(); i++) {
      columns.add(form.column(i, step.columns().get(i), before.columns().get(i)));
    }
    return new ImportPlan(
        form.text("source", before.source()),
        before.kind(),
        columns,
        form.text("event", before.event()),
        form.text("channel", before.channel()),
        form.text("purpose", before.purpose()),
        form.text("zone", before.zone()),
        false);
  }

  private MappedColumn column(int i, FoundColumn found, MappedColumn before) {
    Part part = part(text("part." + i, "")).orElse(before.part());
    String format = text("format." + i, before.format());
    boolean hasFormat = part == Part.TIME || part == Part.VALUE && found.isReadable();
    return new MappedColumn(
        before.column(), part, text("name." + i, before.name()), hasFormat ? format : "");
  }

  private static Optional<Part> part(String word) {
    return Arrays.stream(Part.values())
        .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  private String text(String field, String otherwise) {
    return fields.has(field) ? fields.text(field).strip() : otherwise;
  }
}
