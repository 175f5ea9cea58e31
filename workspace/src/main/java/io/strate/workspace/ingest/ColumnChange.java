package io.strate.workspace.ingest;

import io.strate.lake.Contents;
import io.strate.workspace.definition.SourceDefinition;
import io.strate.workspace.ingest.FileReading.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A file that was read before has a column that it did not have, or has lost one, so that its rows
 * can no longer be told from new ones.
 *
 * @param isAdded the column is there and was not; else it was there and is not
 * @param missing how many rows fewer there are than there were; 0 if there are not
 */
record ColumnChange(String file, String column, boolean isAdded, long missing) {

  /**
   * The first such file and column, if rows of the source are recognised by their contents; one
   * that has fewer rows goes before others.
   */
  static Optional<ColumnChange> among(List<Outcome> outcomes, SourceDefinition source) {
    return isByContents(source.rows())
        ? outcomes.stream()
            .flatMap(outcome -> of(outcome).stream())
            .min(Comparator.comparing(change -> change.missing == 0))
        : Optional.empty();
  }

  /** Rows with message ids are recognised by these, statements without a time by what they say. */
  private static boolean isByContents(SourceDefinition.Rows rows) {
    boolean hasTime =
        !(rows instanceof SourceDefinition.Profiles profiles) || profiles.time().isPresent();
    return hasTime && rows.messageId().isEmpty();
  }

  private static Optional<ColumnChange> of(Outcome outcome) {
    Optional<Contents> before = outcome.file().former();
    if (before.isEmpty() || outcome.held().grown()) {
      return Optional.empty();
    }
    String file = outcome.file().file().name();
    Contents now = outcome.held().contents();
    long missing = Math.max(0, before.get().rows() - now.rows());
    return now.added(before.get()).stream()
        .findFirst()
        .map(column -> new ColumnChange(file, column, true, missing))
        .or(
            () ->
                now.lost(before.get()).stream()
                    .findFirst()
                    .map(column -> new ColumnChange(file, column, false, missing)));
  }

  /** What happened, as the first half of a sentence. */
  String sentence() {
    return "'"
        + file
        + "' "
        + (isAdded
            ? "now has a column '" + column + "'"
            : "no longer has the column '" + column + "'");
  }
}
