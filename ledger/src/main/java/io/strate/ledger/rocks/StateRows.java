package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.timeline.StreamKey;

/**
 * Turns rows that state what holds, without a time, into entries of what changed since the same
 * source stated it last: from always at its first row of a profile, from the load's instant later.
 * The value kept is the row's content hash, a revision and the row's entries, sealed; the revision
 * is the identity of entries, so that of two statements of one instant the later one holds.
 */
final class StateRows implements AutoCloseable {

  private final PieceLookup former;
  private final TableFile file;
  private final RowDecoder decoder;
  private final RowEntries now = new RowEntries();
  private final RowEntries before = new RowEntries();
  private final BytesReader reader = new BytesReader(new byte[0]);
  private final int origin;
  private final long instant;
  private final int namings;

  StateRows(LoadMerge.Setting setting, TableFile file, RowDecoder decoder) {
    former = new PieceLookup(setting.view(), Family.STATES);
    this.file = file;
    this.decoder = decoder;
    this.origin = setting.origin();
    this.instant = setting.now();
    this.namings = setting.vocabulary().stream(StreamKey.NAMINGS);
  }

  /** Adds the entries that a row makes; answers how many. */
  int add(Entity of, int profile, int identifier, byte[] row, int offset, int length) {
    reader.wrap(row, offset, length);
    reader.i64();
    reader.varint();
    long contentHash = reader.i64();
    int start = reader.position();
    now.wrap(row, start, offset + length - start);
    byte[] key = Keys.state(of, profile, identifier, origin);
    if (!former.find(key)) {
      keep(key, contentHash, 0, row, start, offset + length - start);
      return first();
    }
    byte[] sealed = java.util.Arrays.copyOf(former.value(), former.valueLength());
    byte[] kept = Sealed.open(key, sealed);
    reader.wrap(kept, 0, kept.length);
    if (reader.i64() == contentHash) {
      return 0;
    }
    long revision = reader.varint() + 1;
    before.wrap(kept, reader.position(), kept.length - reader.position());
    keep(key, contentHash, revision, row, start, offset + length - start);
    return changes(revision);
  }

  private void keep(byte[] key, long hash, long revision, byte[] row, int start, int length) {
    byte[] value =
        new Bytes(length + 24).i64(hash).varint(revision).bytes(row, start, length).toArray();
    file.put(key, Sealed.seal(key, value));
  }

  private int first() {
    int added = 0;
    for (int i = 0; i < now.size(); i++) {
      if (!now.saysNothing(i)) {
        added += state(i, Entry.ALWAYS, 0);
      }
    }
    if (added == 0) {
      decoder.addEmpty(namings, Entry.ALWAYS, origin, 0);
      added = 1;
    }
    return added;
  }

  private int changes(long revision) {
    int added = 0;
    for (int i = 0; i < now.size(); i++) {
      int old = before.find(now.stream(i));
      boolean same = old < 0 ? now.saysNothing(i) : now.same(i, before, old);
      added += same ? 0 : state(i, instant, revision);
    }
    for (int i = 0; i < before.size(); i++) {
      if (now.find(before.stream(i)) < 0 && !before.saysNothing(i)) {
        decoder.addEmpty(before.stream(i), instant, origin, revision);
        added++;
      }
    }
    return added;
  }

  private int state(int entry, long time, long revision) {
    return decoder.addEntries(
        now.bytes(), now.start(entry), now.length(entry), time, origin, revision);
  }

  @Override
  public void close() {
    former.close();
  }
}
