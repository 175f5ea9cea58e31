package io.strate.engine.column;

import java.util.List;

/** Texts compared with literals, many in one step: equal texts have equal codes. */
final class CodeTests implements Op.Step {

  private final int[] columns;
  private final int[] wanted;
  private final int[] outs;

  CodeTests(List<Comparisons.TextIs> tests, int[] outs) {
    this.columns = tests.stream().mapToInt(test -> test.text().index()).toArray();
    this.wanted = tests.stream().mapToInt(Comparisons.TextIs::code).toArray();
    this.outs = outs.clone();
  }

  @Override
  public void run(Block block) {
    for (int i = 0; i < columns.length; i++) {
      test(block, columns[i], wanted[i], outs[i]);
    }
  }

  private static void test(Block block, int column, int wanted, int out) {
    int[] codes = block.codes;
    int base = column * block.capacity;
    int to = out * block.words;
    for (int row = 0; row < block.rows; row += 64, to++) {
      int end = Math.min(block.rows - row, 64);
      long word = 0;
      for (int i = 0; i < end; i++) {
        word |= (codes[base + row + i] == wanted ? 1L : 0L) << i;
      }
      block.bits[to] = word;
    }
  }
}
