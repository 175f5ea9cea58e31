package io.strate.benchmark;

import java.util.SplittableRandom;

/**
 * The contacts and events of a shape, the same for the same seed. Events come in the order of time,
 * as a log would have them; some contacts do much and many do little.
 */
final class Population {

  /** A contact as the contacts' file states it. */
  record Contact(int id, String region, int employees) {}

  private final Shape shape;
  private final SplittableRandom random;
  private int row = -1;

  private int contact;
  private int type;
  private long time;
  private int cents;

  Population(Shape shape) {
    this.shape = shape;
    random = new SplittableRandom(shape.seed());
  }

  static Contact contact(Shape shape, int index) {
    SplittableRandom random = new SplittableRandom(shape.seed() * 31 + index);
    return new Contact(
        Shape.FIRST_CONTACT + index,
        Shape.REGIONS.get(random.nextInt(Shape.REGIONS.size())),
        1 + (int) Math.exp(random.nextDouble() * 8));
  }

  /** Moves to the next event, if there is one. */
  boolean next() {
    if (++row >= shape.events()) {
      return false;
    }
    // The mean of u² is a third: the busiest contacts do some ten times as much as most.
    double u = random.nextDouble();
    contact = (int) ((0.7 * random.nextDouble() + 0.3 * u * u * u) * shape.contacts());
    double v = random.nextDouble();
    type = (int) (v * Math.sqrt(v) * Shape.TYPES.size());
    long step = (Shape.NOW - Shape.START) / 1_000;
    time = Shape.START + (long) ((double) row / shape.events() * step) * 1_000;
    cents = 1 + random.nextInt(20_000);
    return true;
  }

  /** The contact's id. */
  int contact() {
    return Shape.FIRST_CONTACT + contact;
  }

  /** An index of {@link Shape#TYPES}. */
  int type() {
    return type;
  }

  /** Milliseconds, whole seconds. */
  long time() {
    return time;
  }

  double amount() {
    return cents / 100.0;
  }

  int cents() {
    return cents;
  }

  /** The row's number from 0. */
  int row() {
    return row;
  }
}
