package io.strate.workspace.ingest;

import java.util.Set;
import java.util.TreeSet;

/** The names of events that a source was seen to carry. For several threads. */
final class EventNames {

  /** More are a mistake: each makes streams and columns for the life of the store. */
  static final int MOST = 10_000;

  private final Set<String> names = new TreeSet<>();

  synchronized void add(String name) {
    if (names.add(name) && names.size() > MOST) {
      throw Refusals.tooManyNames(MOST, name);
    }
  }

  synchronized Set<String> all() {
    return new TreeSet<>(names);
  }
}
