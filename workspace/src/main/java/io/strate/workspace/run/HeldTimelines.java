package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.ledger.Timelines;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** A ledger's timelines, of which some contacts' are held in memory, to be looked at repeatedly. */
final class HeldTimelines implements Timelines {

  private final Timelines timelines;
  private final RoaringBitmap contacts;
  private final Map<Integer, byte[]> held = new HashMap<>();

  private HeldTimelines(Timelines timelines, RoaringBitmap contacts) {
    this.timelines = timelines;
    this.contacts = contacts;
  }

  static HeldTimelines of(Timelines timelines, RoaringBitmap contacts) {
    HeldTimelines some = new HeldTimelines(timelines, contacts);
    timelines.scan(
        Entity.CONTACT,
        contacts,
        (number, bytes, offset, length) ->
            some.held.put(number, Arrays.copyOfRange(bytes, offset, offset + length)));
    return some;
  }

  @Override
  public byte[] timeline(Entity of, int number) {
    return timelines.timeline(of, number);
  }

  @Override
  public void scan(Entity of, int first, int end, Sink sink) {
    timelines.scan(of, first, end, sink);
  }

  @Override
  public void scan(Entity of, RoaringBitmap numbers, Sink sink) {
    if (of == Entity.CONTACT && contacts.contains(numbers)) {
      numbers.forEach(
          (int number) -> {
            byte[] bytes = held.get(number);
            if (bytes != null) {
              sink.accept(number, bytes, 0, bytes.length);
            }
          });
    } else {
      timelines.scan(of, numbers, sink);
    }
  }

  @Override
  public int[] positions() {
    return timelines.positions();
  }
}
