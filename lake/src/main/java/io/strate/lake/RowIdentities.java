package io.strate.lake;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gives rows of a file their hashes, and sums up what the file holds. For one of the threads that
 * share the file.
 */
final class RowIdentities {

  final long[] hashes = new long[Batch.CAPACITY];

  private final CellStream cells;
  private final long file;
  private final long[] columns;
  private final Contents former;
  private final BitSet filled = new BitSet();
  private long rows;
  private long sum;

  /** Of the rows that stand where those of the former reading stood. */
  private long formerSum;

  /**
   * @param former what the file held when it was read last
   */
  RowIdentities(SourceFile source, CellStream cells, Contents former) {
    this.cells = cells;
    this.file = RowHash.of(source.name());
    this.columns = cells.header().stream().mapToLong(RowHash::of).toArray();
    this.former = former;
  }

  /** Another one for the same file. */
  RowIdentities(RowIdentities first) {
    cells = first.cells;
    file = first.file;
    columns = first.columns;
    former = first.former;
  }

  void identify(Blocks blocks) {
    if (!cells.hash(hashes)) {
      RowHash.of(blocks.cells(), columns, hashes, filled);
    }
    int count = blocks.cells().rows();
    for (int r = 0; r < count; r++) {
      hashes[r] = RowHash.spread(RowHash.add(hashes[r], file));
      sum += hashes[r];
      formerSum += blocks.before() + r < former.rows() ? hashes[r] : 0;
    }
    rows += count;
  }

  /** Takes into account what another one has seen. */
  void add(RowIdentities other) {
    filled.or(other.filled);
    rows += other.rows;
    sum += other.sum;
    formerSum += other.formerSum;
  }

  /** Whether the file begins with the rows that it had. */
  boolean beginsAsBefore() {
    return rows >= former.rows() && formerSum == former.sum();
  }

  Contents contents() {
    List<String> names = cells.header();
    List<String> withValues =
        IntStream.range(0, columns.length).filter(filled::get).mapToObj(names::get).toList();
    return cells
        .fields()
        .map(fields -> new Contents(fields.all(), fields.everywhere(), rows, sum))
        .orElseGet(() -> new Contents(names, withValues, rows, sum));
  }
}
