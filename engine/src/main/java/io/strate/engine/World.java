package io.strate.engine;

import io.strate.domain.Entity;
import io.strate.timeline.TimelineView;
import java.util.BitSet;
import java.util.Set;

/**
 * What surrounds the profile that is evaluated. The engine knows profiles by number; ids and
 * storage are the caller's. Used by several threads where the caller runs several lanes.
 */
public interface World {

  /** The numbers of the profiles that ids (default namespace) name; unknown ids are left out. */
  BitSet numbers(Entity of, Set<String> ids);

  /** The number of the account that an id names, or −1. */
  int account(String id);

  /** Negative, zero or positive as the id of one profile sorts before that of another. */
  int compare(Entity of, int number, int other);

  /**
   * A profile's timeline, empty if nothing is known of it; it stays readable beside others. Asked
   * for only where rules look from one profile at another (see {@link Plan#looksAround}).
   */
  TimelineView view(Entity of, int number);

  /** The contacts that were ever stated to belong to an account, sorted by id. */
  int[] everContacts(int account);

  /** Whether a profile is among those that the last computation of a {@code top} ranked in. */
  boolean isRanked(String segment, int number);
}
