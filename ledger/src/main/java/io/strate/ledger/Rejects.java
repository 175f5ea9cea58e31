package io.strate.ledger;

import java.util.List;

/**
 * Rows that could not be taken, kept until their file is read again; and what senders sent that
 * could not be taken, kept until somebody removes it.
 */
public interface Rejects {

  /**
   * Keeps what came from a sender, durably, numbered in the order of arrival: the rejects' own
   * lines do not count.
   */
  void keep(String source, List<Reject> rejects);

  /** Removes one that was kept, or does nothing if it is not there. */
  void remove(String source, Reject kept);

  /** The rejected rows of a source, by file and line. */
  List<Reject> of(String source);

  long count(String source);
}
