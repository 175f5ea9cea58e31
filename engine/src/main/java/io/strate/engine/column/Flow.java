package io.strate.engine.column;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds, for every row, the earliest instant at which one of some conditions may change. It goes
 * from the conditions down to what they are made of and asks only where a change would matter: of a
 * conjunction that holds all terms are watched; of one that does not, a single term that does not
 * hold is enough, and none if that one cannot change by itself. Disjunctions the other way round.
 */
final class Flow {

  private sealed interface Stage {}

  /** A junction: terms that stand still first, then those that change. */
  private record Junction(int out, boolean all, int[] standing, int[] changing) implements Stage {}

  private record Complement(int out, int term) implements Stage {}

  private record Leaf(int out, Watch watch) implements Stage {}

  private final int[] roots;
  private final int[] reached;
  private final List<Stage> stages = new ArrayList<>();

  Flow(Graph graph, List<Slot> conditions, int stage) {
    Set<Slot> wanted = new HashSet<>(conditions);
    wanted.addAll(graph.forced());
    wanted.removeIf(
        slot -> graph.facts(slot).watch().isEmpty() || graph.facts(slot).stage() > stage);
    this.roots = wanted.stream().mapToInt(Slot::index).sorted().toArray();
    List<Graph.Node> order = graph.order();
    for (int i = order.size() - 1; i >= 0; i--) {
      Graph.Node node = order.get(i);
      if (wanted.contains(node.out()) && node.facts().watch().isPresent()) {
        stages.add(stage(graph, node));
        if (isLogic(node.key())) {
          ((Op) node.key())
              .inputs().stream()
                  .filter(slot -> graph.facts(slot).watch().isPresent())
                  .forEach(wanted::add);
        }
      }
    }
    this.reached = wanted.stream().mapToInt(Slot::index).sorted().toArray();
  }

  private static boolean isLogic(Object key) {
    return key instanceof Logic.And || key instanceof Logic.Or || key instanceof Logic.Not;
  }

  private static Stage stage(Graph graph, Graph.Node node) {
    int out = node.out().index();
    return switch (node.key()) {
      case Logic.And(List<Slot> terms) ->
          new Junction(out, true, part(graph, terms, false), part(graph, terms, true));
      case Logic.Or(List<Slot> terms) ->
          new Junction(out, false, part(graph, terms, false), part(graph, terms, true));
      case Logic.Not(Slot term) -> new Complement(out, term.index());
      default -> new Leaf(out, node.facts().watch().orElseThrow());
    };
  }

  private static int[] part(Graph graph, List<Slot> terms, boolean changing) {
    return terms.stream()
        .filter(slot -> graph.facts(slot).watch().isPresent() == changing)
        .mapToInt(Slot::index)
        .toArray();
  }

  boolean isNeeded() {
    return roots.length > 0;
  }

  /** Lowers the due instant of every row. */
  void run(Block block) {
    for (int w = 0; w < block.usedWords(); w++) {
      for (int column : reached) {
        block.watched[column * block.words + w] = 0;
      }
      long rows = block.rowMask(w);
      for (int root : roots) {
        block.watched[root * block.words + w] = rows;
      }
      for (int i = 0; i < stages.size(); i++) {
        run(stages.get(i), block, w);
      }
    }
  }

  private static void run(Stage stage, Block block, int w) {
    switch (stage) {
      case Junction junction -> {
        long matters = block.watched[junction.out * block.words + w];
        if (matters != 0) {
          pass(junction, matters, block, w);
        }
      }
      case Complement(int out, int term) ->
          block.watched[term * block.words + w] |= block.watched[out * block.words + w];
      case Leaf(int out, Watch watch) -> {
        long matters = block.watched[out * block.words + w];
        while (matters != 0) {
          int row = (w << 6) + Long.numberOfTrailingZeros(matters);
          block.dueAt(row, watch.next(block, row));
          matters &= matters - 1;
        }
      }
    }
  }

  private static void pass(Junction junction, long matters, Block block, int w) {
    int words = block.words;
    long[] bits = block.bits;
    // "Strict" is the verdict that needs all terms: true of a conjunction, false of a disjunction.
    long flip = junction.all ? 0 : -1;
    long strict = matters & (bits[junction.out * words + w] ^ flip);
    long open = matters & ~strict;
    for (int term : junction.standing) {
      open &= bits[term * words + w] ^ flip;
    }
    for (int term : junction.changing) {
      long holds = bits[term * words + w] ^ flip;
      block.watched[term * words + w] |= strict | open & ~holds;
      open &= holds;
    }
  }
}
