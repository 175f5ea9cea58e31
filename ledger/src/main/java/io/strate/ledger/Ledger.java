package io.strate.ledger;

import io.strate.domain.Entity;
import io.strate.domain.Identifier;
import io.strate.timeline.Vocabulary;
import java.nio.file.Path;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * A store of timelines and of what was computed from them, open in this process alone. Safe for use
 * by several threads. Whatever is acknowledged survives a killed process; what cannot be trusted is
 * refused with a {@link io.strate.domain.Failure} that names the file and the remedy.
 */
public interface Ledger extends AutoCloseable {

  /** The numbers of streams and columns, as durable as the entries that use them. */
  Vocabulary vocabulary();

  Sources sources();

  Profiles profiles();

  Joins joins();

  Timelines timelines();

  Runs runs();

  Rejects rejects();

  Notes notes();

  /**
   * Writes postings and returns once they are synced to disk. Senders that come at the same time
   * share one sync. A posting whose message id is already there is a duplicate and changes nothing;
   * so does one without a message id whose stream, time, origin and identity are there.
   */
  Receipt append(List<Posting> postings);

  /**
   * Starts to read files of one source. Nothing is visible before {@link BulkLoad#commit}. One load
   * at a time; appending and reading go on beside it.
   *
   * @param now the instant from which changed statements of untimed rows hold
   */
  BulkLoad load(Generation generation, long now);

  /** The point up to which the ledger has been written; grows with every write. */
  long mark();

  /** Profiles that may have other entries now than they had at a mark: never too few. */
  RoaringBitmap dirtySince(Entity of, long mark);

  /** Folds what was appended since into the profiles' chunks; closing does so as well. */
  void fold();

  /**
   * Forgets a person: identifiers, entries, memberships, rejected rows that name them, down to the
   * files. A keyed hash of each identifier stays, so that a file that is read again does not bring
   * them back.
   */
  Erased erase(Identifier identifier);

  /** Lifts the bar that {@link #erase} put up, for somebody who comes back of their own will. */
  void readmit(Identifier identifier);

  /** Reads everything and verifies every checksum and every relation between families. */
  List<Finding> doctor();

  /**
   * Adds a consistent copy of the whole store, as it is at this instant, to a folder of backups;
   * others go on meanwhile.
   */
  void backup(Path backups);

  /**
   * A copy of the whole store in which something can be tried out: what is written to it changes
   * nothing here, and closing it drops it. It takes room on the disk only for what differs.
   */
  Ledger rehearsal();

  /** Folds, flushes, seals. */
  @Override
  void close();
}
