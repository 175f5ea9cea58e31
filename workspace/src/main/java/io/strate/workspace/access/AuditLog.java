package io.strate.workspace.access;

import io.strate.ledger.Notes;
import io.strate.workspace.open.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who changed what over the admin API or by a page, as far as {@value #MOST} changes back: the name
 * of the key or user, never whom a request was about. Safe for several threads.
 */
public final class AuditLog {

  /** So many of the newest are kept. */
  public static final int MOST = 10_000;

  private static final String PREFIX = "access/audit/";

  private final Notes notes;
  private final SortedMap<Long, Entry> entries = new TreeMap<>();

  /**
   * A change, or an attempt at one.
   *
   * @param at in milliseconds since 1970-01-01T00:00Z
   * @param key the name of the key or user
   * @param path of what was changed, without ids
   * @param status the HTTP status that was answered
   */
  public record Entry(long at, String key, String method, String path, int status) {

    private byte[] bytes() {
      return String.join("\t", Long.toString(at), method, Integer.toString(status), path, key)
          .getBytes(StandardCharsets.UTF_8);
    }

    private static Entry of(byte[] bytes) {
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\t", 5);
      return new Entry(
          Long.parseLong(parts[0]), parts[4], parts[1], parts[3], Integer.parseInt(parts[2]));
    }
  }

  public AuditLog(Notes notes) {
    this.notes = notes;
    for (Map.Entry<String, byte[]> note : notes.startingWith(PREFIX).entrySet()) {
      long number = Long.parseLong(note.getKey().substring(PREFIX.length()), 16);
      entries.put(number, Entry.of(note.getValue()));
    }
  }

  /** The log of a workspace. */
  public static AuditLog of(Workspace workspace) {
    return new AuditLog(workspace.ledger().notes());
  }

  public synchronized void record(Entry entry) {
    long number = entries.isEmpty() ? 0 : entries.lastKey() + 1;
    notes.put(note(number), entry.bytes());
    entries.put(number, entry);
    while (entries.size() > MOST) {
      notes.remove(note(entries.firstKey()));
      entries.remove(entries.firstKey());
    }
  }

  /** The newest first. */
  public synchronized List<Entry> latest(int most) {
    List<Entry> all = new ArrayList<>(entries.values());
    return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()).reversed());
  }

  private static String note(long number) {
    return PREFIX + "%016x".formatted(number);
  }
}
