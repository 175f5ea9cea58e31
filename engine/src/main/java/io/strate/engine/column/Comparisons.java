package io.strate.engine.column;

import io.strate.domain.CodePoints;
import io.strate.rule.Expr.Comparison.Operator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Comparisons of columns with constants and with each other. False where a side is unknown. */
final class Comparisons {

  private Comparisons() {}

  /** A number against a constant: the commonest test of all, see {@link Thresholds}. */
  record WithConstant(Operator operator, Slot number, double constant)
      implements LiteralTest.OfNumber {
    @Override
    public List<Slot> inputs() {
      return List.of(number);
    }

    @Override
    public Slot tested() {
      return number;
    }

    @Override
    public List<Double> literals() {
      return List.of(constant);
    }

    @Override
    public boolean holds(double value) {
      return Comparisons.holds(operator, value, constant);
    }

    @Override
    public Step step(Slot out) {
      return new Thresholds(List.of(this), new int[] {out.index()});
    }

    @Override
    public Optional<Watch> watch(Function<Slot, Motion> of) {
      Motion bound = Motion.of((_, _) -> constant);
      return Optional.of(new Crossing(operator, of.apply(number), bound));
    }
  }

  record OfNumbers(Operator operator, Slot left, Slot right) implements Condition {
    @Override
    public List<Slot> inputs() {
      return List.of(left, right);
    }

    @Override
    public Step step(Slot out) {
      return Bits.step(
          out,
          (b, row) -> holds(operator, b.number(left.index(), row), b.number(right.index(), row)));
    }

    @Override
    public Optional<Watch> watch(Function<Slot, Motion> of) {
      return Optional.of(new Crossing(operator, of.apply(left), of.apply(right)));
    }
  }

  record OfInstants(Operator operator, Slot left, Slot right) implements Condition {
    @Override
    public List<Slot> inputs() {
      return List.of(left, right);
    }

    @Override
    public Step step(Slot out) {
      return Bits.step(
          out,
          (b, row) -> {
            long x = b.instant(left.index(), row);
            long y = b.instant(right.index(), row);
            return x != Block.UNKNOWN && y != Block.UNKNOWN && holds(operator, Long.compare(x, y));
          });
    }

    @Override
    public Optional<Watch> watch(Function<Slot, Motion> of) {
      return Optional.of(new Crossing(operator, of.apply(left), of.apply(right)));
    }
  }

  record OfTexts(Operator operator, Slot left, Slot right) implements Condition {
    @Override
    public List<Slot> inputs() {
      return List.of(left, right);
    }

    @Override
    public Step step(Slot out) {
      return Bits.step(
          out,
          (b, row) ->
              b.isText(left.index(), row)
                  && b.isText(right.index(), row)
                  && holds(
                      operator,
                      CodePoints.compare(b.text(left.index(), row), b.text(right.index(), row))));
    }
  }

  /** Booleans know equality only. */
  record OfBooleans(Slot left, Slot right) implements Condition {
    @Override
    public List<Slot> inputs() {
      return List.of(left, right);
    }

    @Override
    public Step step(Slot out) {
      return block -> {
        for (int w = 0; w < block.usedWords(); w++) {
          long same =
              ~(block.bits[left.index() * block.words + w]
                  ^ block.bits[right.index() * block.words + w]);
          block.bits[out.index() * block.words + w] =
              same & Bits.known(block, left, w) & Bits.known(block, right, w);
        }
      };
    }
  }

  /** A text that is one literal. */
  record TextIs(Slot text, int code) implements LiteralTest.OfText {
    @Override
    public List<Slot> inputs() {
      return List.of(text);
    }

    @Override
    public Slot tested() {
      return text;
    }

    @Override
    public List<Integer> literals() {
      return List.of(code);
    }

    @Override
    public boolean holds(int other) {
      return other == code;
    }

    @Override
    public Step step(Slot out) {
      return new CodeTests(List.of(this), new int[] {out.index()});
    }
  }

  record TextIn(Slot text, Set<Integer> literals) implements LiteralTest.OfText {
    @Override
    public List<Slot> inputs() {
      return List.of(text);
    }

    @Override
    public Slot tested() {
      return text;
    }

    @Override
    public boolean holds(int code) {
      return literals.contains(code);
    }

    @Override
    public Step step(Slot out) {
      java.util.BitSet chosen = new java.util.BitSet();
      literals.forEach(chosen::set);
      return Bits.step(
          out,
          (b, row) -> {
            int code = b.codes[text.index() * b.capacity + row];
            return code >= 0 && chosen.get(code);
          });
    }
  }

  record NumberIn(Slot number, Set<Double> literals) implements LiteralTest.OfNumber {
    @Override
    public List<Slot> inputs() {
      return List.of(number);
    }

    @Override
    public Slot tested() {
      return number;
    }

    @Override
    public boolean holds(double value) {
      return literals.stream().anyMatch(literal -> literal == value);
    }

    @Override
    public Step step(Slot out) {
      double[] sorted = literals.stream().mapToDouble(c -> c + 0.0).sorted().toArray();
      return Bits.step(
          out,
          (b, row) ->
              java.util.Arrays.binarySearch(sorted, b.number(number.index(), row) + 0.0) >= 0);
    }
  }

  record InstantIn(Slot instant, Set<Long> choices) implements Condition {
    @Override
    public List<Slot> inputs() {
      return List.of(instant);
    }

    @Override
    public Step step(Slot out) {
      return Bits.step(out, (b, row) -> choices.contains(b.instant(instant.index(), row)));
    }
  }

  private static boolean holds(Operator operator, double a, double b) {
    return switch (operator) {
      case EQUAL -> a == b;
      case LESS -> a < b;
      case AT_MOST -> a <= b;
      case GREATER -> a > b;
      case AT_LEAST -> a >= b;
    };
  }

  private static boolean holds(Operator operator, int order) {
    return switch (operator) {
      case EQUAL -> order == 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }
}
