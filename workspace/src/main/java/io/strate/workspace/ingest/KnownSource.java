package io.strate.workspace.ingest;

import io.strate.lake.Schema;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of one source's files.
 *
 * @param kept types that the store keeps; empty before the first reading
 * @param files that were looked at
 * @param seen the columns found in them
 * @param eventsOf by which expression names of events were looked for; empty if they were not
 * @param events the names of events
 */
record KnownSource(
    Schema kept, List<File> files, Schema seen, String eventsOf, Set<String> events) {

  static final KnownSource NONE =
      new KnownSource(Schema.EMPTY, List.of(), Schema.EMPTY, "", Set.of());

  KnownSource {
    files = List.copyOf(files);
    events = new TreeSet<>(events);
  }

  /** A file by its name, as it was when it was looked at. */
  record File(String name, FileState state) {}

  /** Whether the store has read nothing of it yet. */
  boolean isUnread() {
    return kept.columns().isEmpty();
  }

  /** Types that the store keeps stand. */
  Schema answers() {
    return seen.after(kept);
  }

  /** With what the store says now: nothing before the first reading, or if it is a new store. */
  KnownSource keeping(Schema types, Set<String> carried) {
    if (types.columns().isEmpty()) {
      return isUnread() ? this : NONE;
    }
    return new KnownSource(types, files, seen, "", carried);
  }

  KnownSource seeing(List<File> others, Schema found) {
    Set<String> names = isUnread() ? Set.of() : events;
    return new KnownSource(kept, others, found, "", names);
  }

  KnownSource carrying(String of, Set<String> names) {
    return new KnownSource(kept, files, seen, of, names);
  }
}
