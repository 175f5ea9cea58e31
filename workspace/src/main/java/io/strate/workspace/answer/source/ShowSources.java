package io.strate.workspace.answer.source;

import io.strate.ledger.FileMark;
import io.strate.ledger.Ledger;
import io.strate.ledger.Reject;
import io.strate.workspace.definition.Description;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.ingest.KeptReadings;
import io.strate.workspace.ingest.SourceNotes;
import io.strate.workspace.ingest.TrackedNames;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Shows how the reading of each source goes. Reads a mark for each file and at most {@value
 * #LOOKED_AT} rejects of each source, however many there are.
 */
public final class ShowSources {

  /** So many rejects of a source are sorted by reasons. */
  public static final int LOOKED_AT = 1_000;

  private static final int EXAMPLES = 3;

  /** What differs from row to row in a sentence. */
  private static final Pattern FOUND = Pattern.compile("'[^']*'");

  private final Workspace workspace;
  private final Ledger ledger;

  public ShowSources(Workspace workspace) {
    this.workspace = workspace;
    this.ledger = workspace.ledger();
  }

  /**
   * A source.
   *
   * @param isCalls whether it is not one of files, but all that senders call
   * @param files that count now
   * @param rows of these files, with those that were rejected
   * @param rejected rows or calls that are kept as rejected
   * @param dropped calls that were let go because newer ones came
   * @param reasons of the first thousand rejects, the most frequent first
   * @param reading how the last reading went, and why it failed; empty before the first, and for
   *     calls
   */
  public record Line(
      String name,
      String label,
      boolean isCalls,
      int files,
      long rows,
      long rejected,
      long dropped,
      List<Reason> reasons,
      Optional<KeptReadings.Reading> reading) {
    public Line {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * Rejects that have one reason.
   *
   * @param reason a sentence in which {@code …} stands for what was found
   * @param count among those looked at
   * @param examples the first few
   */
  public record Reason(String column, String reason, long count, List<Reject> examples) {
    public Reason {
      examples = List.copyOf(examples);
    }
  }

  /** All sources in the order of the definitions, and calls after them if any were ever taken. */
  public List<Line> all() {
    WorkspaceDefinition definition = workspace.definition();
    List<Line> lines = new ArrayList<>();
    definition
        .sources()
        .forEach(
            source ->
                lines.add(
                    line(
                        source.name(),
                        definition
                            .describe(Description.Kind.SOURCE, source.name())
                            .label()
                            .map(label -> label.in(definition.locale()))
                            .orElse(source.name()))));
    if (ledger.sources().declared().containsKey(TrackedNames.SOURCE)) {
      lines.add(line(TrackedNames.SOURCE, TrackedNames.SOURCE));
    }
    return lines;
  }

  private Line line(String source, String label) {
    boolean isCalls = source.equals(TrackedNames.SOURCE);
    List<FileMark> files =
        ledger.sources().counting(source).map(ledger.sources()::fileMarks).orElse(List.of());
    return new Line(
        source,
        label,
        isCalls,
        files.size(),
        files.stream().mapToLong(FileMark::rows).sum(),
        SourceNotes.count(ledger, source),
        isCalls ? ledger.rejects().dropped(source) : 0,
        reasons(SourceNotes.first(ledger, source, LOOKED_AT)),
        new KeptReadings(ledger.notes()).of(source));
  }

  private record Why(String column, String reason) {}

  private static List<Reason> reasons(List<Reject> rejects) {
    Map<Why, List<Reject>> byReason = new LinkedHashMap<>();
    rejects.forEach(
        reject ->
            byReason
                .computeIfAbsent(
                    new Why(reject.column(), FOUND.matcher(reject.reason()).replaceAll("…")),
                    _ -> new ArrayList<>())
                .add(reject));
    return byReason.entrySet().stream()
        .map(
            entry ->
                new Reason(
                    entry.getKey().column(),
                    entry.getKey().reason(),
                    entry.getValue().size(),
                    entry.getValue().subList(0, Math.min(EXAMPLES, entry.getValue().size()))))
        .sorted(Comparator.comparingLong(Reason::count).reversed())
        .toList();
  }
}
