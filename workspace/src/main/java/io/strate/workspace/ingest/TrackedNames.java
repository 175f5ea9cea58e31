package io.strate.workspace.ingest;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.lake.Schema;
import io.strate.ledger.Notes;
import io.strate.rule.draft.SourceCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What calls have named: attributes, events and their properties. They are kept as the columns of a
 * source of their own, whose types are open: a rule's context says as what it reads a value. Safe
 * for use by several threads.
 */
public final class TrackedNames {

  /** The source to which calls belong. */
  public static final String SOURCE = "@tracking";

  /** So many names at most, so that a sender's mistake cannot fill the store with them. */
  public static final int MOST = 20_000;

  private static final String EVENTS = "events";

  private final SourceNotes notes;
  private final Set<List<String>> names = ConcurrentHashMap.newKeySet();
  private boolean grown;

  /** The names that a store knows. */
  public TrackedNames(Notes notes) {
    this.notes = new SourceNotes(notes);
    this.notes
        .schema(SOURCE)
        .ifPresent(known -> known.columns().forEach((name, type) -> add(List.of(name), type)));
  }

  private void add(List<String> path, Type type) {
    if (path.size() > 1) {
      names.add(path);
    }
    if (type instanceof Type.RecordOf fields) {
      fields.fields().forEach((name, inner) -> add(longer(path, name), inner));
    }
  }

  private static List<String> longer(List<String> path, String name) {
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    return List.copyOf(longer);
  }

  /**
   * Takes up the name of an attribute.
   *
   * @return whether there is room for it
   */
  public boolean admitAttribute(Entity of, String name) {
    return admit(List.of(of == Entity.CONTACT ? "contacts" : "accounts", name));
  }

  /** Takes up an event, or with a path one of its properties. */
  public boolean admitEvent(String event, List<String> property) {
    List<String> path = new ArrayList<>(List.of(EVENTS, event));
    path.addAll(property);
    return admit(List.copyOf(path));
  }

  private boolean admit(List<String> path) {
    return names.contains(path) || addNew(path);
  }

  private synchronized boolean addNew(List<String> path) {
    if (names.size() >= MOST) {
      return false;
    }
    grown |= names.add(path);
    return true;
  }

  /** Keeps what is new, durably. */
  public synchronized void keep() {
    if (grown) {
      notes.keepTracked(SOURCE, schema());
      grown = false;
    }
  }

  private Schema schema() {
    Type all = new Type.RecordOf(Map.of());
    for (List<String> path : names) {
      all = with(all, path);
    }
    return new Schema(((Type.RecordOf) all).fields());
  }

  private static Type with(Type type, List<String> path) {
    if (path.isEmpty()) {
      return type;
    }
    Map<String, Type> fields =
        new TreeMap<>(type instanceof Type.RecordOf of ? of.fields() : Map.of());
    Type inner = fields.getOrDefault(path.getFirst(), Type.ANY);
    fields.put(path.getFirst(), with(inner, path.subList(1, path.size())));
    return new Type.RecordOf(fields);
  }

  /** The names as rules may use them. */
  static SourceCatalogue catalogue(Schema kept) {
    Map<String, Type.RecordOf> events = new TreeMap<>();
    fields(kept, EVENTS)
        .forEach(
            (name, type) ->
                events.put(
                    name,
                    type instanceof Type.RecordOf fields ? fields : new Type.RecordOf(Map.of())));
    return new SourceCatalogue(fields(kept, "contacts"), fields(kept, "accounts"), events);
  }

  private static Map<String, Type> fields(Schema kept, String of) {
    return kept.columns().get(of) instanceof Type.RecordOf record ? record.fields() : Map.of();
  }
}
