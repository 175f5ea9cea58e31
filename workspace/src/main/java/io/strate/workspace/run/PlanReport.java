package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.workspace.ingest.SourceChanges;
import java.util.List;
import java.util.Optional;

/**
 * What a run would change.
 *
 * @param asOf the instant of the run
 * @param isFirst whether nothing has been run yet
 * @param isDefinedOtherwise whether the definitions differ from those of the last run
 * @param reading what a run would read; empty if rows not read yet were left out
 * @param lines what would not stay as it is: sources and their files, then definitions
 */
public record PlanReport(
    long asOf,
    boolean isFirst,
    boolean isDefinedOtherwise,
    Optional<Reading> reading,
    List<Line> lines) {

  public PlanReport {
    lines = List.copyOf(lines);
  }

  /**
   * What reading the sources would come to.
   *
   * @param entries that would be new
   * @param rejected rows of all sources that would be kept as rejected, as a run counts them
   */
  public record Reading(long entries, long rejected) {}

  /** What changes, and how. */
  public sealed interface Line {}

  /** A source, or one of its files. */
  public record OfSource(SourceChanges.Change change) implements Line {}

  /**
   * A definition.
   *
   * @param members of segments, how many there would be and who would come and go
   */
  public record OfDefinition(Definition definition, Change change, Optional<Members> members)
      implements Line {}

  /** How a definition differs from that of the last run. */
  public enum Change {
    NEW,
    CHANGED,
    REMOVED,
    /** The same; members move because rows, time or other definitions do. */
    SAME
  }

  /** What is defined, and whose it is. */
  public record Definition(Kind kind, Entity of, String name) {
    /** What kinds of definition a plan tells of. */
    public enum Kind {
      EVENT,
      TRAIT,
      SCORE,
      CLUSTERS,
      MODEL,
      MOMENT,
      SEGMENT
    }
  }

  /** The members of a segment after a run. */
  public record Members(long members, long entering, long leaving) {}
}
