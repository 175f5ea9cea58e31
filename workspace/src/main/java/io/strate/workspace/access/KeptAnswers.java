package io.strate.workspace.access;

import io.strate.ledger.Notes;
import io.strate.workspace.open.Workspace;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers to be given again to requests that are sent again, over restarts: for a day, and the
 * latest {@value #MOST}. What they say is sealed by whoever keeps them. Safe for several threads.
 */
public final class KeptAnswers {

  static final int MOST = 1_000;

  private static final Duration LIFE = Duration.ofDays(1);
  private static final String PREFIX = "access/answer/";

  /** Of those that are read at once at the start. */
  private static final int PAGE = 100;

  private final Notes notes;

  /** When each was kept, the oldest first. */
  private final Map<String, Long> instants = new LinkedHashMap<>();

  public KeptAnswers(Notes notes) {
    this.notes = notes;
    Map<String, Long> found = new LinkedHashMap<>();
    String last = "";
    for (Map<String, byte[]> page = notes.startingWith(PREFIX, last, PAGE);
        !page.isEmpty();
        page = notes.startingWith(PREFIX, last, PAGE)) {
      for (Map.Entry<String, byte[]> note : page.entrySet()) {
        last = note.getKey();
        found.put(last.substring(PREFIX.length()), ByteBuffer.wrap(note.getValue()).getLong());
      }
    }
    found.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .forEach(each -> instants.put(each.getKey(), each.getValue()));
  }

  /** Those of a workspace. */
  public static KeptAnswers of(Workspace workspace) {
    return new KeptAnswers(workspace.ledger().notes());
  }

  /** An answer that was kept under a name; empty if there is none, or no more. */
  public synchronized Optional<byte[]> find(String name, long now) {
    dropOld(now);
    return instants.containsKey(name)
        ? notes.get(PREFIX + name).map(value -> Arrays.copyOfRange(value, Long.BYTES, value.length))
        : Optional.empty();
  }

  /** Keeps an answer; it is on disk when this returns. */
  public synchronized void keep(String name, byte[] sealed, long now) {
    ByteBuffer value = ByteBuffer.allocate(Long.BYTES + sealed.length).putLong(now).put(sealed);
    notes.put(PREFIX + name, value.array());
    instants.remove(name);
    instants.put(name, now);
    dropOld(now);
  }

  private void dropOld(long now) {
    List<String> old = new ArrayList<>();
    int beyond = instants.size() - MOST;
    for (Map.Entry<String, Long> each : instants.entrySet()) {
      if (old.size() < beyond || now - each.getValue() > LIFE.toMillis()) {
        old.add(each.getKey());
      }
    }
    if (!old.isEmpty()) {
      notes.jot(Map.of(), old.stream().map(name -> PREFIX + name).toList());
      old.forEach(instants::remove);
    }
  }
}
