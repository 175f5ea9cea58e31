package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import io.strate.timeline.PackedTimeline;
import io.strate.timeline.StreamKey;
import io.strate.timeline.TimelineBuilder;
import io.strate.timeline.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.roaringbitmap.RoaringBitmap;

/**
 * Merges the sorted rows of a load, for a range of profiles, with the chunks that are there, into
 * sorted files. One thread; several ranges are merged at once.
 */
final class LoadMerge implements AutoCloseable {

  private final Store store;
  private final List<RowCursor> rows = new ArrayList<>();
  private final PieceRows piece = new PieceRows();
  private final PieceLookup chunks;
  private final TableFile chunkFile;
  private final TableFile stateFile;
  private final TimelineBuilder builder;
  private final RowDecoder decoder;
  private final PackedTimeline packed;
  private final Ordinals ordinals = new Ordinals();
  private final StateRows states;
  private final MessageIds messages;
  private final Links links;
  private final Batch linkBatch;
  private final Identifiers identifiers;
  private final Speller speller;
  private final int accountKind;
  private final RoaringBitmap[] changed = {new RoaringBitmap(), new RoaringBitmap()};
  private final int end;
  private int contact;
  private long accepted;
  private long duplicates;

  /** What a merge needs to know of its load. */
  record Setting(
      Store store,
      View view,
      Vocabulary vocabulary,
      IntUnaryOperator position,
      Identifiers identifiers,
      MessageIds messages,
      Links links,
      int origin,
      long now,
      LoadFolder folder) {}

  /** What a merge made. */
  record Made(
      java.util.Optional<String> chunks,
      java.util.Optional<String> states,
      RoaringBitmap contacts,
      RoaringBitmap accounts,
      long accepted,
      long duplicates) {}

  /**
   * @param end the first profile (as in {@link RowBuffer}) that is no longer in the range; 0 for
   *     none
   */
  LoadMerge(Setting setting, List<SortedRows> runs, int first, int end, String name) {
    this.store = setting.store();
    this.end = end;
    chunks = new PieceLookup(setting.view(), Family.CHUNKS);
    chunkFile = new TableFile(store, Family.CHUNKS, setting.folder().file("chunks-" + name));
    stateFile = new TableFile(store, Family.STATES, setting.folder().file("states-" + name));
    builder = new TimelineBuilder(setting.vocabulary(), setting.position());
    decoder = new RowDecoder(builder, setting.position());
    decoder.tellAccounts(setting.vocabulary().stream(StreamKey.ACCOUNTS), this::link);
    packed = new PackedTimeline(setting.position());
    states = new StateRows(setting, stateFile, decoder);
    messages = setting.messages();
    links = setting.links();
    linkBatch = new Batch(store);
    identifiers = setting.identifiers();
    speller = identifiers.speller();
    accountKind = identifiers.kinds().number(io.strate.domain.Identifier.DEFAULT_KIND);
    for (SortedRows run : runs) {
      RowCursor cursor = run.from(first);
      if (cursor.next() && isInRange(cursor)) {
        rows.add(cursor);
      } else {
        cursor.close();
      }
    }
  }

  private boolean isInRange(RowCursor cursor) {
    return end == 0 || Integer.compareUnsigned(cursor.profile(), end) < 0;
  }

  Made merge() {
    boolean anyTaken = messages.anyTaken();
    while (!rows.isEmpty()) {
      int profile = rows.getFirst().profile();
      for (RowCursor cursor : rows) {
        if (Integer.compareUnsigned(cursor.profile(), profile) < 0) {
          profile = cursor.profile();
        }
      }
      gather(profile);
      piece.eachIdentifier(identifier -> writePiece(piece.profile(), identifier, anyTaken));
    }
    linkBatch.write();
    return new Made(
        chunkFile.finish(), stateFile.finish(), changed[0], changed[1], accepted, duplicates);
  }

  /** Collects all rows of a profile, in the order in which they came. */
  private void gather(int profile) {
    piece.clear(profile);
    for (int i = 0; i < rows.size(); i++) {
      RowCursor cursor = rows.get(i);
      boolean more = true;
      while (more && cursor.profile() == profile) {
        piece.add(
            cursor.identifier(), cursor.flags(), cursor.bytes(), cursor.offset(), cursor.length());
        more = cursor.next();
      }
      if (!more || !isInRange(cursor)) {
        cursor.close();
        rows.remove(i--);
      }
    }
  }

  private void writePiece(int profile, int identifier, boolean anyTaken) {
    Entity of = profile < 0 ? Entity.ACCOUNT : Entity.CONTACT;
    int number = profile & Integer.MAX_VALUE;
    contact = of == Entity.CONTACT ? number : -1;
    byte[] key = Keys.piece(of, number, identifier);
    int before = 0;
    if (chunks.find(key)) {
      builder.addAll(chunks.value(), 0, chunks.valueLength());
      before = builder.size();
    }
    int added = addRows(of, number, identifier, anyTaken);
    if (added == 0 && builder.size() == before) {
      builder.clear();
      return;
    }
    byte[] built = builder.build();
    int fresh = packed.wrap(built).entries() - before;
    accepted += fresh;
    duplicates += added - fresh;
    if (fresh > 0) {
      chunkFile.put(key, built);
      changed[of.ordinal()].add(number);
    }
    if (linkBatch.size() > 1 << 20) {
      linkBatch.write();
    }
  }

  private int addRows(Entity of, int number, int identifier, boolean anyTaken) {
    int added = 0;
    int state = -1;
    ordinals.begin(piece.size());
    for (int i = 0; i < piece.size(); i++) {
      if (piece.identifier(i) != identifier) {
        continue;
      }
      int flags = piece.flags(i);
      if ((flags & RowBuffer.STATE) != 0) {
        state = i;
      } else if ((flags & RowBuffer.MESSAGE) != 0) {
        added += addMessage(i, anyTaken);
      } else {
        added += addRow(i, (flags & RowBuffer.GIVEN) != 0);
      }
    }
    if (state >= 0) {
      added +=
          states.add(
              of, number, identifier, piece.bytes(), piece.offset(state), piece.length(state));
    }
    return added;
  }

  private int addMessage(int row, boolean anyTaken) {
    int at = piece.offset(row);
    byte[] bytes = piece.bytes();
    if (anyTaken
        && messages.isTaken(
            new MessageIds.Id(Bytes.getLong(bytes, at), Bytes.getLong(bytes, at + 8)))) {
      return 0;
    }
    return decoder.add(bytes, at + 16, piece.length(row) - 16);
  }

  private int addRow(int row, boolean given) {
    int at = piece.offset(row);
    byte[] bytes = piece.bytes();
    if (given) {
      return decoder.add(bytes, at, piece.length(row));
    }
    return decoder.add(bytes, at, piece.length(row), ordinals);
  }

  private void link(byte[] utf8, int offset, int length) {
    if (contact < 0 || length == 0) {
      return;
    }
    long account =
        identifiers.locate(speller.spell(Entity.ACCOUNT, accountKind, utf8, offset, length));
    if (account != Identifiers.BARRED) {
      links.put(linkBatch, Identifiers.placeOf(account), contact);
    }
  }

  @Override
  public void close() {
    rows.forEach(RowCursor::close);
    chunks.close();
    chunkFile.close();
    stateFile.close();
    states.close();
    linkBatch.close();
  }
}
