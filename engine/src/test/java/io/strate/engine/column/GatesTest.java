package io.strate.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.rule.Expr.Comparison.Operator;
import io.strate.rule.time.Calendar;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GatesTest {

  private static final double[] LITERALS = {-0.0, 0, 1, Math.nextUp(1), 2.5, -3, 1e12};
  private static final List<String> TEXTS = List.of("west", "east", "", "north", "south");
  private static final Operator[] OPERATORS = Operator.values();

  private final Texts texts = new Texts();
  private final Graph graph = new Graph(texts);
  private final Slot employees = leaf("employees", Kind.NUMBER);
  private final Slot region = leaf("region", Kind.TEXT);
  private final List<Slot> counts =
      IntStream.range(0, 100).mapToObj(i -> count("count " + i)).toList();

  private Slot leaf(String name, Kind kind) {
    return graph.leaf(name, kind, false, Facts.STANDING);
  }

  /** A leaf whose next change stands in the due column of its own place. */
  private Slot count(String name) {
    return graph.leaf(name, Kind.NUMBER, false, Facts.due(0, graph.newDue()));
  }

  private Slot number(Operator operator, Slot column, double literal) {
    return graph.add(new Comparisons.WithConstant(operator, column, literal));
  }

  private Slot isIn(String text) {
    return graph.add(new Comparisons.TextIs(region, texts.add(text)));
  }

  private Slot and(Slot... terms) {
    return graph.add(new Logic.And(List.of(terms)));
  }

  private Slot or(Slot... terms) {
    return graph.add(new Logic.Or(List.of(terms)));
  }

  private Slot counted(int column) {
    return number(Operator.AT_LEAST, counts.get(column), 2);
  }

  private Gates gates(List<Slot> conditions, Slot... values) {
    return new Gates(
        graph,
        new Asked(conditions, List.of(values)),
        counts,
        slot -> slot.equals(employees) || slot.equals(region));
  }

  private Block row(double number, String text) {
    Block block = new Block(graph.shape(), 1, Calendar.of(ZoneOffset.UTC));
    block.rows = 1;
    block.numbers[employees.index()] = number;
    block.codes[region.index()] = text.equals("?") ? Block.NO_TEXT : texts.code(text);
    return block;
  }

  private String wanted(Gates gates, Block block) {
    Wanted wanted = new Wanted(counts.size());
    gates.choose(block, 0, wanted);
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      names.append(wanted.any(i, i + 1) ? "abc".charAt(i) : '-');
    }
    return names.toString();
  }

  @Test
  void aColumnIsReadWhereItsConjunctionIsOpen() {
    Slot west = and(isIn("west"), number(Operator.GREATER, employees, 10), counted(0));
    Slot east = and(and(isIn("east"), counted(1)), counted(0));
    Gates gates = gates(List.of(west, east));
    assertThat(wanted(gates, row(11, "west"))).isEqualTo("a--");
    assertThat(wanted(gates, row(10, "west"))).isEqualTo("---");
    assertThat(wanted(gates, row(Double.NaN, "west"))).isEqualTo("---");
    assertThat(wanted(gates, row(10, "east"))).isEqualTo("ab-");
    assertThat(wanted(gates, row(11, "elsewhere"))).isEqualTo("---");
    assertThat(wanted(gates, row(11, "?"))).isEqualTo("---");
  }

  @Test
  void whatIsAskedForBesidesOrInADisjunctionIsAlwaysRead() {
    Slot west = and(isIn("west"), counted(0));
    assertThat(wanted(gates(List.of(or(west, counted(1)))), row(0, "east"))).isEqualTo("ab-");
    assertThat(wanted(gates(List.of(west), counts.get(2)), row(0, "east"))).isEqualTo("--c");
    assertThat(wanted(gates(List.of(west, and(counted(0), counted(1)))), row(0, "east")))
        .isEqualTo("ab-");
  }

  /** Whatever stands in columns that are not wanted, verdicts and the next change are the same. */
  @Test
  void whatIsNotReadDoesNotMatter() {
    Random random = new Random(5);
    int unread = 0;
    for (int round = 0; round < 200; round++) {
      unread += new GatesTest().checkThatUnreadColumnsDoNotMatter(random);
    }
    assertThat(unread).isGreaterThan(10_000);
  }

  /** Returns how many columns were left unread. */
  private int checkThatUnreadColumnsDoNotMatter(Random random) {
    List<Slot> conditions = new ArrayList<>();
    for (int i = 1 + random.nextInt(80); i > 0; i--) {
      conditions.add(and(test(random), condition(random, 2)));
    }
    Gates gates = gates(conditions);
    Program program = new Program(graph, conditions, List.of(), 0, Calendar.of(ZoneOffset.UTC));
    int unread = 0;
    for (int i = 0; i < 60; i++) {
      Block block = row(near(random), text(random));
      Wanted wanted = new Wanted(counts.size());
      gates.choose(block, 0, wanted);
      fill(block, wanted, random, true);
      List<Boolean> verdicts = verdicts(program, block, conditions);
      long due = block.due[0];
      assertThat(due).isPositive();
      unread += fill(block, wanted, random, false);
      assertThat(verdicts(program, block, conditions)).isEqualTo(verdicts);
      assertThat(block.due[0]).isEqualTo(due);
    }
    return unread;
  }

  private int fill(Block block, Wanted wanted, Random random, boolean all) {
    int filled = 0;
    for (int i = 0; i < counts.size(); i++) {
      if (all || !wanted.any(i, i + 1)) {
        block.numbers[counts.get(i).index()] = near(random);
        // What was left by an earlier instant lies before now, which is 0.
        block.dues[i] = wanted.any(i, i + 1) ? 1 + random.nextInt(9) : -1 - random.nextInt(9);
        filled++;
      }
    }
    return filled;
  }

  private static List<Boolean> verdicts(Program program, Block block, List<Slot> conditions) {
    program.run(block);
    block.due[0] = Block.NEVER;
    program.findDue(block);
    return conditions.stream().map(slot -> block.bit(slot.index(), 0)).toList();
  }

  private Slot condition(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 5)) {
      case 0, 1, 2 -> counted(random.nextInt(counts.size()));
      case 3, 4 -> test(random);
      case 5 -> or(condition(random, depth - 1), condition(random, depth - 1));
      default -> and(condition(random, depth - 1), condition(random, depth - 1));
    };
  }

  private Slot test(Random random) {
    return switch (random.nextInt(5)) {
      case 0, 1 -> number(OPERATORS[random.nextInt(OPERATORS.length)], employees, literal(random));
      case 2 ->
          graph.add(
              new Comparisons.NumberIn(employees, Set.of(literal(random), literal(random) + 7)));
      case 3 -> isIn(TEXTS.get(random.nextInt(TEXTS.size())));
      default ->
          graph.add(new Comparisons.TextIn(region, Set.of(texts.add("west"), texts.add("south"))));
    };
  }

  private static double literal(Random random) {
    return LITERALS[random.nextInt(LITERALS.length)];
  }

  private static double near(Random random) {
    double literal = literal(random);
    return switch (random.nextInt(6)) {
      case 0 -> Math.nextUp(literal);
      case 1 -> Math.nextDown(literal);
      case 2 -> Double.NaN;
      default -> literal;
    };
  }

  private static String text(Random random) {
    return random.nextInt(4) == 0 ? "?" : TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
