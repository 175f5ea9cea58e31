package io.strate.lake;

import java.util.List;
import java.util.Optional;

/** The rows of one file as blocks of texts, in the order of the file. */
interface CellStream extends Blocks {

  /** Column names, in the order of the cells. */
  List<String> header();

  /**
   * Starts again with these columns only, where the format can leave others out; {@link #header}
   * tells.
   *
   * @return whether it did
   */
  default boolean narrow(List<String> columns) {
    return false;
  }

  /** Roughly how many rows there are; 0 if nobody knows. */
  default long expectedRows() {
    return 0;
  }

  /** The column that holds rows as they stand in the file; −1 if none does. */
  default int wholeAt() {
    return -1;
  }

  /**
   * Tells the hashes of the current block's rows ({@link RowHash}), where cells are not all that a
   * row has.
   */
  default boolean hash(long[] into) {
    return false;
  }

  /** The fields of all rows so far, of formats without a header. */
  default Optional<Fields> fields() {
    return Optional.empty();
  }

  /**
   * Names of fields.
   *
   * @param all that were seen
   * @param everywhere those that have a value in each row
   */
  record Fields(List<String> all, List<String> everywhere) {}

  /**
   * Rows that are none (too few cells, open quotes …), known once {@link #next} has answered false
   * here and beside.
   */
  List<Malformed> malformed();

  /**
   * Lines of rows; asked once {@link #next} has answered false. {@code rows} are positions among
   * the good rows, ascending, from 0.
   */
  long[] lines(long[] rows);

  /** What the user should know of how the file was read. */
  List<String> warnings();

  /** A row that could not be split into cells, and its line. */
  record Malformed(long line, String column, String reason, String text) {}
}
