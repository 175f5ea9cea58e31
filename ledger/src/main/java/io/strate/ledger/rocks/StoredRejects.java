package io.strate.ledger.rocks;

import io.strate.ledger.FileMark;
import io.strate.ledger.Reject;
import io.strate.ledger.Rejects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rejected rows, by source, file and line; those that were sent with their identities behind. */
final class StoredRejects implements Rejects {

  private static final String DROPPED = "rejects-dropped";

  private final Store store;
  private final Map<String, SentRejects> sent = new HashMap<>();

  StoredRejects(Store store) {
    this.store = store;
  }

  private static byte[] prefix(String source) {
    return new Bytes(64).text(source).toArray();
  }

  private static byte[] prefix(String source, String file) {
    return new Bytes(64).text(source).text(file).toArray();
  }

  /** Adds to a batch that files were read again, all of them if the source was read anew. */
  void replace(
      Batch batch, String source, boolean anew, List<FileMark> read, List<Reject> rejects) {
    if (anew) {
      batch.deleteRange(Family.REJECTS, prefix(source), Keys.after(prefix(source)));
    }
    for (FileMark file : read) {
      byte[] prefix = prefix(source, file.file());
      batch.deleteRange(Family.REJECTS, prefix, Keys.after(prefix));
    }
    long ordinal = 0;
    for (Reject reject : rejects) {
      byte[] key = key(source, reject, ordinal++);
      batch.put(Family.REJECTS, key, Sealed.seal(key, bytes(reject)));
    }
  }

  private static byte[] key(String source, Reject reject, long ordinal) {
    return key(source, reject.file(), reject.line(), ordinal);
  }

  private static byte[] key(String source, String file, long line, long ordinal) {
    return new Bytes(64).bytes(prefix(source, file)).i64BE(line).i64BE(ordinal).toArray();
  }

  // ---- what senders sent ----

  @Override
  public void keep(String source, List<Sent> sent) {
    synchronized (this) {
      SentRejects kept = kept(source);
      try (Batch batch = new Batch(store)) {
        for (Sent each : sent) {
          if (!kept.holds(each.identity())) {
            add(batch, source, kept, each);
          }
        }
        long gone = dropOldest(batch, kept);
        if (gone > 0) {
          batch.fact(droppedKey(source), Facts.number(dropped(source) + gone));
        }
        batch.write();
      } catch (RuntimeException unwritten) {
        forgetKept();
        throw unwritten;
      }
    }
    // Also if nothing was new: what is there already may wait for its sync.
    store.sync();
  }

  private static void add(Batch batch, String source, SentRejects kept, Sent sent) {
    Reject reject = sent.reject();
    Reject lined =
        new Reject(reject.file(), kept.nextLine(), reject.column(), reject.reason(), reject.text());
    byte[] key = key(source, lined, sent.identity());
    byte[] value = Sealed.seal(key, bytes(lined));
    batch.put(Family.REJECTS, key, value);
    kept.add(new SentRejects.Place(lined.line(), sent.identity(), key, value.length));
  }

  private static long dropOldest(Batch batch, SentRejects kept) {
    long gone = 0;
    for (; kept.isBeyond(MOST_KEPT, MOST_BYTES_KEPT); gone++) {
      batch.delete(Family.REJECTS, kept.takeOldest().key());
    }
    return gone;
  }

  private SentRejects kept(String source) {
    return sent.computeIfAbsent(
        source,
        _ -> {
          List<SentRejects.Place> places = new ArrayList<>();
          try (View view = store.view();
              Cursor cursor = view.cursor(Family.REJECTS)) {
            byte[] prefix = prefix(source);
            for (boolean more = cursor.seek(prefix);
                more && cursor.startsWith(prefix);
                more = cursor.next()) {
              places.add(place(cursor.keyCopy(), cursor.valueLength()));
            }
          }
          places.sort(Comparator.comparingLong(SentRejects.Place::line));
          SentRejects kept = new SentRejects();
          places.forEach(kept::add);
          return kept;
        });
  }

  private static SentRejects.Place place(byte[] key, long length) {
    long line = Bytes.longBE(key, key.length - 16);
    return new SentRejects.Place(line, Bytes.longBE(key, key.length - 8), key, length);
  }

  /** Whoever removes some behind its back says so. */
  synchronized void forgetKept() {
    sent.clear();
  }

  private static byte[] droppedKey(String source) {
    return Facts.key(DROPPED, Utf8.encode(source));
  }

  @Override
  public long dropped(String source) {
    return new Facts(store)
        .get(droppedKey(source))
        .map(value -> new BytesReader(value).i64())
        .orElse(0L);
  }

  @Override
  public synchronized void remove(String source, List<Reject> kept) {
    try (Batch batch = new Batch(store)) {
      Set<Long> lines = new HashSet<>();
      for (Reject each : kept) {
        byte[] prefix =
            new Bytes(64).bytes(prefix(source, each.file())).i64BE(each.line()).toArray();
        batch.deleteRange(Family.REJECTS, prefix, Keys.after(prefix));
        lines.add(each.line());
      }
      batch.writeSynced();
      kept(source).remove(lines);
    }
  }

  private static byte[] bytes(Reject reject) {
    return new Bytes(256)
        .text(reject.file())
        .i64(reject.line())
        .text(reject.column())
        .text(reject.reason())
        .text(reject.text())
        .toArray();
  }

  private static Reject read(byte[] bytes) {
    BytesReader reader = new BytesReader(bytes);
    return new Reject(reader.text(), reader.i64(), reader.text(), reader.text(), reader.text());
  }

  @Override
  public List<Reject> of(String source) {
    List<Reject> found = new ArrayList<>();
    each(prefix(source), (_, reject) -> found.add(reject));
    return found;
  }

  @Override
  public List<Placed> after(String source, Optional<Place> place, int most) {
    List<Placed> found = new ArrayList<>();
    byte[] prefix = prefix(source);
    byte[] from = place.map(at -> key(source, at.file(), at.line(), at.ordinal())).orElse(prefix);
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.REJECTS)) {
      for (boolean more = cursor.seek(from);
          more && found.size() < most && cursor.startsWith(prefix);
          more = cursor.next()) {
        byte[] key = cursor.keyCopy();
        if (place.isEmpty() || !Arrays.equals(key, from)) {
          found.add(placed(key, cursor.valueCopy()));
        }
      }
    }
    return found;
  }

  private static Placed placed(byte[] key, byte[] value) {
    Reject reject = read(Sealed.open(key, value));
    long ordinal = Bytes.longBE(key, key.length - 8);
    return new Placed(new Place(reject.file(), reject.line(), ordinal), reject);
  }

  /** Looks at keys only. */
  @Override
  public long count(String source) {
    long count = 0;
    byte[] prefix = prefix(source);
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.REJECTS)) {
      for (boolean more = cursor.seek(prefix);
          more && cursor.startsWith(prefix);
          more = cursor.next()) {
        count++;
      }
    }
    return count;
  }

  interface Visitor {
    void visit(byte[] key, Reject reject);
  }

  void each(byte[] prefix, Visitor visitor) {
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.REJECTS)) {
      for (boolean more = cursor.seek(prefix);
          more && cursor.startsWith(prefix);
          more = cursor.next()) {
        byte[] key = cursor.keyCopy();
        visitor.visit(key, read(Sealed.open(key, cursor.valueCopy())));
      }
    }
  }
}
