package io.strate.timeline;

import io.strate.domain.Entry;
import io.strate.domain.Type;
import io.strate.domain.Value;
import java.util.function.IntUnaryOperator;

/**
 * Makes packed timelines of entries in any order, each entry once. Entries are the same if stream,
 * time, origin number and identity are; their content is then taken to be the same too. The order
 * of bytes is canonical by the positions of sources. A builder is used again and again by one
 * thread.
 *
 * <p>Here, {@link io.strate.domain.Origin#source} is an origin number, not a position.
 */
public final class TimelineBuilder {

  private final IntUnaryOperator position;
  private final EntryColumns layout;
  private final RowStreams streams;
  private final TextPool texts = new TextPool();
  private final PackedWriter writer;
  private final PackedRows packed = new PackedRows();
  private int entries;

  private StreamRows rows;
  private int row;

  /** A builder that takes origin numbers for positions. */
  public TimelineBuilder(Vocabulary vocabulary) {
    this(vocabulary, IntUnaryOperator.identity());
  }

  /**
   * @param position the position of the source of an origin number, −1 if it no longer counts: its
   *     entries are left out
   */
  public TimelineBuilder(Vocabulary vocabulary, IntUnaryOperator position) {
    this.position = position;
    writer = new PackedWriter(position);
    layout = new EntryColumns(vocabulary);
    streams = new RowStreams(position);
    rows = new StreamRows(0, position);
  }

  public boolean isEmpty() {
    return entries == 0;
  }

  /** How many entries were added, those that are the same counted each. */
  public int size() {
    return entries;
  }

  public TimelineBuilder add(Entry entry) {
    int source = entry.origin().source();
    if (position.applyAsInt(source) >= 0) {
      begin(layout.stream(entry), entry.time(), source, entry.origin().identity());
      layout.write(entry, rows, row, texts);
    }
    return this;
  }

  /**
   * Begins an entry whose values are set next, column by column: the quick way for bulk loads. Its
   * origin must count.
   */
  public TimelineBuilder begin(int stream, long time, int source, long identity) {
    rows = streams.stream(stream);
    row = rows.append(time, source, identity);
    entries++;
    return this;
  }

  /** A number of the entry begun last; NaN and infinities are unknown. */
  public TimelineBuilder number(int column, double value) {
    if (Double.isFinite(value)) {
      rows.column(column, Type.Scalar.NUMBER).setNumber(row, value + 0.0);
    }
    return this;
  }

  public TimelineBuilder text(int column, String value) {
    rows.column(column, Type.Scalar.TEXT).setLong(row, texts.add(value));
    return this;
  }

  public TimelineBuilder bool(int column, boolean value) {
    rows.column(column, Type.Scalar.BOOLEAN).setLong(row, value ? 1 : 0);
    return this;
  }

  public TimelineBuilder instant(int column, long millis) {
    rows.column(column, Type.Scalar.INSTANT).setLong(row, millis);
    return this;
  }

  /** A list (or an attribute's record) of the entry begun last. */
  public TimelineBuilder value(int column, Value value) {
    rows.column(column, Type.Scalar.ANY).setValue(row, value);
    return this;
  }

  /** Adds all entries of a packed timeline whose origins count. */
  public TimelineBuilder addAll(byte[] timeline, int offset, int length) {
    entries += packed.addTo(streams, texts, timeline, offset, length, position);
    return this;
  }

  /** The timeline of all entries added; the builder is empty afterwards. */
  public byte[] build() {
    streams.sort();
    byte[] built = writer.write(streams.array(), streams.count(), texts);
    clear();
    return built;
  }

  /** Forgets what was added. */
  public void clear() {
    streams.clear();
    texts.clear();
    entries = 0;
  }
}
