package io.strate.engine.stream;

import io.strate.rule.definition.MachineTiming;
import java.util.Arrays;

/** Events that are earlier than the delivery of their message, or hardly later. */
final class BeforeDelivery implements MachineRule {

  private final Feed deliveries;
  private final Property delivered;
  private final Property message;

  private final KeyNumbers messages = new KeyNumbers();

  /** Messages of owners. */
  private final KeyNumbers owned = new KeyNumbers();

  /** When each of these was delivered first. */
  private long[] firsts = new long[16];

  /**
   * @param delivered of deliveries, the message
   * @param message of the events that are judged
   */
  BeforeDelivery(Feed deliveries, Property delivered, Property message) {
    this.deliveries = deliveries;
    this.delivered = delivered;
    this.message = message;
  }

  @Override
  public void mark(Feed feed, boolean[] machines) {
    messages.clear();
    owned.clear();
    for (int i = 0; i < deliveries.size; i++) {
      if (delivered.tags[i] != 0) {
        deliver(i);
      }
    }
    int known = owned.size();
    for (int i = 0; known > 0 && i < feed.size; i++) {
      if (message.tags[i] != 0) {
        int number = number(message, i, feed.owner(i));
        machines[i] |= number < known && feed.times[i] <= firsts[number] + MachineTiming.AT_ONCE;
      }
    }
  }

  /** Notes a delivery that is the first of its message. */
  private void deliver(int entry) {
    int known = owned.size();
    int number = number(delivered, entry, deliveries.owner(entry));
    if (number == known) {
      if (firsts.length == known) {
        firsts = Arrays.copyOf(firsts, 2 * known);
      }
      firsts[number] = deliveries.times[entry];
    }
  }

  private int number(Property of, int entry, int owner) {
    int value = messages.number(of.tags[entry], of.longs[entry]);
    return owned.number((byte) 1, (long) owner << Integer.SIZE | value);
  }
}
