package io.strate.engine.column;

import java.util.List;

/** Conjunctions (or disjunctions) of conditions, many in one step. */
final class Junctions implements Op.Step {

  /** Terms of node i: {@code terms[starts[i]]} up to {@code terms[starts[i + 1]]}. */
  private final int[] terms;

  private final int[] starts;
  private final int[] outs;
  private final boolean all;

  Junctions(List<List<Slot>> nodes, int[] outs, boolean all) {
    this.terms = nodes.stream().flatMap(List::stream).mapToInt(Slot::index).toArray();
    this.starts = new int[nodes.size() + 1];
    for (int i = 0; i < nodes.size(); i++) {
      starts[i + 1] = starts[i] + nodes.get(i).size();
    }
    this.outs = outs.clone();
    this.all = all;
  }

  @Override
  public void run(Block block) {
    int used = block.usedWords();
    for (int w = 0; w < used; w++) {
      if (all) {
        conjoin(block.bits, block.words, w);
      } else {
        disjoin(block.bits, block.words, w);
      }
    }
  }

  private void conjoin(long[] bits, int words, int w) {
    for (int i = 0; i < outs.length; i++) {
      long result = -1;
      for (int t = starts[i]; t < starts[i + 1]; t++) {
        result &= bits[terms[t] * words + w];
      }
      bits[outs[i] * words + w] = result;
    }
  }

  private void disjoin(long[] bits, int words, int w) {
    for (int i = 0; i < outs.length; i++) {
      long result = 0;
      for (int t = starts[i]; t < starts[i + 1]; t++) {
        result |= bits[terms[t] * words + w];
      }
      bits[outs[i] * words + w] = result;
    }
  }
}
