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

  /** The kinds of identifiers that calls bring, besides ids. */
  public static final Set<String> KINDS = Set.of("anonymous_id", "email");

  /** So many names at most, so that a sender's mistake cannot fill the store with them. */
  public static final int MOST = 20_000;

  private static final String EVENTS = "events";

  /** So many notes of new names are written, then all names as one. */
  private static final int MOST_NOTES = 256;

  private final SourceNotes notes;
  private final Set<List<String>> names = ConcurrentHashMap.newKeySet();
  private final List<List<String>> unkept = new ArrayList<>();
  private int written;
  private volatile int kept;

  /** The names that a store knows. */
  public TrackedNames(Notes notes) {
    this.notes = new SourceNotes(notes);
    this.notes.schema(SOURCE).ifPresent(known -> names.addAll(paths(known)));
    written = names.isEmpty() ? MOST_NOTES : this.notes.added();
    kept = names.size();
  }

  /** The names that a schema has; what kind of thing they name is none. */
  private static List<List<String>> paths(Schema schema) {
    List<List<String>> paths = new ArrayList<>();
    schema.columns().forEach((name, type) -> collect(List.of(name), type, paths));
    return paths;
  }

  private static void collect(List<String> path, Type type, List<List<String>> into) {
    if (path.size() > 1) {
      into.add(path);
    }
    if (type instanceof Type.RecordOf fields) {
      fields.fields().forEach((name, inner) -> collect(longer(path, name), inner, into));
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

  private boolean addNew(List<String> path) {
    // Told without waiting for others: senders of ever new names slow nobody down.
    if (names.size() >= MOST) {
      return false;
    }
    synchronized (this) {
      boolean room = names.size() < MOST;
      if (room && names.add(path)) {
        unkept.add(path);
      }
      return room;
    }
  }

  /** Keeps what is new, durably. */
  public synchronized void keep() {
    if (unkept.isEmpty()) {
      return;
    }
    if (written < MOST_NOTES) {
      notes.addTracked(written, unkept);
      written++;
    } else {
      notes.keepTracked(SOURCE, schema(names));
      written = 0;
    }
    kept += unkept.size();
    unkept.clear();
  }

  /** How many are kept: another number as soon as the store knows more. */
  public int kept() {
    return kept;
  }

  /** A schema with more names. */
  static Schema schema(Schema known, List<List<String>> more) {
    List<List<String>> all = paths(known);
    all.addAll(more);
    return schema(all);
  }

  private static Schema schema(Iterable<List<String>> paths) {
    Branch root = new Branch();
    paths.forEach(root::add);
    return new Schema(root.fields());
  }

  /** Names below a name. */
  private record Branch(Map<String, Branch> below) {

    Branch() {
      this(new TreeMap<>());
    }

    void add(List<String> path) {
      Branch at = this;
      for (String name : path) {
        at = at.below.computeIfAbsent(name, _ -> new Branch());
      }
    }

    Map<String, Type> fields() {
      Map<String, Type> fields = new TreeMap<>();
      below.forEach((name, branch) -> fields.put(name, branch.type()));
      return fields;
    }

    private Type type() {
      return below.isEmpty() ? Type.ANY : new Type.RecordOf(fields());
    }
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
