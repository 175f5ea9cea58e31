package io.strate.learn.dataset;

import java.util.Arrays;
import java.util.List;

/** What is to be predicted of each row; always known. */
public sealed interface Target {

  /** How many rows there are. */
  int count();

  /** The targets of the rows at these places. */
  Target pick(int[] places);

  /** The target of each row as a number: an amount, or the place of its class. */
  double[] numbers();

  /**
   * One of several classes. Of a yes-or-no question they are "no" and "yes", in this order.
   *
   * @param codes the place of each row's class in the list
   * @param names at least two, all different
   */
  record Classes(int[] codes, List<String> names) implements Target {
    public Classes {
      names = List.copyOf(names);
      for (int row = 0; row < codes.length; row++) {
        if (codes[row] < 0 || codes[row] >= names.size()) {
          throw new IllegalArgumentException(
              "target of row %d: expected a class from 0 to %d, found %d; name every class"
                  .formatted(row, names.size() - 1, codes[row]));
        }
      }
    }

    /** Of a yes-or-no question. */
    public static Classes of(boolean[] answers) {
      int[] codes = new int[answers.length];
      for (int row = 0; row < codes.length; row++) {
        codes[row] = answers[row] ? 1 : 0;
      }
      return new Classes(codes, List.of("no", "yes"));
    }

    @Override
    public int count() {
      return codes.length;
    }

    @Override
    public double[] numbers() {
      return Arrays.stream(codes).asDoubleStream().toArray();
    }

    @Override
    public Classes pick(int[] places) {
      return new Classes(Arrays.stream(places).map(place -> codes[place]).toArray(), names);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Classes those
          && Arrays.equals(codes, those.codes)
          && names.equals(those.names);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(codes);
    }

    @Override
    public String toString() {
      return Arrays.toString(codes);
    }
  }

  /** A number: a value, or days. */
  record Amounts(double[] numbers) implements Target {
    public Amounts {
      for (int row = 0; row < numbers.length; row++) {
        if (!Double.isFinite(numbers[row])) {
          throw new IllegalArgumentException(
              "target of row %d: expected a finite number, found %s; leave the row out"
                  .formatted(row, numbers[row]));
        }
      }
    }

    @Override
    public int count() {
      return numbers.length;
    }

    @Override
    public Amounts pick(int[] places) {
      return new Amounts(Arrays.stream(places).mapToDouble(place -> numbers[place]).toArray());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Amounts those && Arrays.equals(numbers, those.numbers);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
      return Arrays.toString(numbers);
    }
  }
}
