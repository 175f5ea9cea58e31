package io.strate.engine.column;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds, for every row, the earliest instant at which one of some conditions may change. It goes
 * from the conditions down to what they are made of and asks only where a change would matter: of a
 * conjunction that holds all terms are watched; of one that does not, a single term that does not
 * hold is enough, and none if that one cannot change by itself. Disjunctions the other way round.
 *
 * <p>{@link Block#watched} is all zero between runs: whoever reads a word clears it.
 */
final class Flow {

  private final int[] roots;

  /**
   * Logic nodes, each after those that contain it: its column, 1 for a conjunction or 0 for a
   * disjunction, how many terms stand still, how many change, and their columns. A complement is a
   * junction of one term, whose changes always matter.
   */
  private final int[] logic;

  private final int[] leaves;

  /** Per leaf, its due column; −1 if it has to be asked. */
  private final int[] dues;

  private final Watch[] watches;

  Flow(Graph graph, List<Slot> conditions, int stage) {
    Set<Slot> wanted = new HashSet<>(conditions);
    wanted.addAll(graph.forced());
    wanted.removeIf(
        slot -> graph.facts(slot).watch().isEmpty() || graph.facts(slot).stage() > stage);
    this.roots = wanted.stream().mapToInt(Slot::index).sorted().toArray();
    List<Integer> junctions = new ArrayList<>();
    List<Graph.Node> ends = new ArrayList<>();
    List<Graph.Node> order = graph.order();
    for (int i = order.size() - 1; i >= 0; i--) {
      Graph.Node node = order.get(i);
      if (wanted.contains(node.out()) && changes(graph, node.out())) {
        switch (node.key()) {
          case Logic.And(List<Slot> terms) ->
              addJunction(graph, node.out(), true, flat(graph, terms), junctions, wanted);
          case Logic.Or(List<Slot> terms) ->
              addJunction(graph, node.out(), false, terms, junctions, wanted);
          case Logic.Not(Slot term) ->
              addJunction(graph, node.out(), true, List.of(term), junctions, wanted);
          default -> ends.add(node);
        }
      }
    }
    this.logic = junctions.stream().mapToInt(Integer::intValue).toArray();
    this.leaves = ends.stream().mapToInt(node -> node.out().index()).toArray();
    this.watches = ends.stream().map(n -> n.facts().watch().orElseThrow()).toArray(Watch[]::new);
    this.dues = new int[watches.length];
    for (int i = 0; i < watches.length; i++) {
      dues[i] = watches[i] instanceof Watch.Dues(int[] all) && all.length == 1 ? all[0] : -1;
    }
  }

  /**
   * The terms of a conjunction, those of conjunctions within it in their place: one that stands
   * still and does not hold, wherever it is, makes all others unimportant ({@link Gates}).
   */
  private static List<Slot> flat(Graph graph, List<Slot> terms) {
    return terms.stream()
        .flatMap(
            term ->
                graph.node(term).key() instanceof Logic.And(List<Slot> inner)
                    ? flat(graph, inner).stream()
                    : Stream.of(term))
        .distinct()
        .toList();
  }

  private static boolean changes(Graph graph, Slot slot) {
    return graph.facts(slot).watch().isPresent();
  }

  private static void addJunction(
      Graph graph, Slot out, boolean all, List<Slot> terms, List<Integer> into, Set<Slot> wanted) {
    List<Slot> changing = terms.stream().filter(term -> changes(graph, term)).toList();
    into.addAll(List.of(out.index(), all ? 1 : 0, terms.size() - changing.size(), changing.size()));
    terms.stream().filter(term -> !changes(graph, term)).forEach(term -> into.add(term.index()));
    changing.forEach(term -> into.add(term.index()));
    wanted.addAll(changing);
  }

  boolean isNeeded() {
    return roots.length > 0;
  }

  /** Lowers the due instant of every row. */
  void run(Block block) {
    for (int w = 0; w < block.usedWords(); w++) {
      long rows = block.rowMask(w);
      for (int root : roots) {
        block.watched[root * block.words + w] |= rows;
      }
      passDown(block.bits, block.watched, block.words, w);
      ask(block, w);
    }
  }

  private void passDown(long[] bits, long[] watched, int words, int w) {
    int i = 0;
    while (i < logic.length) {
      int out = logic[i] * words + w;
      // "Strict" is the verdict that needs all terms: true of a conjunction, false of a
      // disjunction.
      long flip = logic[i + 1] - 1L;
      int standing = i + 4 + logic[i + 2];
      int end = standing + logic[i + 3];
      long matters = watched[out];
      if (matters != 0) {
        watched[out] = 0;
        if (end == i + 5 && standing == i + 4) {
          watched[logic[i + 4] * words + w] |= matters;
        } else {
          pass(bits, watched, words, w, i + 4, standing, end, matters, bits[out] ^ flip, flip);
        }
      }
      i = end;
    }
  }

  private void pass(
      long[] bits,
      long[] watched,
      int words,
      int w,
      int first,
      int standing,
      int end,
      long matters,
      long verdict,
      long flip) {
    long strict = matters & verdict;
    long open = matters & ~verdict;
    for (int i = first; i < standing; i++) {
      open &= bits[logic[i] * words + w] ^ flip;
    }
    if ((strict | open) != 0) {
      for (int i = standing; i < end; i++) {
        int term = logic[i] * words + w;
        long holds = bits[term] ^ flip;
        watched[term] |= strict | open & ~holds;
        open &= holds;
      }
    }
  }

  private void ask(Block block, int w) {
    for (int i = 0; i < leaves.length; i++) {
      int at = leaves[i] * block.words + w;
      long matters = block.watched[at];
      if (matters != 0) {
        block.watched[at] = 0;
        ask(block, w, i, matters);
      }
    }
  }

  private void ask(Block block, int w, int leaf, long rows) {
    long left = rows;
    while (left != 0) {
      int row = (w << 6) + Long.numberOfTrailingZeros(left);
      long next =
          dues[leaf] >= 0
              ? block.dues[dues[leaf] * block.capacity + row]
              : watches[leaf].next(block, row);
      block.dueAt(row, next);
      left &= left - 1;
    }
  }
}
