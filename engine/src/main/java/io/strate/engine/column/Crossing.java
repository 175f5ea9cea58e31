package io.strate.engine.column;

import io.strate.rule.Expr.Comparison.Operator;

/**
 * The next change of a comparison between values that move: the last instant up to which their
 * bounds decide it as it is now, found by halving, and a millisecond. Exact where one side rises or
 * falls steadily and the other stands still; early, never late, otherwise.
 */
record Crossing(Operator operator, Motion left, Motion right) implements Watch {

  /** Beyond every date: 2⁵² ms are 142,000 years. */
  private static final long HORIZON = 1L << 52;

  @Override
  public long next(Block block, int row) {
    long now = block.now;
    boolean holds = alwaysHolds(block, row, now);
    if (!holds && !neverHolds(block, row, now)) {
      return Block.NEVER; // a side is unknown, and stays so
    }
    long safe = now;
    long unsafe = HORIZON;
    if (stays(holds, block, row, unsafe)) {
      return Block.NEVER;
    }
    while (unsafe - safe > 1) {
      long middle = safe + (unsafe - safe) / 2;
      if (stays(holds, block, row, middle)) {
        safe = middle;
      } else {
        unsafe = middle;
      }
    }
    return unsafe;
  }

  private boolean stays(boolean holds, Block block, int row, long until) {
    return holds ? alwaysHolds(block, row, until) : neverHolds(block, row, until);
  }

  private boolean alwaysHolds(Block block, int row, long until) {
    return switch (operator) {
      case LESS -> left.high(block, row, until) < right.low(block, row, until);
      case AT_MOST -> left.high(block, row, until) <= right.low(block, row, until);
      case GREATER -> left.low(block, row, until) > right.high(block, row, until);
      case AT_LEAST -> left.low(block, row, until) >= right.high(block, row, until);
      case EQUAL ->
          left.low(block, row, until) == right.high(block, row, until)
              && left.high(block, row, until) == right.low(block, row, until);
    };
  }

  private boolean neverHolds(Block block, int row, long until) {
    return switch (operator) {
      case LESS -> left.low(block, row, until) >= right.high(block, row, until);
      case AT_MOST -> left.low(block, row, until) > right.high(block, row, until);
      case GREATER -> left.high(block, row, until) <= right.low(block, row, until);
      case AT_LEAST -> left.high(block, row, until) < right.low(block, row, until);
      case EQUAL ->
          left.low(block, row, until) > right.high(block, row, until)
              || left.high(block, row, until) < right.low(block, row, until);
    };
  }
}
