package io.strate.workspace.answer;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.engine.Rows;
import io.strate.lake.SourceFiles;
import io.strate.lake.TableWriter;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.TraitDefinition;
import io.strate.workspace.definition.SourceDefinition;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Evaluation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes profiles with their traits and memberships to a file that other tools read. */
public final class ExportProfiles {

  private final Workspace workspace;

  public ExportProfiles(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Writes a row for each profile as of the last run: its id, every trait and score, and for every
   * segment whether it is a member.
   *
   * @param segment whose members are written; everybody who exists if empty
   * @return how many rows were written
   */
  public long to(Path file, Entity of, String segment) {
    if (!segment.isEmpty() && workspace.segment(segment).of() != of) {
      throw new Failure(
          "usage.segment",
          Blame.USER,
          "the members of '%s' are %s: say --of %s"
              .formatted(
                  segment,
                  of == Entity.CONTACT ? "accounts" : "contacts",
                  of == Entity.CONTACT ? "accounts" : "contacts"));
    }
    requireNoSource(file);
    List<String> segments = segments(of);
    Map<String, Type> columns = columns(of, segments);
    long[] written = {0};
    try (TableWriter table = workspace.lake().write(file, columns)) {
      Evaluation.each(
          workspace,
          workspace.definition().definitions(),
          of,
          workspace.lastRun().asOf(),
          rows -> written[0] += write(rows, of, segment, segments, table));
      table.finish();
    }
    return written[0];
  }

  /** An export in the place of a source's file would destroy it, or be read as one of its files. */
  private void requireNoSource(Path file) {
    Path folder = workspace.definition().folder();
    for (SourceDefinition source : workspace.definition().sources()) {
      for (String read : source.read()) {
        if (SourceFiles.names(folder, read, file)) {
          throw new Failure(
              "usage.export",
              Blame.USER,
              "'%s' is read by the source '%s' (%s): give the export another name"
                  .formatted(file, source.name(), read));
        }
      }
    }
  }

  private long write(Rows rows, Entity of, String only, List<String> segments, TableWriter table) {
    int[] indexes = segments.stream().mapToInt(rows.segments()::indexOf).toArray();
    int filter = only.isEmpty() ? -1 : rows.segments().indexOf(only);
    long written = 0;
    for (int row = 0; row < rows.size(); row++) {
      if (rows.exists(row) && (filter < 0 || rows.isMember(filter, row))) {
        List<Value> cells = new ArrayList<>();
        cells.add(Value.text(workspace.ledger().profiles().id(of, rows.number(row))));
        for (String trait : traits(of).keySet()) {
          cells.add(rows.trait(trait, row));
        }
        for (int index : indexes) {
          cells.add(Value.bool(rows.isMember(index, row)));
        }
        table.write(cells);
        written++;
      }
    }
    return written;
  }

  private List<String> segments(Entity of) {
    return workspace.definition().definitions().segments().stream()
        .filter(segment -> segment.of() == of)
        .map(SegmentDefinition::name)
        .toList();
  }

  private Map<String, Type> traits(Entity of) {
    Map<String, Type> traits = new LinkedHashMap<>();
    for (TraitDefinition trait : workspace.definition().definitions().traits()) {
      if (trait.of() == of) {
        traits.put(trait.name(), trait.value().type());
      }
    }
    for (ScoreDefinition score : workspace.definition().definitions().scores()) {
      if (score.of() == of) {
        traits.put(score.name(), Type.NUMBER);
      }
    }
    return traits;
  }

  private Map<String, Type> columns(Entity of, List<String> segments) {
    Map<String, Type> columns = new LinkedHashMap<>();
    columns.put("id", Type.TEXT);
    columns.putAll(traits(of));
    segments.forEach(segment -> columns.put(segment, Type.BOOLEAN));
    return columns;
  }
}
