package io.strate.workspace.answer;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.engine.Rows;
import io.strate.lake.TableWriter;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Evaluation;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Writes profiles with all that is known of them to a file that other tools read. */
public final class ExportProfiles {

  private final Workspace workspace;

  public ExportProfiles(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Writes a row for each profile as of the last run, or as of now where it is served: who it is,
   * every attribute, trait and score, and for every segment whether it is a member.
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
    ExportPlace.requireNoSource(workspace.definition(), file);
    long now = workspace.asOf(OptionalLong.empty());
    ExportColumns columns = new ExportColumns(workspace.definition(), of, workspace.ledger(), now);
    long[] written = {0};
    try (TableWriter table = workspace.lake().write(file, columns.types())) {
      Evaluation.each(
          workspace,
          columns.definitions(),
          of,
          now,
          rows -> written[0] += write(rows, segment, columns, table));
      table.finish();
    }
    return written[0];
  }

  private static long write(Rows rows, String only, ExportColumns columns, TableWriter table) {
    long written = 0;
    for (int row = 0; row < rows.size(); row++) {
      if (rows.exists(row) && (only.isEmpty() || columns.isMember(only, rows, row))) {
        table.write(columns.cells(rows, row));
        written++;
      }
    }
    return written;
  }
}
