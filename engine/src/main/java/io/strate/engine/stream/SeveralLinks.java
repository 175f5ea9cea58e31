package io.strate.engine.stream;

import io.strate.rule.definition.MachineTiming;
import java.util.Arrays;

/**
 * Events next to which the same contact has one with another link. Of those on one side the nearest
 * tells: going through a feed, it is enough to remember per contact the last event, and the last
 * one before it with another link.
 */
final class SeveralLinks implements MachineRule {

  private static final int NONE = -1;

  private final Property link;

  /** Per owner, the event seen last, and the one seen last whose link differs from that one's. */
  private int[] lasts = new int[4];

  private int[] others = new int[4];

  SeveralLinks(Property link) {
    this.link = link;
  }

  @Override
  public void mark(Feed feed, boolean[] machines) {
    forget();
    for (int i = 0; i < feed.size; i++) {
      visit(feed, i, machines);
    }
    forget();
    for (int i = feed.size - 1; i >= 0; i--) {
      visit(feed, i, machines);
    }
  }

  private void forget() {
    Arrays.fill(lasts, NONE);
    Arrays.fill(others, NONE);
  }

  private void visit(Feed feed, int entry, boolean[] machines) {
    if (link.tags[entry] == 0) {
      return;
    }
    int owner = feed.owner(entry);
    reserve(owner);
    int last = lasts[owner];
    if (last != NONE && !isSame(last, entry)) {
      others[owner] = last;
    }
    lasts[owner] = entry;
    int other = others[owner];
    if (other != NONE && Math.abs(feed.times[entry] - feed.times[other]) <= MachineTiming.AT_ONCE) {
      machines[entry] = true;
    }
  }

  private boolean isSame(int a, int b) {
    return link.tags[a] == link.tags[b] && link.longs[a] == link.longs[b];
  }

  private void reserve(int owner) {
    int before = lasts.length;
    if (owner >= before) {
      lasts = Arrays.copyOf(lasts, 2 * owner);
      others = Arrays.copyOf(others, 2 * owner);
      Arrays.fill(lasts, before, lasts.length, NONE);
      Arrays.fill(others, before, others.length, NONE);
    }
  }
}
