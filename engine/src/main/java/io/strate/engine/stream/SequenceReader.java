package io.strate.engine.stream;

import io.strate.engine.column.Block;
import io.strate.engine.column.Slot;
import io.strate.rule.Span;
import io.strate.rule.time.Calendar;
import java.util.List;
import java.util.Optional;

/**
 * Events after events. For a given first one, taking the earliest that is possible at each step
 * gives the earliest end; as the first one moves on, so do all others, so that one walk per step
 * and key finds out.
 */
final class SequenceReader implements LeafReader {

  private final List<StepRange> steps;
  private final Optional<Span> within;
  private final Slot slot;
  private final KeyNumbers keys = new KeyNumbers();

  SequenceReader(List<StepRange> steps, Optional<Span> within, Slot slot) {
    this.steps = List.copyOf(steps);
    this.within = within;
    this.slot = slot;
  }

  @Override
  public void read(Reading reading, Block block, int row) {
    block.bit(slot.index(), row, occurred(reading.clock.calendar()));
  }

  private boolean occurred(Calendar calendar) {
    for (int s = 0; s < steps.size(); s++) {
      if (steps.get(s).from == steps.get(s).to) {
        return false;
      }
    }
    number();
    StepRange first = steps.getFirst();
    for (int i = first.from; i < first.to; i++) {
      if (first.keys[i] >= 0) {
        long end = end(i, first.keys[i]);
        if (end != Calendar.NEVER && isWithin(first.time(i), end, calendar)) {
          return true;
        }
      }
    }
    return false;
  }

  private void number() {
    keys.clear();
    for (int s = 0; s < steps.size(); s++) {
      steps.get(s).numberKeys(keys);
    }
    for (int s = 1; s < steps.size(); s++) {
      steps.get(s).begin(keys.size());
    }
  }

  /** The earliest time at which the last step can follow a first one. */
  private long end(int start, int key) {
    long time = steps.getFirst().time(start);
    for (int s = 1; s < steps.size(); s++) {
      StepRange step = steps.get(s);
      int at = step.next(key, time);
      if (at == step.to) {
        return Calendar.NEVER;
      }
      time = step.time(at);
    }
    return time;
  }

  private boolean isWithin(long start, long end, Calendar calendar) {
    return within.isEmpty() || end <= calendar.forward(start, within.get());
  }
}
