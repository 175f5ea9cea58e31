package io.strate.ledger;

import java.util.List;
import java.util.Optional;

/**
 * Rows that could not be taken, kept until their file is read again; and what senders sent that
 * could not be taken, kept until somebody removes it or newer ones need the room.
 */
public interface Rejects {

  /** So much of what one source's senders sent is kept; then the oldest goes. */
  int MOST_KEPT = 10_000;

  /** The texts of what is kept of one source, with their reasons, in bytes. */
  long MOST_BYTES_KEPT = 32L << 20;

  /**
   * Keeps what came from senders, durably, numbered in the order of arrival: the rejects' own lines
   * do not count. What is kept already stays as it is.
   */
  void keep(String source, List<Sent> sent);

  /**
   * Something that came from a sender.
   *
   * @param identity by which it is known again when it is sent again
   */
  record Sent(long identity, Reject reject) {}

  /** How many of a source were let go, since the store was made, because newer ones came. */
  long dropped(String source);

  /** Removes some that were kept; those that are not there do no harm. */
  void remove(String source, List<Reject> kept);

  /** The rejected rows of a source, by file and line. */
  List<Reject> of(String source);

  /** Where a rejected row of a source stands: it keeps its place, whatever goes or comes before. */
  record Place(String file, long line, long ordinal) {}

  /** A rejected row where it stands. */
  record Placed(Place place, Reject reject) {}

  /**
   * The rejected rows of a source behind a place, in the order of {@link #of}, reading no more than
   * so many.
   *
   * @param place empty for the first
   */
  List<Placed> after(String source, Optional<Place> place, int most);

  long count(String source);
}
