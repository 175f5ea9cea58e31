package io.strate.engine;

import io.strate.domain.Entity;
import java.util.BitSet;
import java.util.Set;

/** What a caller knows of profiles' ids: the engine itself knows them by number only. */
public interface Ids {

  /** The numbers of the profiles that ids (default namespace) name; unknown ids are left out. */
  BitSet numbers(Entity of, Set<String> ids);

  /** The number of the account that an id names, or −1. */
  int account(String id);

  /** Negative, zero or positive as the id of one profile sorts before that of another. */
  int compare(Entity of, int number, int other);
}
