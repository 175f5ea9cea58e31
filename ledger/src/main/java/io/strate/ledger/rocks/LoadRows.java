package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Identifier;
import io.strate.domain.Value;
import io.strate.ledger.RowWriter;
import io.strate.timeline.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Encodes rows, finds out where they go, and buffers them. */
final class LoadRows implements RowWriter {

  private static final int MESSAGES_AT_ONCE = 1024;

  private final Load load;
  private final Vocabulary vocabulary;
  private final Identifiers identifiers;
  private final Speller speller;
  private final SipHash messageHash;
  private final int origin;
  private final List<Kind> kinds = new ArrayList<>();
  private final Bytes row = new Bytes(1 << 10);
  private final RowBuffer buffer = new RowBuffer();
  private final ExpectedNames expected;
  private int expectedKind;

  // Rows with message ids, waiting to be looked up together.
  private final List<MessageIds.Id> waitingIds = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();

  // The row that is being written.
  private long who;
  private boolean whoIsId;
  private Entity of = Entity.CONTACT;
  private int flags;
  private int identityAt;
  private Optional<MessageIds.Id> message = Optional.empty();
  private final List<Identifier> further = new ArrayList<>();
  private Optional<Identifier> spelt = Optional.empty();
  private long barred;
  private long duplicates;

  private record Kind(Entity of, String name, int number) {
    boolean isId() {
      return name.equals(Identifier.DEFAULT_KIND);
    }
  }

  private record Waiting(int profile, int identifier, int flags, byte[] row) {}

  LoadRows(
      Load load, Vocabulary vocabulary, Identifiers identifiers, SipHash messageHash, int origin) {
    this.load = load;
    this.vocabulary = vocabulary;
    this.identifiers = identifiers;
    this.speller = identifiers.speller();
    this.expected = new ExpectedNames(identifiers);
    this.messageHash = messageHash;
    this.origin = origin;
  }

  RowBuffer buffer() {
    return buffer;
  }

  /** Rows that named somebody who was erased. */
  long barred() {
    return barred;
  }

  /** Rows whose message was there. */
  long duplicates() {
    return duplicates;
  }

  @Override
  public int kind(Entity entity, String name) {
    kinds.add(new Kind(entity, name, identifiers.kinds().number(name)));
    return kinds.size() - 1;
  }

  @Override
  public void begin(int kind, String name, long time, long contentHash) {
    byte[] utf8 = Utf8.encode(name);
    begin(kind, utf8, 0, utf8.length, time, contentHash);
  }

  @Override
  public void begin(int kind, byte[] name, int offset, int length, long time, long contentHash) {
    start(kind, name, offset, length, 0);
    RowBytes.begin(row, time, origin, contentHash);
    identityAt = row.size() - Long.BYTES;
  }

  @Override
  public void expect(int kind, String[] whos, int count) {
    expectedKind = kind;
    expected.look(kinds.get(kind).of(), kinds.get(kind).number(), whos, count);
  }

  @Override
  public void begin(int place, long time, long contentHash) {
    String name = expected.name(place);
    long located = expected.located(place);
    if (located == Identifiers.NONE) {
      byte[] utf8 = Utf8.encode(name);
      start(expectedKind, utf8, 0, utf8.length, 0);
    } else {
      Kind named = kinds.get(expectedKind);
      start(named, located, named.isId() ? Optional.empty() : Optional.of(name), 0);
    }
    RowBytes.begin(row, time, origin, contentHash);
    identityAt = row.size() - Long.BYTES;
  }

  @Override
  public void beginState(int kind, String name, long contentHash) {
    byte[] utf8 = Utf8.encode(name);
    beginState(kind, utf8, 0, utf8.length, contentHash);
  }

  @Override
  public void beginState(int kind, byte[] name, int offset, int length, long contentHash) {
    start(kind, name, offset, length, RowBuffer.STATE);
    RowBytes.begin(row, 0, origin, contentHash);
  }

  private void start(int kind, byte[] name, int offset, int length, int rowFlags) {
    Kind named = kinds.get(kind);
    start(
        named,
        identifiers.locate(speller.spell(named.of(), named.number(), name, offset, length)),
        named.isId() ? Optional.empty() : Optional.of(Utf8.decode(name, offset, length)),
        rowFlags);
  }

  /**
   * @param name in a namespace other than the default one
   */
  private void start(Kind named, long located, Optional<String> name, int rowFlags) {
    of = named.of();
    whoIsId = named.isId();
    who = located;
    spelt = name.map(text -> new Identifier(named.of(), named.name(), text));
    flags = rowFlags;
    message = Optional.empty();
    further.clear();
    row.clear();
  }

  @Override
  public void identifiedBy(int kind, String value) {
    Kind named = kinds.get(kind);
    further.add(new Identifier(named.of(), named.name(), value));
  }

  @Override
  public void identifiedBy(int kind, byte[] value, int offset, int length) {
    identifiedBy(kind, Utf8.decode(value, offset, length));
  }

  @Override
  public void messageId(String messageId, long identity) {
    message = Optional.of(MessageIds.id(messageHash, messageId));
    Bytes.putLong(row.array(), identityAt, identity);
    flags |= RowBuffer.MESSAGE;
  }

  @Override
  public void entry(int stream) {
    RowBytes.entry(row, stream);
  }

  @Override
  public void number(int column, double value) {
    if (Double.isFinite(value)) {
      RowBytes.number(row, column, value);
    }
  }

  @Override
  public void instant(int column, long millis) {
    RowBytes.instant(row, column, millis);
  }

  @Override
  public void bool(int column, boolean value) {
    RowBytes.bool(row, column, value);
  }

  @Override
  public void text(int column, String value) {
    byte[] utf8 = Utf8.encode(value);
    RowBytes.text(row, column, utf8, 0, utf8.length);
  }

  @Override
  public void text(int column, byte[] value, int offset, int length) {
    RowBytes.text(row, column, value, offset, length);
  }

  @Override
  public void value(int column, Value value) {
    if (value.isKnown()) {
      RowBytes.value(row, column, value);
    }
  }

  @Override
  public void end() {
    if (who == Identifiers.BARRED) {
      barred++;
      return;
    }
    claimFurther();
    int profile = Identifiers.placeOf(who) | of.ordinal() << 31;
    int identifier = Identifiers.numberOf(who);
    if (message.isEmpty()) {
      buffer.add(profile, identifier, flags, row.array(), row.size());
    } else {
      MessageIds.Id id = message.get();
      byte[] withId =
          new Bytes(16 + row.size())
              .i64(id.high())
              .i64(id.low())
              .bytes(row.array(), 0, row.size())
              .toArray();
      waitingIds.add(id);
      waiting.add(new Waiting(profile, identifier, flags, withId));
      if (waiting.size() == MESSAGES_AT_ONCE) {
        lookUpMessages();
      }
    }
    load.spillIfFull(this);
  }

  private void claimFurther() {
    for (Identifier other : further) {
      boolean otherIsId = other.kind().equals(Identifier.DEFAULT_KIND);
      if (whoIsId && !otherIsId) {
        load.claim(other, Identifiers.numberOf(who));
      } else if (!whoIsId && otherIsId) {
        long claimant = identifiers.locate(identifiers.spell(other));
        if (claimant != Identifiers.BARRED) {
          spelt.ifPresent(claimed -> load.claim(claimed, Identifiers.numberOf(claimant)));
        }
      }
    }
  }

  /** Keeps those waiting rows whose message is new. */
  void lookUpMessages() {
    boolean[] fresh = load.claimMessages(waitingIds);
    for (int i = 0; i < fresh.length; i++) {
      Waiting kept = waiting.get(i);
      if (fresh[i]) {
        buffer.add(kept.profile(), kept.identifier(), kept.flags(), kept.row(), kept.row().length);
      } else {
        duplicates++;
      }
    }
    waiting.clear();
    waitingIds.clear();
  }

  @Override
  public void abandon() {
    row.clear();
  }

  @Override
  public void add(
      Identifier identifier, List<Identifier> others, Entry entry, Optional<String> messageId) {
    int kind = kindOf(identifier);
    begin(kind, identifier.value(), entry.time(), entry.origin().identity());
    messageId.ifPresent(id -> messageId(id, entry.origin().identity()));
    if (messageId.isEmpty()) {
      flags |= RowBuffer.GIVEN;
    }
    further.addAll(others);
    RowBytes.writeEntry(row, entry, vocabulary);
    end();
  }

  private int kindOf(Identifier identifier) {
    for (int i = 0; i < kinds.size(); i++) {
      if (kinds.get(i).of() == identifier.of() && kinds.get(i).name().equals(identifier.kind())) {
        return i;
      }
    }
    return kind(identifier.of(), identifier.kind());
  }
}
