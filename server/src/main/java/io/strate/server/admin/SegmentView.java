package io.strate.server.admin;

import io.strate.domain.Failure;
import io.strate.workspace.answer.ListSegments;
import io.strate.workspace.live.LiveWorkspace;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A segment as it is shown.
 *
 * @param of contacts or accounts
 * @param size how many members it has
 * @param population how many of them could be members
 * @param asOf the instant as of which it is true
 */
record SegmentView(
    String name,
    String label,
    String of,
    long size,
    long population,
    OptionalLong reachable,
    Status status,
    Instant asOf,
    Optional<String> lastError,
    Optional<Change> lastChange) {

  /** Whether it is true as of now. */
  enum Status {
    fresh,
    /** Defined, and not computed yet. */
    pending,
    failing
  }

  record Change(Instant at, long entered, long left) {}

  static SegmentView of(ListSegments.Line line, LiveWorkspace live) {
    Optional<Failure> trouble = live.trouble();
    return new SegmentView(
        line.name(),
        line.label(),
        Entities.word(line.of()),
        line.members(),
        line.population(),
        line.reachable(),
        trouble.isPresent() ? Status.failing : line.isComputed() ? Status.fresh : Status.pending,
        Instant.ofEpochMilli(live.asOf()),
        trouble.map(failure -> Problems.of(failure).detail()),
        line.change().map(c -> new Change(Instant.ofEpochMilli(c.at()), c.entered(), c.left())));
  }
}
