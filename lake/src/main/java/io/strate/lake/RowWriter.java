package io.strate.lake;

import io.strate.domain.Value;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Writes rows in one format; closing it ends the file. */
interface RowWriter extends Closeable {

  /** Adds a row: a value for each column. */
  void write(List<Value> row) throws IOException;
}
