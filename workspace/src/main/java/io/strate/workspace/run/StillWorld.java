package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.engine.World;
import io.strate.ledger.Ledger;
import io.strate.timeline.TimelineView;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The ledger as it was when it was first looked at: what was fetched once is kept. */
final class StillWorld implements World {

  private record Profile(Entity of, int number) {}

  private final World world;
  private final Map<Profile, TimelineView> views = new HashMap<>();
  private final Map<Integer, int[]> everContacts = new HashMap<>();

  StillWorld(Ledger ledger) {
    this.world = LedgerWorld.asOfLastRun(ledger);
  }

  @Override
  public BitSet numbers(Entity of, Set<String> ids) {
    return world.numbers(of, ids);
  }

  @Override
  public int account(String id) {
    return world.account(id);
  }

  @Override
  public int compare(Entity of, int number, int other) {
    return world.compare(of, number, other);
  }

  @Override
  public TimelineView view(Entity of, int number) {
    return views.computeIfAbsent(new Profile(of, number), _ -> world.view(of, number));
  }

  @Override
  public int[] everContacts(int account) {
    return everContacts.computeIfAbsent(account, world::everContacts);
  }

  @Override
  public boolean isRanked(String segment, int number) {
    return world.isRanked(segment, number);
  }
}
