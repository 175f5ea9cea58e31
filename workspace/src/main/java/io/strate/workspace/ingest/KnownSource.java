package io.strate.workspace.ingest;

import io.strate.lake.FileFormat;
import io.strate.lake.Schema;
import io.strate.lake.Survey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

  /** A file by its name, as it was when it was looked at, and the columns that it had. */
  record File(String name, FileState state, Set<String> columns) {
    File {
      columns = Collections.unmodifiableSet(new LinkedHashSet<>(columns));
    }
  }

  /** How the files were when they were looked at, by their names and in their order. */
  Map<String, FileState> states() {
    Map<String, FileState> states = new LinkedHashMap<>();
    files.forEach(file -> states.put(file.name(), file.state()));
    return states;
  }

  /**
   * The columns that the files have as they are now. Fields that rows may leave out come and go by
   * themselves: what was ever seen of them may come again.
   */
  Set<String> present() {
    if (files.stream().anyMatch(KnownSource::isSparse)) {
      return answers().columns().keySet();
    }
    Set<String> present = new HashSet<>();
    files.forEach(file -> present.addAll(file.columns()));
    return present;
  }

  private static boolean isSparse(File file) {
    return FileFormat.of(file.name()).filter(format -> !format.hasHeader()).isPresent();
  }

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

  /**
   * With the files as they are now.
   *
   * @param found in those of them that are new or changed
   */
  KnownSource seeing(Map<String, FileState> states, Survey found) {
    Map<String, Set<String>> columns = new HashMap<>();
    files.forEach(file -> columns.put(file.name(), file.columns()));
    columns.putAll(found.columns());
    List<File> now = new ArrayList<>();
    states.forEach(
        (name, state) -> now.add(new File(name, state, columns.getOrDefault(name, Set.of()))));
    Set<String> names = isUnread() ? Set.of() : events;
    return new KnownSource(kept, now, found.schema(), "", names);
  }

  KnownSource carrying(String of, Set<String> names) {
    return new KnownSource(kept, files, seen, of, names);
  }
}
