package io.strate.workspace.ingest;

import io.strate.domain.Identifier;
import io.strate.lake.Schema;
import io.strate.ledger.Ledger;
import io.strate.ledger.Notes;
import io.strate.ledger.Reject;
import io.strate.ledger.Rejects.Place;
import io.strate.ledger.Rejects.Placed;
import io.strate.workspace.definition.SourceDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is kept of sources besides entries: the types of their columns, the names of events that
 * they carried, and the rejected rows of a reading that was refused whole.
 */
public final class SourceNotes {

  private static final String SCHEMA = "ingest/schema/";
  private static final String EVENTS = "ingest/events/";
  private static final String ADDED = "ingest/tracked/";
  private static final String REFUSED = "ingest/refused/";

  /** Rows of a refused reading whose details are kept. */
  private static final int MOST_REFUSED = 1_000;

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::file)
          .thenComparingLong(Place::line)
          .thenComparingLong(Place::ordinal);

  private final Notes notes;

  SourceNotes(Notes notes) {
    this.notes = notes;
  }

  /**
   * The rejected rows of a source: of the reading that was refused whole, if that was the last, and
   * else those that the ledger keeps.
   */
  public static List<Reject> rejects(Ledger ledger, String source) {
    List<Reject> refused = new SourceNotes(ledger.notes()).refused(source);
    return refused.isEmpty() ? ledger.rejects().of(source) : refused;
  }

  /** How many rejected rows {@link #rejects} would answer. */
  public static long count(Ledger ledger, String source) {
    List<Reject> refused = new SourceNotes(ledger.notes()).refused(source);
    return refused.isEmpty() ? ledger.rejects().count(source) : refused.size();
  }

  /** The first of {@link #rejects}, reading no more than so many. */
  public static List<Reject> first(Ledger ledger, String source, int most) {
    return after(ledger, source, Optional.empty(), most).stream().map(Placed::reject).toList();
  }

  /** Those of {@link #rejects} behind a place, by file and line, reading no more than so many. */
  public static List<Placed> after(Ledger ledger, String source, Optional<Place> place, int most) {
    List<Reject> refused = new SourceNotes(ledger.notes()).refused(source);
    return refused.isEmpty()
        ? ledger.rejects().after(source, place, most)
        : placed(refused).stream()
            .filter(each -> place.isEmpty() || ORDER.compare(each.place(), place.get()) > 0)
            .limit(most)
            .toList();
  }

  private static List<Placed> placed(List<Reject> refused) {
    Map<List<Object>, Long> same = new HashMap<>();
    return refused.stream()
        .map(
            reject ->
                new Placed(
                    new Place(
                        reject.file(),
                        reject.line(),
                        same.merge(List.of(reject.file(), reject.line()), 1L, Long::sum)),
                    reject))
        .sorted(Comparator.comparing(Placed::place, ORDER))
        .toList();
  }

  /** Forgets rejected rows of refused readings that name an identifier. */
  public static void forget(Ledger ledger, Identifier identifier) {
    SourceNotes kept = new SourceNotes(ledger.notes());
    for (String key : ledger.notes().startingWith(REFUSED).keySet()) {
      String source = key.substring(REFUSED.length());
      List<Reject> others =
          kept.refused(source).stream()
              .filter(reject -> !names(reject.text(), identifier.value()))
              .toList();
      kept.keepRefused(source, others);
    }
  }

  /** Whether a text holds a word, not as a part of another. */
  public static boolean names(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }

  /** Keeps what a reading that is about to be committed found. */
  void keep(SourceDefinition source, Set<String> events) {
    Set<String> all = new TreeSet<>(events(source.name()));
    all.addAll(events);
    Map<String, byte[]> facts = new HashMap<>();
    facts.put(SCHEMA + source.name(), new Schema(source.columns()).write().getBytes(Lines.CHARSET));
    facts.put(EVENTS + source.name(), Lines.of(all.stream().map(List::of).toList()));
    notes.putAll(facts);
    notes.remove(REFUSED + source.name());
  }

  /** Keeps all that the calls of senders have named. */
  void keepTracked(String source, Schema names) {
    notes.put(SCHEMA + source, names.write().getBytes(Lines.CHARSET));
    notes.startingWith(ADDED).keySet().forEach(notes::remove);
  }

  /** Keeps what calls have named since all was kept, as the next of several notes. */
  void addTracked(int number, List<List<String>> names) {
    notes.put(ADDED + number, Lines.of(names));
  }

  /** How many such notes there are. */
  int added() {
    return notes.startingWith(ADDED).size();
  }

  void keepRefused(String source, List<Reject> rejects) {
    if (rejects.isEmpty()) {
      notes.remove(REFUSED + source);
      return;
    }
    List<List<String>> lines = new ArrayList<>();
    for (Reject reject : rejects.subList(0, Math.min(rejects.size(), MOST_REFUSED))) {
      lines.add(
          List.of(
              reject.file(),
              Long.toString(reject.line()),
              reject.column(),
              reject.reason(),
              reject.text()));
    }
    notes.put(REFUSED + source, Lines.of(lines));
  }

  private List<Reject> refused(String source) {
    return notes.get(REFUSED + source).map(Lines::read).orElse(List.of()).stream()
        .map(
            line ->
                new Reject(
                    line.get(0),
                    Long.parseLong(line.get(1)),
                    line.get(2),
                    line.get(3),
                    line.get(4)))
        .toList();
  }

  /** The types that stand since a source was first read. */
  Optional<Schema> schema(String source) {
    Optional<Schema> kept =
        notes.get(SCHEMA + source).map(bytes -> Schema.read(new String(bytes, Lines.CHARSET)));
    return source.equals(TrackedNames.SOURCE) ? kept.map(this::withAdded) : kept;
  }

  private Schema withAdded(Schema kept) {
    List<List<String>> added = new ArrayList<>();
    notes.startingWith(ADDED).values().forEach(note -> added.addAll(Lines.read(note)));
    return added.isEmpty() ? kept : TrackedNames.schema(kept, added);
  }

  Set<String> events(String source) {
    Set<String> names = new TreeSet<>();
    notes
        .get(EVENTS + source)
        .ifPresent(bytes -> Lines.read(bytes).forEach(line -> names.add(line.getFirst())));
    return names;
  }

  /** The sources of which types are kept. */
  Set<String> sources() {
    Set<String> sources = new TreeSet<>();
    notes.startingWith(SCHEMA).keySet().forEach(k -> sources.add(k.substring(SCHEMA.length())));
    return sources;
  }
}
