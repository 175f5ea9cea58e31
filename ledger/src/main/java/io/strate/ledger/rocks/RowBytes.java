package io.strate.ledger.rocks;

import io.strate.domain.Consent;
import io.strate.domain.Entry;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.timeline.ColumnKey;
import io.strate.timeline.StreamKey;
import io.strate.timeline.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * The form of rows before they are packed: in tails, and on their way through a bulk load.
 *
 * <pre>
 * row:    time (8 bytes), origin (varint), identity (8 bytes), entry*
 * entry:  ENTRY, stream (varint), column*
 * column: kind, column number (varint), value
 * </pre>
 *
 * <p>The row's length is known to whoever keeps it.
 */
final class RowBytes {

  static final int ENTRY = 1;
  static final int NUMBER = 2;
  static final int TEXT = 3;
  static final int TRUE = 4;
  static final int FALSE = 5;
  static final int INSTANT = 6;
  static final int VALUE = 7;

  private RowBytes() {}

  static void begin(Bytes into, long time, int origin, long identity) {
    into.i64(time).varint(origin).i64(identity);
  }

  static void entry(Bytes into, int stream) {
    into.u8(ENTRY).varint(stream);
  }

  static void number(Bytes into, int column, double value) {
    into.u8(NUMBER).varint(column).i64(Double.doubleToRawLongBits(value));
  }

  static void instant(Bytes into, int column, long millis) {
    into.u8(INSTANT).varint(column).i64(millis);
  }

  static void bool(Bytes into, int column, boolean value) {
    into.u8(value ? TRUE : FALSE).varint(column);
  }

  static void text(Bytes into, int column, byte[] utf8, int offset, int length) {
    into.u8(TEXT).varint(column).varint(length).bytes(utf8, offset, length);
  }

  static void value(Bytes into, int column, Value value) {
    into.u8(VALUE).varint(column);
    ValueBytes.write(value, into);
  }

  /** Writes a whole row. */
  static void write(Bytes into, List<Entry> entries, Vocabulary vocabulary) {
    Entry first = entries.getFirst();
    begin(into, first.time(), first.origin().source(), first.origin().identity());
    entries.forEach(entry -> writeEntry(into, entry, vocabulary));
  }

  static void writeEntry(Bytes into, Entry entry, Vocabulary vocabulary) {
    switch (entry) {
      case Entry.Event event -> {
        entry(into, vocabulary.stream(StreamKey.event(event.name())));
        fields(into, event.properties(), List.of(), vocabulary);
      }
      case Entry.AttributeStated stated -> {
        entry(into, vocabulary.stream(StreamKey.attribute(stated.name())));
        whole(into, stated.value(), List.of("value"), vocabulary);
      }
      case Entry.AccountStated stated -> {
        entry(into, vocabulary.stream(StreamKey.ACCOUNTS));
        stated.account().ifPresent(a -> whole(into, Value.text(a), List.of("account"), vocabulary));
      }
      case Entry.ConsentStated stated -> {
        entry(into, vocabulary.stream(StreamKey.CONSENTS));
        consent(into, stated.consent(), vocabulary);
      }
      case Entry.Named _ -> entry(into, vocabulary.stream(StreamKey.NAMINGS));
    }
  }

  private static void consent(Bytes into, Consent consent, Vocabulary vocabulary) {
    whole(into, Value.text(consent.channel()), List.of("channel"), vocabulary);
    whole(into, Value.text(consent.purpose()), List.of("purpose"), vocabulary);
    whole(into, Value.text(consent.status().name()), List.of("status"), vocabulary);
    whole(into, Value.text(consent.basis()), List.of("basis"), vocabulary);
    whole(into, Value.text(consent.how()), List.of("how"), vocabulary);
    whole(into, Value.text(consent.proof()), List.of("proof"), vocabulary);
  }

  private static void fields(
      Bytes into, Value.RecordOf fields, List<String> path, Vocabulary vocabulary) {
    fields
        .fields()
        .forEach(
            (name, value) -> {
              List<String> longer = new ArrayList<>(path);
              longer.add(name);
              if (value instanceof Value.RecordOf nested) {
                fields(into, nested, longer, vocabulary);
              } else {
                whole(into, value, longer, vocabulary);
              }
            });
  }

  private static void whole(Bytes into, Value value, List<String> path, Vocabulary vocabulary) {
    switch (value) {
      case Value.Absence _ -> {}
      case Value.Num number ->
          number(into, column(vocabulary, path, Type.Scalar.NUMBER), number.value());
      case Value.Text text -> {
        byte[] utf8 = Utf8.encode(text.value());
        text(into, column(vocabulary, path, Type.Scalar.TEXT), utf8, 0, utf8.length);
      }
      case Value.Bool bool ->
          bool(into, column(vocabulary, path, Type.Scalar.BOOLEAN), bool.value());
      case Value.Instant instant ->
          instant(into, column(vocabulary, path, Type.Scalar.INSTANT), instant.millis());
      case Value.ListOf _, Value.RecordOf _ ->
          value(into, column(vocabulary, path, Type.Scalar.ANY), value);
    }
  }

  private static int column(Vocabulary vocabulary, List<String> path, Type.Scalar type) {
    return vocabulary.column(new ColumnKey(path, type));
  }
}
