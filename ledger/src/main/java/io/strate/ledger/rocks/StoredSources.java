package io.strate.ledger.rocks;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.ledger.FileMark;
import io.strate.ledger.Generation;
import io.strate.ledger.Sources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The sources as one small fact that is replaced whole, and the marks of their files. */
final class StoredSources implements Sources {

  private static final byte[] KEY = Facts.key("sources");
  private static final String FILE = "file";

  /** A generation is read into, counts, or counts no more. */
  enum State {
    FRESH,
    COUNTS,
    RETIRED
  }

  /** An origin by its number, which is its place in the list. */
  record Origin(String source, long definitionHash, State state) {
    boolean counts(String of) {
      return source.equals(of) && state == State.COUNTS;
    }
  }

  /**
   * All generations there ever were, and the sources of the workspace in their order with the
   * origin each is read into.
   */
  record Table(List<Origin> origins, Map<String, Integer> declared) {

    /** For each origin its position, −1 if it does not count. */
    int[] positions() {
      int[] positions = new int[origins.size()];
      List<String> order = List.copyOf(declared.keySet());
      for (int i = 0; i < positions.length; i++) {
        positions[i] =
            origins.get(i).state() == State.COUNTS ? order.indexOf(origins.get(i).source()) : -1;
      }
      return positions;
    }

    /** The table once an origin counts: the source's former generation is retired. */
    Table activate(int origin) {
      List<Origin> changed = new ArrayList<>(origins);
      Origin fresh = origins.get(origin);
      for (int i = 0; i < changed.size(); i++) {
        Origin other = changed.get(i);
        if (i == origin) {
          changed.set(i, new Origin(other.source(), other.definitionHash(), State.COUNTS));
        } else if (other.source().equals(fresh.source())) {
          changed.set(i, new Origin(other.source(), other.definitionHash(), State.RETIRED));
        }
      }
      return new Table(changed, declared);
    }

    byte[] bytes() {
      Bytes into = new Bytes(256).varint(origins.size());
      origins.forEach(
          origin ->
              into.text(origin.source()).i64(origin.definitionHash()).u8(origin.state().ordinal()));
      into.varint(declared.size());
      declared.forEach((source, origin) -> into.text(source).varint(origin));
      return into.toArray();
    }

    static Table read(byte[] bytes) {
      BytesReader reader = new BytesReader(bytes);
      List<Origin> origins = new ArrayList<>();
      for (int rest = reader.count(); rest > 0; rest--) {
        origins.add(new Origin(reader.text(), reader.i64(), State.values()[reader.u8()]));
      }
      Map<String, Integer> declared = new LinkedHashMap<>();
      for (int rest = reader.count(); rest > 0; rest--) {
        declared.put(reader.text(), reader.count());
      }
      return new Table(origins, declared);
    }
  }

  private final Store store;
  private final Facts facts;
  private final Consumer<Batch> onRetired;
  private volatile Table table;
  private volatile int[] positions;

  /**
   * @param onRetired adds to the batch what is to be done where readings no longer count
   */
  StoredSources(Store store, Consumer<Batch> onRetired) {
    this.store = store;
    this.facts = new Facts(store);
    this.onRetired = onRetired;
    table = facts.get(KEY).map(Table::read).orElse(new Table(List.of(), Map.of()));
    positions = table.positions();
  }

  int[] positions() {
    return positions;
  }

  /** Where the entries of an origin stand; −1 if they do not count. */
  int position(int origin) {
    int[] now = positions;
    return origin >= 0 && origin < now.length ? now[origin] : -1;
  }

  boolean counts(int origin) {
    return position(origin) >= 0;
  }

  @Override
  public synchronized List<Generation> declare(List<Declaration> sources) {
    Set<String> names = new HashSet<>();
    List<Origin> origins = new ArrayList<>(table.origins());
    Map<String, Integer> declared = new LinkedHashMap<>();
    for (Declaration source : sources) {
      if (!names.add(source.name())) {
        throw new IllegalArgumentException("a source is declared twice: " + source.name());
      }
      declared.put(source.name(), origin(source, origins));
    }
    retireOthers(origins, declared);
    replace(new Table(List.copyOf(origins), declared));
    return List.copyOf(declared().values());
  }

  @Override
  public synchronized Generation renew(String source) {
    Map<String, Integer> declared = new LinkedHashMap<>(table.declared());
    List<Origin> origins = new ArrayList<>(table.origins());
    Origin present = origins.get(Objects.requireNonNull(declared.get(source)));
    origins.add(new Origin(source, present.definitionHash(), State.FRESH));
    declared.put(source, origins.size() - 1);
    replace(new Table(List.copyOf(origins), declared));
    return Objects.requireNonNull(declared().get(source));
  }

  /**
   * The origin into which a source is read: the one it has under this definition, or a new one. One
   * that counts goes before one that was begun and is not to be finished.
   */
  private static int origin(Declaration source, List<Origin> origins) {
    OptionalInt known = under(source, origins);
    if (known.isPresent()) {
      return known.getAsInt();
    }
    origins.add(new Origin(source.name(), source.definitionHash(), State.FRESH));
    return origins.size() - 1;
  }

  private static OptionalInt under(Declaration source, List<Origin> origins) {
    for (State state : List.of(State.COUNTS, State.FRESH)) {
      int known = origins.lastIndexOf(new Origin(source.name(), source.definitionHash(), state));
      if (known >= 0) {
        return OptionalInt.of(known);
      }
    }
    return OptionalInt.empty();
  }

  private static void retireOthers(List<Origin> origins, Map<String, Integer> declared) {
    for (int i = 0; i < origins.size(); i++) {
      Origin origin = origins.get(i);
      Integer current = declared.get(origin.source());
      boolean left = current == null || current != i && origin.state() == State.FRESH;
      if (left && origin.state() != State.RETIRED) {
        origins.set(i, new Origin(origin.source(), origin.definitionHash(), State.RETIRED));
      } else if (current != null && current != i && origins.get(current).state() == State.COUNTS) {
        origins.set(i, new Origin(origin.source(), origin.definitionHash(), State.RETIRED));
      }
    }
  }

  private void replace(Table next) {
    boolean changed = !isPrefix(positions, next.positions());
    try (Batch batch = new Batch(store)) {
      if (!next.equals(table)) {
        batch.fact(KEY, next.bytes());
        if (changed) {
          onRetired.accept(batch);
        }
        batch.writeSynced();
      }
    }
    install(next);
  }

  /** Whether every origin stands where it stood. */
  private static boolean isPrefix(int[] before, int[] after) {
    return Arrays.equals(before, 0, before.length, after, 0, before.length);
  }

  /**
   * Adds to a batch that an origin counts from now on; {@link #install} the answer after writing.
   */
  Table activate(Batch batch, int origin) {
    Table next = table.activate(origin);
    batch.fact(KEY, next.bytes());
    if (!isPrefix(positionsWithout(origin), next.positions())) {
      onRetired.accept(batch);
    }
    return next;
  }

  /** The positions as they will be once an origin counts. */
  int[] positionsWith(int origin) {
    return table.activate(origin).positions();
  }

  /** The positions as they would be if only this origin came to count. */
  private int[] positionsWithout(int origin) {
    int[] without = positions.clone();
    without[origin] = table.activate(origin).positions()[origin];
    return without;
  }

  /** Makes a fresh origin count, whatever of it was written so far. */
  synchronized void activateNow(int origin) {
    if (isFresh(origin)) {
      try (Batch batch = new Batch(store)) {
        Table next = activate(batch, origin);
        batch.write();
        install(next);
      }
    }
  }

  void install(Table next) {
    table = next;
    positions = next.positions();
  }

  /** Reads again what the store says. */
  void reload() {
    facts.get(KEY).map(Table::read).ifPresent(this::install);
  }

  boolean isFresh(int origin) {
    return table.origins().get(origin).state() == State.FRESH;
  }

  /** Whether an origin counted, or might have come to count, and never will again. */
  boolean isRetired(int origin) {
    return table.origins().get(origin).state() == State.RETIRED;
  }

  String source(int origin) {
    return table.origins().get(origin).source();
  }

  /** Refuses an origin that nothing may be written into. */
  void requireDeclared(int origin) {
    Table now = table;
    if (origin < 0
        || origin >= now.origins().size()
        || !Integer.valueOf(origin)
            .equals(now.declared().get(now.origins().get(origin).source()))) {
      throw new Failure(
          "store.origin",
          Blame.INTERNAL,
          "An entry of origin "
              + origin
              + " was to be written, which no declared source is read into.");
    }
  }

  @Override
  public Map<String, Generation> declared() {
    Table now = table;
    Map<String, Generation> generations = new LinkedHashMap<>();
    int position = 0;
    for (Map.Entry<String, Integer> source : now.declared().entrySet()) {
      boolean fresh = now.origins().get(source.getValue()).state() == State.FRESH;
      generations.put(
          source.getKey(), new Generation(source.getKey(), source.getValue(), position++, fresh));
    }
    return generations;
  }

  @Override
  public Optional<Generation> under(Declaration source) {
    Table now = table;
    return generation(source.name(), under(source, now.origins()), now);
  }

  @Override
  public Optional<Generation> counting(String source) {
    Table now = table;
    OptionalInt counting =
        IntStream.range(0, now.origins().size())
            .filter(i -> now.origins().get(i).counts(source))
            .max();
    return generation(source, counting, now);
  }

  private static Optional<Generation> generation(String source, OptionalInt found, Table now) {
    if (found.isEmpty()) {
      return Optional.empty();
    }
    boolean fresh = now.origins().get(found.getAsInt()).state() == State.FRESH;
    int position = List.copyOf(now.declared().keySet()).indexOf(source);
    return Optional.of(new Generation(source, found.getAsInt(), position, fresh));
  }

  // ---- files ----

  private static byte[] fileKey(int origin, String file) {
    return new Bytes(64).bytes(Facts.key(FILE, (long) origin)).bytes(Utf8.encode(file)).toArray();
  }

  static void mark(Batch batch, int origin, FileMark mark) {
    Bytes value =
        new Bytes(64)
            .text(mark.file())
            .i64(mark.size())
            .i64(mark.modified())
            .i64(mark.contentHash())
            .i64(mark.rows())
            .text(mark.contents());
    batch.fact(fileKey(origin, mark.file()), value.toArray());
  }

  private static FileMark readMark(byte[] value) {
    BytesReader reader = new BytesReader(value);
    return new FileMark(
        reader.text(), reader.i64(), reader.i64(), reader.i64(), reader.i64(), reader.text());
  }

  @Override
  public Optional<FileMark> fileMark(Generation generation, String file) {
    return facts.get(fileKey(generation.origin(), file)).map(StoredSources::readMark);
  }

  @Override
  public List<FileMark> fileMarks(Generation generation) {
    List<FileMark> marks = new ArrayList<>();
    facts.each(
        Facts.key(FILE, (long) generation.origin()), (_, value) -> marks.add(readMark(value)));
    return marks;
  }
}
