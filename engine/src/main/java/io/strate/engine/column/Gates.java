package io.strate.engine.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells from a row's attributes which columns are worth reading from its timeline. Most rules ask
 * for an attribute besides: {@code region = 'west' and count(order within 30 days) >= 2} needs no
 * order of anybody elsewhere. All tests of one attribute are answered together by an {@link
 * AttributeGate}, as which conditions they leave open.
 *
 * <p>A column that is not wanted keeps what it held, which cannot matter: every condition above it
 * contains a conjunction that an attribute has decided, and {@link Flow} does not look below one.
 * What is asked for besides conditions, or read by more than logic, is always wanted.
 *
 * <p>It holds scratch arrays: one thread at a time.
 */
public final class Gates {

  /** Tables may have this many words; of plans that need more, everything is read. */
  private static final long MOST_WORDS = 1 << 20;

  private final long[] always;
  private final List<AttributeGate> attributes;

  /** Per gate, the columns that are wanted if it is open. */
  private final long[][] behind;

  private final long[] open;

  /**
   * @param asked what the columns are read for
   * @param columns that can be left unread; one may stand several times
   * @param given whether a column is an attribute, which is there before
   */
  public Gates(Graph graph, Asked asked, List<Slot> columns, Predicate<Slot> given) {
    Needs needs = new Needs(graph, columns);
    BitSet needed = needs.of(asked.values());
    needed.or(needs.of(graph.forced()));
    Map<Set<LiteralTest>, BitSet> gates = new LinkedHashMap<>();
    for (Slot condition : new LinkedHashSet<>(asked.conditions())) {
      Set<LiteralTest> tests = new HashSet<>();
      collect(graph, condition, given, tests);
      BitSet own = needs.of(List.of(condition));
      (tests.isEmpty() ? needed : gates.computeIfAbsent(tests, _ -> new BitSet())).or(own);
    }
    gates.values().removeIf(own -> isWithin(own, needed));
    List<AttributeGate> tables = AttributeGate.of(List.copyOf(gates.keySet()), MOST_WORDS);
    long words = (columns.size() + 63L) >>> 6;
    if (tables.isEmpty() || gates.size() * words > MOST_WORDS) {
      gates.values().forEach(needed::or);
      gates.clear();
      tables = List.of();
    }
    this.always = words(needed, (int) words);
    this.attributes = tables;
    this.behind =
        gates.values().stream().map(own -> words(own, (int) words)).toArray(long[][]::new);
    this.open = new long[(behind.length + 63) >>> 6];
  }

  /** Tests of attributes without which a condition cannot hold. */
  private static void collect(
      Graph graph, Slot condition, Predicate<Slot> given, Set<LiteralTest> into) {
    switch (graph.node(condition).key()) {
      case Logic.And(List<Slot> terms) -> terms.forEach(term -> collect(graph, term, given, into));
      case LiteralTest test when given.test(test.tested()) -> into.add(test);
      default -> {}
    }
  }

  private static boolean isWithin(BitSet some, BitSet all) {
    BitSet rest = (BitSet) some.clone();
    rest.andNot(all);
    return rest.isEmpty();
  }

  private static long[] words(BitSet bits, int words) {
    return Arrays.copyOf(bits.toLongArray(), words);
  }

  /** Says what to read for a row whose attributes are there. */
  public void choose(Block block, int row, Wanted into) {
    System.arraycopy(always, 0, into.bits, 0, always.length);
    if (behind.length == 0) {
      return;
    }
    Arrays.fill(open, -1);
    open[open.length - 1] = -1L >>> -behind.length; // no more bits than gates
    for (int i = 0; i < attributes.size(); i++) {
      long[] left = attributes.get(i).open(block, row);
      for (int w = 0; w < open.length; w++) {
        open[w] &= left[w];
      }
    }
    for (int w = 0; w < open.length; w++) {
      for (long left = open[w]; left != 0; left &= left - 1) {
        add(behind[(w << 6) + Long.numberOfTrailingZeros(left)], into.bits);
      }
    }
  }

  private static void add(long[] columns, long[] into) {
    for (int w = 0; w < columns.length; w++) {
      into[w] |= columns[w];
    }
  }

  /** Which of some columns others are computed from. */
  private static final class Needs {

    private final Graph graph;
    private final Map<Slot, List<Integer>> places = new HashMap<>();

    Needs(Graph graph, List<Slot> columns) {
      this.graph = graph;
      for (int i = 0; i < columns.size(); i++) {
        places.computeIfAbsent(columns.get(i), _ -> new ArrayList<>()).add(i);
      }
    }

    BitSet of(Collection<Slot> roots) {
      BitSet found = new BitSet();
      Set<Slot> seen = new HashSet<>(roots);
      List<Slot> open = new ArrayList<>(seen);
      while (!open.isEmpty()) {
        Slot slot = open.removeLast();
        places.getOrDefault(slot, List.of()).forEach(found::set);
        if (graph.node(slot).key() instanceof Op op) {
          op.inputs().stream().filter(seen::add).forEach(open::add);
        }
      }
      return found;
    }
  }
}
