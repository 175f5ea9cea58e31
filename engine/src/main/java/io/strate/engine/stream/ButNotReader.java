package io.strate.engine.stream;

import io.strate.engine.column.Block;
import io.strate.engine.column.Slot;
import io.strate.rule.Span;

/** An event that none of another kind has followed in time; due when the next one's time is up. */
final class ButNotReader implements LeafReader {

  private final StepRange did;
  private final StepRange not;
  private final Span within;
  private final Slot slot;
  private final int due;
  private final KeyNumbers keys = new KeyNumbers();

  ButNotReader(StepRange did, StepRange not, Span within, Slot slot, int due) {
    this.did = did;
    this.not = not;
    this.within = within;
    this.slot = slot;
    this.due = due;
  }

  @Override
  public void read(Reading reading, Block block, int row) {
    keys.clear();
    did.numberKeys(keys);
    not.numberKeys(keys);
    not.begin(keys.size());
    boolean unanswered = false;
    long next = Block.NEVER;
    for (int i = did.from; i < did.to; i++) {
      long end = reading.clock.calendar().forward(did.time(i), within);
      if (end > reading.now) {
        next = end;
        break;
      }
      unanswered |= isUnanswered(i, end);
    }
    block.bit(slot.index(), row, unanswered);
    block.dues[due * block.capacity + row] = next;
  }

  private boolean isUnanswered(int event, long end) {
    int key = did.keys[event];
    if (key < 0) {
      return true;
    }
    int answer = not.next(key, did.time(event));
    return answer == not.to || not.time(answer) > end;
  }
}
