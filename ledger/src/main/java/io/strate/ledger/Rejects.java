package io.strate.ledger;

import java.util.List;

/** Rows that could not be taken, kept until their file is read again. */
public interface Rejects {

  /** The rejected rows of a source, by file and line. */
  List<Reject> of(String source);

  long count(String source);
}
