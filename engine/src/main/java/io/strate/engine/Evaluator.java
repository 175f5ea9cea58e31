package io.strate.engine;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.engine.column.Slot;
import io.strate.timeline.TimelineView;

/**
 * Evaluates one profile at a time: when an event has arrived, when an instant of possible change
 * has come, when somebody asks. For one thread.
 */
public final class Evaluator {

  private final Plan plan;
  private final Use use;
  private final Units units;
  private final Segments contacts;
  private final Segments accounts;
  private Segments last;

  /** The columns of an entity's results. */
  private record Segments(Unit unit, int[] columns, int exists) {}

  Evaluator(Plan plan, World world, Use use) {
    this.plan = plan;
    this.use = use;
    this.units = new Units(plan, world, use);
    this.contacts = segments(Entity.CONTACT);
    this.accounts = segments(Entity.ACCOUNT);
    this.last = contacts;
  }

  private Segments segments(Entity of) {
    EntityProgram program = plan.program(of);
    return new Segments(
        units.last(of),
        program.segments.values().stream().mapToInt(Slot::index).toArray(),
        program.exists.index());
  }

  /** Evaluates a profile; the answers below are of the one evaluated last. */
  public void evaluate(Entity of, int number, TimelineView view, long now) {
    last = of == Entity.CONTACT ? contacts : accounts;
    last.unit.evaluate(number, view, now);
  }

  /** Whether the profile exists as of now. */
  public boolean exists() {
    return last.unit.block().bit(last.exists, 0);
  }

  /** Membership in a segment by its place in {@link Plan#segments}. */
  public boolean isMember(int segment) {
    return exists() && last.unit.block().bit(last.columns[segment], 0);
  }

  /** Whether what makes members of a segment is the case, be the profile known or not. */
  boolean satisfies(int segment) {
    return last.unit.block().bit(last.columns[segment], 0);
  }

  /** The memberships in 64 segments, from number {@code 64 * word} on, as bits. */
  public long memberships(int word) {
    if (!exists()) {
      return 0;
    }
    long[] bits = last.unit.block().bits;
    int[] columns = last.columns;
    long members = 0;
    for (int s = word << 6; s < Math.min(columns.length, (word + 1) << 6); s++) {
      members |= (bits[columns[s]] & 1) << s;
    }
    return members;
  }

  /** An instant after now before which no membership can change if nothing happens. */
  public long due() {
    return last.unit.block().due[0];
  }

  /** The value of a trait or score; not of an evaluator of memberships. */
  public Value trait(String name) {
    if (!use.values()) {
      throw new IllegalStateException("evaluates memberships only");
    }
    Slot slot = last.unit.definitions().traits.get(name);
    if (slot == null) {
      throw new IllegalArgumentException("no trait or score " + name);
    }
    return last.unit.block().value(slot, 0);
  }
}
