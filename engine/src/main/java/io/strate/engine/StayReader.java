package io.strate.engine;

import io.strate.domain.Entity;
import io.strate.engine.column.Block;
import io.strate.timeline.TimelineView;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Says whether {@code stay} has held without a break since an instant at which {@code when} held.
 * It goes from one possible change to the next, in a span before now that doubles until it tells.
 */
final class StayReader {

  /** Before everything: 2⁵² ms are 142,000 years. */
  private static final long BEGINNING = -(1L << 52);

  private static final long DAY = 86_400_000;

  private enum State {
    IN,
    OUT,
    /** Stay has held all the time, when has not. */
    OPEN
  }

  private final Unit unit;
  private final int when;
  private final int stay;
  private final int column;
  private final int due;
  private final boolean still;

  /** Of timelines that stand still, what was said of each profile last. */
  private final Map<Integer, Known> known = new HashMap<>();

  private record Known(long instant, State state) {}

  /**
   * @param use of timelines that stand still: then who goes on in time need not look back behind
   *     the instant before
   */
  StayReader(Plan plan, Entity entity, Plan.Import<Imports.Stayed> stayed, World world, Use use) {
    Plan.StayPlan conditions = plan.stay(stayed.key());
    this.unit = new Units(conditions.plan(), world, use.withoutValues()).last(entity);
    this.still = use.still();
    this.when = conditions.when();
    this.stay = conditions.stay();
    this.column = stayed.slot().index();
    this.due = stayed.key().due();
  }

  void fill(Block block, int row, int number, TimelineView view, long now) {
    State state = stateAt(number, view, now, State.OPEN);
    block.dues[due * block.capacity + row] = unit.block().due[0];
    Optional<Known> before =
        Optional.ofNullable(known.get(number)).filter(last -> last.instant <= now);
    long beginning = before.map(Known::instant).orElse(BEGINNING);
    for (long span = DAY, end = now; state == State.OPEN && end > beginning; span *= 2) {
      long start = span > now - beginning ? beginning : now - span;
      state = stateBefore(number, view, start, end);
      end = start;
    }
    if (state == State.OPEN && before.isPresent()) {
      state = before.get().state;
    }
    if (still) {
      known.put(number, new Known(now, state));
    }
    block.bit(column, row, state == State.IN);
  }

  /** The state just before an instant, as far as what was from {@code start} on tells. */
  private State stateBefore(int number, TimelineView view, long start, long end) {
    State state = State.OPEN;
    for (long t = start; t < end; t = unit.block().due[0]) {
      state = stateAt(number, view, t, state);
    }
    return state;
  }

  private State stateAt(int number, TimelineView view, long now, State before) {
    unit.evaluate(number, view, now);
    if (!unit.block().bit(stay, 0)) {
      return State.OUT;
    }
    return unit.block().bit(when, 0) ? State.IN : before;
  }
}
