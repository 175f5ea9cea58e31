package io.strate.engine.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which gates one attribute's value leaves open. The literals with which it is compared cut its
 * values into pieces on which no test changes; for each piece there is a bit set over the gates.
 */
sealed interface AttributeGate {

  /** The gates that the value in a row does not close, as bits. */
  long[] open(Block block, int row);

  /**
   * The tables for some gates, each of which is closed where one of its tests does not hold.
   *
   * @return one for each attribute; none if they would have more words than {@code most}
   */
  static List<AttributeGate> of(List<Set<LiteralTest>> gates, long most) {
    Map<Slot, Tests> byColumn = new LinkedHashMap<>();
    for (int gate = 0; gate < gates.size(); gate++) {
      for (LiteralTest test : gates.get(gate)) {
        byColumn
            .computeIfAbsent(test.tested(), _ -> new Tests(gates.size()))
            .add(new Test(gate, test));
      }
    }
    long words = byColumn.values().stream().mapToLong(Tests::words).sum();
    if (words > most) {
      return List.of();
    }
    List<AttributeGate> tables = new ArrayList<>();
    byColumn.forEach(
        (column, tests) ->
            tables.add(
                column.kind() == Kind.NUMBER ? Number.of(column, tests) : Text.of(column, tests)));
    return tables;
  }

  /** A test that closes a gate. */
  record Test(int gate, LiteralTest test) {}

  /** All tests of one column, and how many gates there are. */
  record Tests(int gates, List<Test> all) {

    Tests(int gates) {
      this(gates, new ArrayList<>());
    }

    void add(Test test) {
      all.add(test);
    }

    /** How many words a table of them has at most. */
    long words() {
      return (2L * all.stream().mapToLong(t -> t.test.literals().size()).sum() + 3)
          * ((gates + 63L) >>> 6);
    }

    /** The gates that stay open where the tests have these verdicts. */
    long[] open(Predicate<LiteralTest> holds) {
      long[] bits = new long[(gates + 63) >>> 6];
      Arrays.fill(bits, -1);
      for (Test each : all) {
        if (!holds.test(each.test)) {
          bits[each.gate >>> 6] &= ~(1L << each.gate);
        }
      }
      return bits;
    }
  }

  /**
   * Of a number: its pieces are what lies below the first literal, the first literal, what lies
   * between it and the second, and so on; then the unknown.
   */
  record Number(int column, double[] literals, long[][] pieces) implements AttributeGate {

    static Number of(Slot column, Tests tests) {
      double[] literals =
          tests.all.stream()
              .flatMap(each -> ((LiteralTest.OfNumber) each.test).literals().stream())
              .mapToDouble(literal -> literal + 0.0)
              .distinct()
              .sorted()
              .toArray();
      long[][] pieces = new long[2 * literals.length + 2][];
      for (int i = 0; i < pieces.length; i++) {
        double number = representative(literals, i);
        pieces[i] = tests.open(test -> ((LiteralTest.OfNumber) test).holds(number));
      }
      return new Number(column.index(), literals, pieces);
    }

    /** A number of a piece; where no double lies between two literals, nobody asks. */
    private static double representative(double[] literals, int piece) {
      int literal = piece >>> 1;
      if (literal == literals.length) {
        boolean unknown = (piece & 1) == 1;
        return unknown ? Double.NaN : Math.nextUp(literals[literal - 1]);
      }
      return (piece & 1) == 1 ? literals[literal] : Math.nextDown(literals[literal]);
    }

    @Override
    public long[] open(Block block, int row) {
      double number = block.number(column, row) + 0.0; // −0 is 0
      if (Double.isNaN(number)) {
        return pieces[pieces.length - 1];
      }
      int found = Arrays.binarySearch(literals, number);
      return pieces[found >= 0 ? 2 * found + 1 : 2 * (-found - 1)];
    }
  }

  /** Of a text: its pieces are the unknown, all texts that no rule names, and each literal. */
  record Text(int column, long[][] pieces) implements AttributeGate {

    static Text of(Slot column, Tests tests) {
      int highest =
          tests.all.stream()
              .flatMap(each -> ((LiteralTest.OfText) each.test).literals().stream())
              .mapToInt(Integer::intValue)
              .max()
              .orElse(Block.OTHER_TEXT);
      long[][] pieces = new long[highest + 1 - Block.NO_TEXT][];
      for (int i = 0; i < pieces.length; i++) {
        int code = i + Block.NO_TEXT;
        pieces[i] = tests.open(test -> ((LiteralTest.OfText) test).holds(code));
      }
      return new Text(column.index(), pieces);
    }

    @Override
    public long[] open(Block block, int row) {
      int piece = block.codes[column * block.capacity + row] - Block.NO_TEXT;
      return pieces[piece < pieces.length ? piece : Block.OTHER_TEXT - Block.NO_TEXT];
    }
  }
}
