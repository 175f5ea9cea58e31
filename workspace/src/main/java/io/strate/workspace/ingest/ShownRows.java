package io.strate.workspace.ingest;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Identifier;
import io.strate.domain.Value;
import io.strate.ledger.RowWriter;
import io.strate.timeline.StreamKey;
import io.strate.timeline.Vocabulary;
import io.strate.workspace.ingest.ShownRow.Stated;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Takes rows as a store would, keeps the first to be shown, and tells whose every one is. */
final class ShownRows implements RowWriter {

  private final Vocabulary vocabulary;
  private final int most;
  private final Consumer<List<Identifier>> owners;
  private final List<ShownRow> first = new ArrayList<>();
  private final List<Kind> kinds = new ArrayList<>();

  private int expectedKind;
  private String[] expected = {};

  private final List<Identifier> who = new ArrayList<>();
  private final List<Stated> stated = new ArrayList<>();
  private OptionalLong time = OptionalLong.empty();
  private Optional<StreamKey> stream = Optional.empty();
  private Map<String, Value> columns = new LinkedHashMap<>();

  private record Kind(Entity of, String name) {}

  /**
   * @param most rows that are kept
   * @param owners told of each row the identifiers that it carries
   */
  ShownRows(Vocabulary vocabulary, int most, Consumer<List<Identifier>> owners) {
    this.vocabulary = vocabulary;
    this.most = most;
    this.owners = owners;
  }

  List<ShownRow> first() {
    return first;
  }

  @Override
  public int kind(Entity of, String kind) {
    kinds.add(new Kind(of, kind));
    return kinds.size() - 1;
  }

  @Override
  public void begin(int kind, String name, long at, long contentHash) {
    begin(kind, name, OptionalLong.of(at));
  }

  @Override
  public void begin(int kind, byte[] name, int offset, int length, long at, long contentHash) {
    begin(kind, text(name, offset, length), at, contentHash);
  }

  @Override
  public void expect(int kind, String[] names, int count) {
    expectedKind = kind;
    expected = names;
  }

  @Override
  public void begin(int place, long at, long contentHash) {
    begin(expectedKind, expected[place], at, contentHash);
  }

  @Override
  public void beginState(int kind, String name, long contentHash) {
    begin(kind, name, OptionalLong.empty());
  }

  @Override
  public void beginState(int kind, byte[] name, int offset, int length, long contentHash) {
    beginState(kind, text(name, offset, length), contentHash);
  }

  private void begin(int kind, String name, OptionalLong at) {
    abandon();
    time = at;
    identifiedBy(kind, name);
  }

  @Override
  public void identifiedBy(int kind, String value) {
    Kind of = kinds.get(kind);
    who.add(new Identifier(of.of(), of.name(), value));
  }

  @Override
  public void identifiedBy(int kind, byte[] value, int offset, int length) {
    identifiedBy(kind, text(value, offset, length));
  }

  @Override
  public void messageId(String messageId, long identity) {
    // By it a store knows a row that it has; here every row is shown.
  }

  @Override
  public void entry(int number) {
    endEntry();
    stream = Optional.of(vocabulary.stream(number));
  }

  private void endEntry() {
    stream.ifPresent(of -> stated.add(new Stated(of, columns)));
    stream = Optional.empty();
    columns = new LinkedHashMap<>();
  }

  @Override
  public void number(int column, double value) {
    put(column, Value.number(value));
  }

  @Override
  public void instant(int column, long millis) {
    put(column, Value.instant(millis));
  }

  @Override
  public void bool(int column, boolean value) {
    put(column, Value.bool(value));
  }

  @Override
  public void text(int column, String value) {
    put(column, Value.text(value));
  }

  @Override
  public void text(int column, byte[] value, int offset, int length) {
    text(column, text(value, offset, length));
  }

  @Override
  public void value(int column, Value value) {
    put(column, value);
  }

  private void put(int column, Value value) {
    if (value.isKnown()) {
      columns.put(String.join(".", vocabulary.column(column).path()), value);
    }
  }

  @Override
  public void end() {
    endEntry();
    owners.accept(List.copyOf(who));
    if (first.size() < most) {
      first.add(new ShownRow(who, time, stated));
    }
    abandon();
  }

  @Override
  public void abandon() {
    who.clear();
    stated.clear();
    stream = Optional.empty();
    columns = new LinkedHashMap<>();
  }

  @Override
  public void add(
      Identifier name, List<Identifier> further, Entry entry, Optional<String> messageId) {
    throw new UnsupportedOperationException("rows of files come column by column");
  }

  private static String text(byte[] bytes, int offset, int length) {
    return new String(bytes, offset, length, StandardCharsets.UTF_8);
  }
}
