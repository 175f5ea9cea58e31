package io.strate.ledger;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Identifier;
import io.strate.domain.Value;
import java.util.List;
import java.util.Optional;

/**
 * Writes rows without making objects of them. A row is begun, filled, ended:
 *
 * <pre>{@code
 * int id = rows.kind(Entity.CONTACT, "id");
 * int orders = vocabulary.stream(StreamKey.event("order"));
 * int amount = vocabulary.column(ColumnKey.of(NUMBER, "amount"));
 * rows.begin(id, "17850", time, contentHash);
 * rows.entry(orders);
 * rows.number(amount, 15.3);
 * rows.end();
 * }</pre>
 *
 * A row states one or several entries at one time. Its identity is computed from {@code
 * contentHash} and its ordinal among the equal rows of this load, unless a message id is given.
 * Texts come as String or as UTF-8 bytes. Unknown values (NaN, {@link Value#UNKNOWN}) are left out.
 */
public interface RowWriter {

  /** The number of a kind of identifier, for this writer. */
  int kind(Entity of, String kind);

  /**
   * Begins a row of entries.
   *
   * @param contentHash of the file's name and the row's cells
   */
  void begin(int kind, String who, long time, long contentHash);

  void begin(int kind, byte[] who, int offset, int length, long time, long contentHash);

  /**
   * Tells the names that the next rows may have, which is quicker than finding them row by row. A
   * name makes no profile before a row of it is begun.
   */
  void expect(int kind, String[] whos, int count);

  /** Begins a row of the name at a place of those expected last. */
  void begin(int place, long time, long contentHash);

  /**
   * Begins a row of statements that carry no time: attributes, an account. Only what differs from
   * what this source stated of this profile last becomes an entry, from always at the profile's
   * first row and from the load's instant later; what the row leaves out is stated unknown. Where a
   * load has several such rows of a profile, the last one begun counts.
   */
  void beginState(int kind, String who, long contentHash);

  void beginState(int kind, byte[] who, int offset, int length, long contentHash);

  /** Another identifier of the same profile. */
  void identifiedBy(int kind, String value);

  void identifiedBy(int kind, byte[] value, int offset, int length);

  /**
   * The row counts once over all files and senders.
   *
   * @param identity 64-bit hash of the message id, in place of the one made of the content
   */
  void messageId(String messageId, long identity);

  /** Starts an entry in a stream of the vocabulary; what follows are its columns. */
  void entry(int stream);

  void number(int column, double value);

  void instant(int column, long millis);

  void bool(int column, boolean value);

  void text(int column, String value);

  void text(int column, byte[] value, int offset, int length);

  /** A list, in a column of type ANY. */
  void value(int column, Value value);

  /** Finishes the row. */
  void end();

  /** Drops the row that was begun. */
  void abandon();

  /**
   * A whole row of one entry, by objects; its identity is the entry's own. For tests and small
   * loads.
   */
  void add(Identifier who, List<Identifier> further, Entry entry, Optional<String> messageId);
}
