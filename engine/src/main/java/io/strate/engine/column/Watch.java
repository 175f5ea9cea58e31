package io.strate.engine.column;

/**
 * How to find the next change of a condition. Only those are asked whose change would matter: of a
 * conjunction that does not hold, one term that does not hold is enough to watch, since the whole
 * cannot change before it does (the watched literals of SAT solvers; see {@link Flow}).
 */
@FunctionalInterface
public interface Watch {

  /** The earliest instant after now at which the condition may change in this row; may be early. */
  long next(Block block, int row);

  /** Of a condition over values that change at the instants in some due columns. */
  record Dues(int[] columns) implements Watch {
    @Override
    public long next(Block block, int row) {
      long next = Block.NEVER;
      for (int column : columns) {
        next = Math.min(next, block.dues[column * block.capacity + row]);
      }
      return next;
    }
  }

  /** The earlier of two. */
  static Watch earlier(Watch a, Watch b) {
    return (block, row) -> Math.min(a.next(block, row), b.next(block, row));
  }
}
