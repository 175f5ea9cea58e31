package io.strate.ledger.rocks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/** What of one source's senders is kept, from the oldest to the newest: all but the texts. */
final class SentRejects {

  private final Deque<Place> places = new ArrayDeque<>();
  private final Set<Long> identities = new HashSet<>();
  private long bytes;
  private long last;

  /** Where one is kept. */
  record Place(long line, long identity, byte[] key, long bytes) {}

  boolean holds(long identity) {
    return identities.contains(identity);
  }

  long nextLine() {
    return last + 1;
  }

  void add(Place place) {
    places.add(place);
    identities.add(place.identity());
    bytes += place.bytes();
    last = place.line();
  }

  boolean isBeyond(int count, long mostBytes) {
    return places.size() > count || bytes > mostBytes && places.size() > 1;
  }

  Place takeOldest() {
    Place oldest = places.removeFirst();
    forget(oldest);
    return oldest;
  }

  void remove(Set<Long> lines) {
    for (Iterator<Place> each = places.iterator(); each.hasNext(); ) {
      Place place = each.next();
      if (lines.contains(place.line())) {
        each.remove();
        forget(place);
      }
    }
  }

  private void forget(Place place) {
    identities.remove(place.identity());
    bytes -= place.bytes();
  }
}
