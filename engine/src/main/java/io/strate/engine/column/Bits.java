package io.strate.engine.column;

/** How tests of single rows become words of bits. */
final class Bits {

  private Bits() {}

  /** A test of one row. */
  @FunctionalInterface
  interface RowTest {
    boolean holds(Block block, int row);
  }

  /** The step that puts a test's answers into a bit column. */
  static Op.Step step(Slot out, RowTest test) {
    return block -> {
      int row = 0;
      for (int w = 0; w < block.usedWords(); w++) {
        long word = 0;
        for (int end = Math.min(block.rows, row + 64); row < end; row++) {
          if (test.holds(block, row)) {
            word |= 1L << row;
          }
        }
        block.bits[out.index() * block.words + w] = word;
      }
    };
  }

  /** Where a boolean is known, within one word. */
  static long known(Block block, Slot slot, int word) {
    return slot.known() == Slot.ALWAYS ? -1L : block.bits[slot.known() * block.words + word];
  }
}
