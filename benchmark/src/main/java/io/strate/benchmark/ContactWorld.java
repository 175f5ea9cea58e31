package io.strate.benchmark;

import io.strate.domain.Entity;
import io.strate.engine.World;
import io.strate.timeline.PackedTimeline;
import io.strate.timeline.TimelineView;
import java.util.BitSet;
import java.util.Set;

/** Surroundings of rules that look at nobody but the contact itself. */
final class ContactWorld implements World {

  @Override
  public BitSet numbers(Entity of, Set<String> ids) {
    return new BitSet();
  }

  @Override
  public int account(String id) {
    return -1;
  }

  @Override
  public int compare(Entity of, int number, int other) {
    return Integer.compare(number, other);
  }

  @Override
  public TimelineView view(Entity of, int number) {
    return new PackedTimeline();
  }

  @Override
  public int[] everContacts(int account) {
    return new int[0];
  }

  @Override
  public boolean isRanked(String segment, int number) {
    return false;
  }
}
