package io.strate.engine.column;

import io.strate.rule.time.Calendar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A graph made ready to run: its ops in an order that computes inputs first, those of one sort
 * together in one step, and what finds the next change of some conditions.
 */
public final class Program {

  private final Shape shape;
  private final Calendar calendar;
  private final Op.Step[] steps;
  private final Flow flow;
  private final int[] exportDues;

  /**
   * @param conditions those whose changes matter
   * @param exports values whose changes matter
   * @param stage ops that need a later scan than this one are left out
   */
  public Program(
      Graph graph, List<Slot> conditions, List<Slot> exports, int stage, Calendar calendar) {
    this.shape = graph.shape();
    this.calendar = calendar;
    this.steps = new Schedule(graph, stage).steps();
    this.flow = new Flow(graph, conditions, stage);
    this.exportDues =
        exports.stream()
            .flatMap(export -> graph.facts(export).dues().stream())
            .mapToInt(Integer::intValue)
            .distinct()
            .toArray();
  }

  public Block block(int capacity) {
    return new Block(shape, capacity, calendar);
  }

  /** Computes all columns, the leaves being filled. */
  public void run(Block block) {
    for (Op.Step step : steps) {
      step.run(block);
    }
  }

  /** Lowers {@link Block#due} to the next instant at which one of the conditions may change. */
  public void findDue(Block block) {
    flow.run(block);
    for (int column : exportDues) {
      for (int row = 0; row < block.rows; row++) {
        block.dueAt(row, block.dues[column * block.capacity + row]);
      }
    }
  }

  /** Whether one of the conditions can change while time passes and nothing else happens. */
  public boolean changes() {
    return flow.isNeeded();
  }

  /** Sorts ops by level and puts those that run as one step together. */
  private record Schedule(Graph graph, int stage) {

    Op.Step[] steps() {
      Map<Integer, List<Graph.Node>> levels = new TreeMap<>();
      Map<Slot, Integer> level = new java.util.HashMap<>();
      for (Graph.Node node : graph.order()) {
        int at = 0;
        if (node.key() instanceof Op op) {
          for (Slot input : op.inputs()) {
            at = Math.max(at, level.getOrDefault(input, 0) + 1);
          }
          if (node.facts().stage() <= stage) {
            levels.computeIfAbsent(at, _ -> new ArrayList<>()).add(node);
          }
        }
        level.put(node.out(), at);
      }
      List<Op.Step> steps = new ArrayList<>();
      levels.values().forEach(nodes -> add(nodes, steps));
      return steps.toArray(Op.Step[]::new);
    }

    private static void add(List<Graph.Node> nodes, List<Op.Step> into) {
      List<Graph.Node> thresholds = of(nodes, Comparisons.WithConstant.class);
      if (!thresholds.isEmpty()) {
        thresholds.sort(Comparator.comparingInt(Schedule::column));
        into.add(
            new Thresholds(
                thresholds.stream().map(n -> (Comparisons.WithConstant) n.key()).toList(),
                outs(thresholds)));
      }
      List<Graph.Node> codes = of(nodes, Comparisons.TextIs.class);
      if (!codes.isEmpty()) {
        into.add(
            new CodeTests(
                codes.stream().map(n -> (Comparisons.TextIs) n.key()).toList(), outs(codes)));
      }
      junctions(of(nodes, Logic.And.class), true, into);
      junctions(of(nodes, Logic.Or.class), false, into);
      for (Graph.Node node : nodes) {
        switch (node.key()) {
          case Comparisons.WithConstant _, Comparisons.TextIs _, Logic.And _, Logic.Or _ -> {}
          default -> into.add(((Op) node.key()).step(node.out()));
        }
      }
    }

    private static int column(Graph.Node node) {
      return ((Comparisons.WithConstant) node.key()).number().index();
    }

    private static void junctions(List<Graph.Node> nodes, boolean all, List<Op.Step> into) {
      if (!nodes.isEmpty()) {
        List<List<Slot>> terms = nodes.stream().map(n -> ((Op) n.key()).inputs()).toList();
        into.add(new Junctions(terms, outs(nodes), all));
      }
    }

    private static List<Graph.Node> of(List<Graph.Node> nodes, Class<? extends Op> sort) {
      return new ArrayList<>(nodes.stream().filter(n -> sort.isInstance(n.key())).toList());
    }

    private static int[] outs(List<Graph.Node> nodes) {
      return nodes.stream().mapToInt(n -> n.out().index()).toArray();
    }
  }
}
