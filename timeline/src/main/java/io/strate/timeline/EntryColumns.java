package io.strate.timeline;

import io.strate.domain.Consent;
import io.strate.domain.Entry;
import io.strate.domain.Type;
import io.strate.domain.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The correspondence of entries and columns: says which stream an entry belongs to, and lays its
 * values out in the columns of a row. Remembers numbers, so that known names cost one look-up.
 */
final class EntryColumns {

  static final String VALUE = "value";
  static final String ACCOUNT = "account";
  static final String CHANNEL = "channel";
  static final String PURPOSE = "purpose";
  static final String STATUS = "status";
  static final String BASIS = "basis";
  static final String HOW = "how";
  static final String PROOF = "proof";

  private final Vocabulary vocabulary;
  private final Map<String, Integer> events = new HashMap<>();
  private final Map<String, Integer> attributes = new HashMap<>();
  private final Path root = new Path(List.of());

  EntryColumns(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  int stream(Entry entry) {
    return switch (entry) {
      case Entry.Event event ->
          events.computeIfAbsent(event.name(), name -> vocabulary.stream(StreamKey.event(name)));
      case Entry.AttributeStated stated ->
          attributes.computeIfAbsent(
              stated.name(), name -> vocabulary.stream(StreamKey.attribute(name)));
      case Entry.AccountStated _ -> vocabulary.stream(StreamKey.ACCOUNTS);
      case Entry.ConsentStated _ -> vocabulary.stream(StreamKey.CONSENTS);
      case Entry.Named _ -> vocabulary.stream(StreamKey.NAMINGS);
    };
  }

  /** Lays out an entry in a row of its stream. */
  void write(Entry entry, StreamRows stream, int row, TextPool texts) {
    Row target = new Row(stream, row, texts);
    switch (entry) {
      case Entry.Event event -> writeFields(event.properties(), root, target);
      case Entry.AttributeStated stated -> writeWhole(stated.value(), root.field(VALUE), target);
      case Entry.AccountStated stated ->
          stated.account().ifPresent(account -> writeText(ACCOUNT, account, target));
      case Entry.ConsentStated stated -> writeConsent(stated.consent(), target);
      case Entry.Named _ -> {}
    }
  }

  private void writeConsent(Consent consent, Row target) {
    writeText(CHANNEL, consent.channel(), target);
    writeText(PURPOSE, consent.purpose(), target);
    writeText(STATUS, consent.status().name(), target);
    writeText(BASIS, consent.basis(), target);
    writeText(HOW, consent.how(), target);
    writeText(PROOF, consent.proof(), target);
  }

  private void writeText(String column, String text, Row target) {
    writeWhole(Value.text(text), root.field(column), target);
  }

  private void writeFields(Value.RecordOf fields, Path path, Row target) {
    fields
        .fields()
        .forEach(
            (name, value) -> {
              if (value instanceof Value.RecordOf nested) {
                writeFields(nested, path.field(name), target);
              } else {
                writeWhole(value, path.field(name), target);
              }
            });
  }

  /** Writes a value into the one column of its path and type; lists and records as they are. */
  private void writeWhole(Value value, Path path, Row target) {
    switch (value) {
      case Value.Absence _ -> {}
      case Value.Num number ->
          target.column(path, Type.Scalar.NUMBER).setNumber(target.row, number.value());
      case Value.Text text ->
          target.column(path, Type.Scalar.TEXT).setLong(target.row, target.texts.add(text.value()));
      case Value.Bool bool ->
          target.column(path, Type.Scalar.BOOLEAN).setLong(target.row, bool.value() ? 1 : 0);
      case Value.Instant instant ->
          target.column(path, Type.Scalar.INSTANT).setLong(target.row, instant.millis());
      case Value.ListOf _, Value.RecordOf _ ->
          target.column(path, Type.Scalar.ANY).setValue(target.row, value);
    }
  }

  /** A row that is being written. */
  private record Row(StreamRows stream, int row, TextPool texts) {
    RowColumn column(Path path, Type.Scalar type) {
      return stream.column(path.column(type), type);
    }
  }

  /** A path of field names with the columns that end there. */
  private final class Path {
    private final List<String> names;
    private final Map<String, Path> fields = new HashMap<>();
    private final int[] columns = {-1, -1, -1, -1, -1};

    Path(List<String> names) {
      this.names = names;
    }

    Path field(String name) {
      return fields.computeIfAbsent(
          name,
          _ -> {
            List<String> longer = new ArrayList<>(names);
            longer.add(name);
            return new Path(List.copyOf(longer));
          });
    }

    int column(Type.Scalar type) {
      if (columns[type.ordinal()] < 0) {
        columns[type.ordinal()] = vocabulary.column(new ColumnKey(names, type));
      }
      return columns[type.ordinal()];
    }
  }
}
