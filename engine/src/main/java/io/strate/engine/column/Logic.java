package io.strate.engine.column;

import java.util.List;

/** Conjunction, disjunction and complement of conditions, 64 rows at a time. */
final class Logic {

  private Logic() {}

  record And(List<Slot> terms) implements Condition {
    @Override
    public List<Slot> inputs() {
      return terms;
    }

    @Override
    public Step step(Slot out) {
      return new Junctions(List.of(terms), new int[] {out.index()}, true);
    }
  }

  record Or(List<Slot> terms) implements Condition {
    @Override
    public List<Slot> inputs() {
      return terms;
    }

    @Override
    public Step step(Slot out) {
      return new Junctions(List.of(terms), new int[] {out.index()}, false);
    }
  }

  /** True exactly where the term is not true. */
  record Not(Slot term) implements Condition {
    @Override
    public List<Slot> inputs() {
      return List.of(term);
    }

    @Override
    public Step step(Slot out) {
      return block -> {
        int from = term.index() * block.words;
        int to = out.index() * block.words;
        for (int w = 0; w < block.usedWords(); w++) {
          block.bits[to + w] = ~block.bits[from + w] & block.rowMask(w);
        }
      };
    }
  }
}
