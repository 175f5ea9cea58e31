package io.strate.learn.encode;

import java.util.List;

/** What became of one column. */
sealed interface ColumnEncoder permits NumberEncoder, CategoryEncoder {
  /** What its numbers say, one for each. */
  List<Meaning> meanings();

  default int width() {
    return meanings().size();
  }
}
