package io.strate.engine.stream;

import io.strate.engine.column.Block;

/** Fills one or more columns of a row from a profile's timeline. */
interface LeafReader {
  void read(Reading reading, Block block, int row);
}
