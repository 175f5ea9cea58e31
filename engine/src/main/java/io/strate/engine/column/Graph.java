package io.strate.engine.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * All that a plan computes for one kind of row, every node once: nodes with equal keys are the same
 * node. Nodes stand in an order in which each comes after its inputs.
 */
public final class Graph {

  /** A column, what computes it (an {@link Op}, or the key of a leaf), and how it changes. */
  public record Node(Object key, Slot out, Facts facts) {}

  private final Map<Object, Node> nodes = new HashMap<>();
  private final Map<Slot, Node> bySlot = new HashMap<>();
  private final List<Node> order = new ArrayList<>();
  private final Map<Slot, List<Op>> readers = new HashMap<>();
  private final Set<Slot> exported = new HashSet<>();
  private final Set<Slot> forced = new HashSet<>();
  private final Texts literals;
  private final int[] sizes = new int[Kind.values().length];
  private int dues;

  public Graph(Texts literals) {
    this.literals = literals;
  }

  public Texts literals() {
    return literals;
  }

  /** The slot of a node that exists already. */
  public Optional<Slot> find(Object key) {
    return Optional.ofNullable(nodes.get(key)).map(Node::out);
  }

  /** A column that somebody else fills; {@code key} says what it holds. */
  public Slot leaf(Object key, Kind kind, boolean mayBeUnknown, Facts facts) {
    return nodes.containsKey(key) ? nodes.get(key).out() : add(key, kind, mayBeUnknown, facts);
  }

  /** A column of numbers that somebody else fills and that moves. */
  public Slot moving(Object key, Facts facts, Function<Slot, Motion> motion) {
    Slot slot = new Slot(Kind.NUMBER, sizes[Kind.NUMBER.ordinal()], Slot.ALWAYS);
    return leaf(key, Kind.NUMBER, false, facts.moving(motion.apply(slot)));
  }

  /** The column of an op. */
  public Slot add(Op op) {
    return nodes.containsKey(op)
        ? nodes.get(op).out()
        : add(op, op.kind(), op.mayBeUnknown(), factsOf(op));
  }

  private Slot add(Object key, Kind kind, boolean mayBeUnknown, Facts facts) {
    int index = sizes[kind.ordinal()]++;
    int known =
        kind == Kind.BOOLEAN && mayBeUnknown ? sizes[Kind.BOOLEAN.ordinal()]++ : Slot.ALWAYS;
    Slot out = new Slot(kind, index, known);
    Node node = new Node(key, out, facts);
    nodes.put(key, node);
    bySlot.put(node.out(), node);
    order.add(node);
    return node.out();
  }

  /** A further due column. */
  public int newDue() {
    return dues++;
  }

  public Facts facts(Slot slot) {
    return node(slot).facts();
  }

  /** What computes a column. */
  public Node node(Slot slot) {
    Node node = bySlot.get(slot);
    if (node == null) {
      throw new IllegalStateException("no node has the slot " + slot);
    }
    return node;
  }

  public List<Node> order() {
    return order;
  }

  /** Conditions that something else than logic reads: their changes always matter. */
  Set<Slot> forced() {
    return forced;
  }

  public Shape shape() {
    return new Shape(
        sizes[Kind.NUMBER.ordinal()],
        sizes[Kind.INSTANT.ordinal()],
        sizes[Kind.BOOLEAN.ordinal()],
        sizes[Kind.TEXT.ordinal()],
        sizes[Kind.VALUE.ordinal()],
        dues);
  }

  private Facts factsOf(Op op) {
    op.inputs().forEach(in -> readers.computeIfAbsent(in, _ -> new ArrayList<>()).add(op));
    Facts facts = Facts.STANDING;
    boolean moves = op.movesByItself();
    boolean logic = op instanceof Logic.And || op instanceof Logic.Or || op instanceof Logic.Not;
    boolean watched = false;
    for (Slot input : op.inputs()) {
      Facts of = facts(input);
      facts = facts.with(of);
      moves |= of.motion().isPresent();
      watched |= of.watch().isPresent();
      if (!logic && of.watch().isPresent() && input.kind() == Kind.BOOLEAN) {
        forced.add(input);
      }
    }
    if (logic) {
      return watched ? Facts.standing(facts.stage()).watchedBy((_, _) -> Block.NEVER) : facts;
    }
    return op.kind() == Kind.BOOLEAN ? condition(op, facts, moves) : value(op, facts, moves);
  }

  private Facts value(Op op, Facts facts, boolean moves) {
    Facts own =
        op instanceof WithDue due && due.due() >= 0 ? facts.with(Facts.due(0, due.due())) : facts;
    return moves ? op.motion(this::motion).map(own::moving).orElse(own) : own;
  }

  private Facts condition(Op op, Facts facts, boolean moves) {
    Optional<Watch> watch = moves ? op.watch(this::motion) : Optional.empty();
    if (!facts.dues().isEmpty()) {
      Watch dues = new Watch.Dues(facts.dues().stream().mapToInt(Integer::intValue).toArray());
      watch = Optional.of(watch.map(w -> Watch.earlier(w, dues)).orElse(dues));
    }
    Facts standing = Facts.standing(facts.stage());
    return watch.map(standing::watchedBy).orElse(standing);
  }

  /** Whether another node reads a column. */
  public boolean isRead(Slot slot) {
    return readers.containsKey(slot);
  }

  /** How a column moves. */
  public Motion motion(Slot slot) {
    return facts(slot).motion().orElseGet(() -> Motion.standing(slot));
  }

  /** Has a column be due with every change of its value, whatever is compared with it here. */
  public void exported(Slot slot) {
    exported.add(slot);
  }

  /**
   * The whole numbers k, ascending, for which a verdict on this column differs between k − 1 and k,
   * if constants are all that it is ever compared with.
   */
  public Optional<int[]> bounds(Slot number) {
    if (exported.contains(number)) {
      return Optional.empty();
    }
    TreeSet<Integer> bounds = new TreeSet<>();
    for (Op op : readers.getOrDefault(number, List.of())) {
      if (!(op instanceof Comparisons.WithConstant test)
          || Math.abs(test.constant()) > Integer.MAX_VALUE / 2) {
        return Optional.empty();
      }
      int floor = (int) Math.floor(test.constant());
      int ceiling = (int) Math.ceil(test.constant());
      switch (test.operator()) {
        case AT_LEAST, LESS -> bounds.add(ceiling);
        case GREATER, AT_MOST -> bounds.add(floor + 1);
        case EQUAL -> bounds.addAll(List.of(ceiling, floor + 1));
      }
    }
    return Optional.of(bounds.stream().filter(k -> k > 0).mapToInt(k -> k).toArray());
  }

  /** An op that writes a due column of its own. */
  interface WithDue {
    int due();
  }
}
