package io.strate.demo;

/**
 * Who unsubscribes when, while the demo lives: the contacts in a shuffled order, one after the
 * other, so that of each it is known when without looking at the others.
 */
final class Farewells {

  /** How many days it would take until everybody had gone. */
  private static final double DAYS = 3_500;

  /** Beyond this share nobody goes any more, however fast time is made. */
  private static final double MOST = 0.25;

  private final DemoOptions options;
  private final BusinessCalendar calendar;
  private final double interval;
  private final long factor;
  private final long inverse;

  Farewells(DemoOptions options, BusinessCalendar calendar, double speed) {
    this.options = options;
    this.calendar = calendar;
    interval = DAYS * 86_400_000 / options.contacts() / speed;
    factor = coprime(options.contacts());
    inverse = inverse(factor, options.contacts());
  }

  private static long coprime(long size) {
    long candidate = Math.max(1, (long) (size * 0.6180339887));
    while (gcd(candidate, size) != 1) {
      candidate++;
    }
    return candidate;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** The number that undoes a multiplication, by Euclid. */
  private static long inverse(long of, long modulus) {
    long r0 = modulus;
    long r1 = of % modulus;
    long t0 = 0;
    long t1 = 1;
    while (r1 > 1) {
      long quotient = r0 / r1;
      long r = r0 - quotient * r1;
      long t = t0 - quotient * t1;
      r0 = r1;
      r1 = r;
      t0 = t1;
      t1 = t;
    }
    return modulus == 1 ? 0 : Math.floorMod(t1, modulus);
  }

  /** The contact who goes as the {@code turn}th. */
  int contact(long turn) {
    return (int) (turn * factor % options.contacts());
  }

  long turns() {
    return (long) (MOST * options.contacts());
  }

  /** The first turn that is not before an instant. */
  long turnFrom(long at) {
    double passed = (at - options.historyEnd().toEpochMilli()) / interval;
    return Math.max(0, (long) Math.ceil(passed));
  }

  /** When a turn is; in the morning instead of the night. */
  long at(long turn) {
    long at = options.historyEnd().toEpochMilli() + (long) (turn * interval);
    int second = calendar.second(at);
    return second < 8 * 3600 ? at + (8 * 3600 - second) * 1000L : at;
  }

  /** From when on a contact is written to no more. */
  long from(int contact) {
    long turn = contact * inverse % options.contacts();
    return turn < turns() ? at(turn) : Long.MAX_VALUE;
  }
}
