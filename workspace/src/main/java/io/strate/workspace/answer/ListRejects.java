package io.strate.workspace.answer;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.workspace.ingest.SourceNotes;
import io.strate.workspace.ingest.TrackedNames;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.List;

/** Lists the rows that could not be read, and the calls that could not be taken. */
public final class ListRejects {

  /** The source to which calls belong. */
  public static final String CALLS = TrackedNames.SOURCE;

  private final Workspace workspace;

  public ListRejects(Workspace workspace) {
    this.workspace = workspace;
  }

  public record Line(
      String source, String file, long line, String column, String reason, String text) {}

  /** The rejected rows of one source, or of all if its name is empty. */
  public List<Line> all(String source) {
    List<String> known = new ArrayList<>();
    workspace.definition().sources().forEach(defined -> known.add(defined.name()));
    if (workspace.ledger().sources().declared().containsKey(TrackedNames.SOURCE)) {
      known.add(TrackedNames.SOURCE);
    }
    if (!source.isEmpty() && !known.contains(source)) {
      throw new Failure(
          "usage.source",
          Blame.USER,
          "no source is called '%s'; there are %s".formatted(source, String.join(", ", known)));
    }
    return known.stream()
        .filter(name -> source.isEmpty() || name.equals(source))
        .flatMap(name -> of(name).stream())
        .toList();
  }

  /** How many rows or calls of a source are kept. */
  public long count(String source) {
    return workspace.ledger().rejects().count(source);
  }

  /** How many calls were let go because newer ones came, if they are asked for. */
  public long dropped(String source) {
    return source.isEmpty() || source.equals(CALLS)
        ? workspace.ledger().rejects().dropped(CALLS)
        : 0;
  }

  private List<Line> of(String source) {
    return SourceNotes.rejects(workspace.ledger(), source).stream()
        .map(r -> new Line(source, r.file(), r.line(), r.column(), r.reason(), r.text()))
        .toList();
  }
}
