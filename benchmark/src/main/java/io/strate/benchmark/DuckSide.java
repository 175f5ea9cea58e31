package io.strate.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What DuckDB takes for the same work, measured first. */
final class DuckSide {

  private final Options options;
  private final CsvFiles files;
  private final List<SegmentCase> cases;

  /** From the file with the events to a table on disk. */
  final double load;

  /** One plain aggregation by contact over a table in the order of time. */
  final double scan;

  /** All segments, one query each, over a table in the order of time: a log as it was written. */
  final double segments;

  /** The same over a table in which the order of events has nothing to do with time. */
  final double segmentsUnordered;

  final String version;

  private final Map<String, Long> members = new HashMap<>();

  DuckSide(Options options, CsvFiles files, List<SegmentCase> cases) throws Exception {
    this.options = options;
    this.files = files;
    this.cases = cases;
    Path database = options.work().resolve("events.duckdb");
    Files.deleteIfExists(database);
    try (Duck duck = new Duck(database, options.threads())) {
      version = duck.version();
      load = options.stopwatch().time(() -> duck.load(files));
      scan = options.stopwatch().median(options.rounds(), duck::scan);
      segments = measureSegments(duck);
      for (SegmentCase one : cases) {
        members.put(one.name(), duck.members(one));
      }
    }
    segmentsUnordered = measureUnordered();
  }

  /** Once to warm up, once to count. */
  private double measureSegments(Duck duck) throws Exception {
    return options.stopwatch().median(1, () -> duck.segments(cases, Shape.NOW));
  }

  private double measureUnordered() throws Exception {
    Path database = options.work().resolve("unordered.duckdb");
    Files.deleteIfExists(database);
    try (Duck duck = new Duck(database, options.threads())) {
      duck.load(files);
      duck.execute("CREATE TABLE mixed AS FROM events ORDER BY hash(contact, time, amount)");
      duck.execute("DROP TABLE events");
      duck.execute("ALTER TABLE mixed RENAME TO events");
      duck.execute("CHECKPOINT");
      return measureSegments(duck);
    } finally {
      Files.deleteIfExists(database);
    }
  }

  /** How many members a segment has. */
  long members(SegmentCase one) {
    return members.getOrDefault(one.name(), 0L);
  }

  /** Checks an answer against DuckDB's; figures of different work would be worth nothing. */
  void requireSame(SegmentCase one, long found) throws SQLException {
    if (found != members(one)) {
      throw new IllegalStateException(
          "segment "
              + one.name()
              + " has "
              + found
              + " members in Strate and "
              + members(one)
              + " in DuckDB: "
              + one.rule());
    }
  }
}
