package io.strate.ledger.rocks;

import io.strate.timeline.TimelineBuilder;
import java.util.function.IntUnaryOperator;

/** Adds rows in the form of {@link RowBytes} to a timeline. */
final class RowDecoder {

  private static final int REMEMBERED = 1 << 12;

  /** Told of each account that a row names. */
  interface AccountSink {
    void account(byte[] utf8, int offset, int length);
  }

  private final TimelineBuilder timeline;
  private final IntUnaryOperator position;
  private final BytesReader reader = new BytesReader(new byte[0]);
  private final String[] remembered = new String[REMEMBERED];
  private final byte[][] rememberedBytes = new byte[REMEMBERED][];
  private int accounts = -1;
  private AccountSink accountSink = (_, _, _) -> {};

  /**
   * @param position of the source of an origin, −1 if its rows do not count
   */
  RowDecoder(TimelineBuilder timeline, IntUnaryOperator position) {
    this.timeline = timeline;
    this.position = position;
  }

  /** Adds those rows of a sealed tail that count. */
  int addTail(byte[] key, byte[] sealed) {
    BytesReader tail = new BytesReader(Sealed.open(key, sealed));
    int entries = 0;
    while (tail.hasMore()) {
      int length = tail.count();
      int at = tail.position();
      tail.skip(length);
      entries += add(tail.array(), at, length);
    }
    return entries;
  }

  /** Wants to be told of the texts in a stream. */
  void tellAccounts(int stream, AccountSink sink) {
    accounts = stream;
    accountSink = sink;
  }

  /** Adds a whole row; answers how many entries it has. */
  int add(byte[] bytes, int offset, int length) {
    reader.wrap(bytes, offset, length);
    long time = reader.i64();
    int origin = (int) reader.varint();
    long identity = reader.i64();
    return position.applyAsInt(origin) >= 0 ? addEntries(time, origin, identity) : 0;
  }

  /** Adds a whole row whose identity is its content's hash with its ordinal. */
  int add(byte[] bytes, int offset, int length, Ordinals ordinals) {
    reader.wrap(bytes, offset, length);
    long time = reader.i64();
    int origin = (int) reader.varint();
    return addEntries(time, origin, ordinals.identity(reader.i64()));
  }

  /** Adds the entries of a row under a time and identity of its own. */
  int addEntries(byte[] bytes, int offset, int length, long time, int origin, long identity) {
    reader.wrap(bytes, offset, length);
    return addEntries(time, origin, identity);
  }

  private int addEntries(long time, int origin, long identity) {
    int entries = 0;
    int stream = -1;
    while (reader.hasMore()) {
      int kind = reader.u8();
      int number = (int) reader.varint();
      if (kind == RowBytes.ENTRY) {
        stream = number;
        timeline.begin(stream, time, origin, identity);
        entries++;
      } else {
        column(kind, stream, number);
      }
    }
    return entries;
  }

  /** Adds an entry that says nothing but its stream. */
  void addEmpty(int stream, long time, int origin, long identity) {
    timeline.begin(stream, time, origin, identity);
  }

  private void column(int kind, int stream, int column) {
    switch (kind) {
      case RowBytes.NUMBER -> timeline.number(column, Double.longBitsToDouble(reader.i64()));
      case RowBytes.TEXT -> text(stream, column);
      case RowBytes.TRUE -> timeline.bool(column, true);
      case RowBytes.FALSE -> timeline.bool(column, false);
      case RowBytes.INSTANT -> timeline.instant(column, reader.i64());
      case RowBytes.VALUE -> timeline.value(column, ValueBytes.read(reader));
      default -> throw Trouble.damaged("", "a column of kind " + kind);
    }
  }

  private void text(int stream, int column) {
    int length = reader.count();
    int at = reader.position();
    reader.skip(length);
    timeline.text(column, string(reader.array(), at, length));
    if (stream == accounts) {
      accountSink.account(reader.array(), at, length);
    }
  }

  /** The text of some bytes; the same short ones are made only once in a while. */
  private String string(byte[] bytes, int at, int length) {
    if (length > 64) {
      return Utf8.decode(bytes, at, length);
    }
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + bytes[at + i];
    }
    int place = (hash ^ hash >>> 15) & REMEMBERED - 1;
    byte[] known = rememberedBytes[place];
    if (known != null && java.util.Arrays.equals(known, 0, known.length, bytes, at, at + length)) {
      return remembered[place];
    }
    String text = Utf8.decode(bytes, at, length);
    remembered[place] = text;
    rememberedBytes[place] = java.util.Arrays.copyOfRange(bytes, at, at + length);
    return text;
  }
}
