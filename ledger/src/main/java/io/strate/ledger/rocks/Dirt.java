package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which profiles got entries since which mark. What has been folded or loaded is in the store; what
 * still stands in tails is known from them.
 */
final class Dirt {

  private static final String WORD = "dirt";
  private static final int MOST_SPANS = 64;

  /** Profiles that changed at marks up to {@code last}. */
  private static final class Span {
    private long last;
    private final RoaringBitmap[] profiles = {new RoaringBitmap(), new RoaringBitmap()};
    private boolean all;
  }

  private final List<Span> spans = new ArrayList<>();
  private boolean open;

  Dirt(Facts facts) {
    facts.each(
        Facts.key(WORD + "/"),
        (key, value) -> {
          Span span = new Span();
          span.last = Bytes.longBE(key, 0);
          BytesReader reader = new BytesReader(value);
          span.all = reader.u8() == 1;
          for (RoaringBitmap profiles : span.profiles) {
            profiles.or(BitSets.read(reader.blob()));
          }
          spans.add(span);
        });
  }

  /** The highest mark among those stored. */
  long highest() {
    return spans.stream().mapToLong(span -> span.last).max().orElse(0);
  }

  static byte[] key(long mark) {
    return Facts.key(WORD, mark);
  }

  static byte[] bytes(RoaringBitmap contacts, RoaringBitmap accounts) {
    return new Bytes(256)
        .u8(0)
        .blob(BitSets.bytes(contacts))
        .blob(BitSets.bytes(accounts))
        .toArray();
  }

  static byte[] everything() {
    byte[] none = BitSets.bytes(new RoaringBitmap());
    return new Bytes(64).u8(1).blob(none).blob(none).toArray();
  }

  /** Notes one profile at a mark that is not lower than those before. */
  synchronized void add(Entity of, int profile, long mark) {
    Span span = current(mark);
    span.profiles[of.ordinal()].add(profile);
  }

  synchronized void add(RoaringBitmap contacts, RoaringBitmap accounts, long mark) {
    Span span = current(mark);
    span.profiles[0].or(contacts);
    span.profiles[1].or(accounts);
  }

  synchronized void addAll(long mark) {
    current(mark).all = true;
  }

  private Span current(long mark) {
    if (!open) {
      spans.add(new Span());
      open = true;
    }
    Span span = spans.getLast();
    span.last = Math.max(span.last, mark);
    return span;
  }

  /** What comes after this is told apart from what came before. */
  synchronized void cut() {
    open = false;
    if (spans.size() > MOST_SPANS) {
      Span first = spans.removeFirst();
      Span second = spans.getFirst();
      second.last = Math.max(first.last, second.last);
      second.all |= first.all;
      for (int i = 0; i < second.profiles.length; i++) {
        second.profiles[i].or(first.profiles[i]);
      }
    }
  }

  /** Profiles that changed after a mark: some that did not may be among them. */
  synchronized RoaringBitmap since(Entity of, long mark, int count) {
    RoaringBitmap changed = new RoaringBitmap();
    for (Span span : spans) {
      if (span.last > mark) {
        if (span.all) {
          changed.add(0L, count);
          return changed;
        }
        changed.or(span.profiles[of.ordinal()]);
      }
    }
    return changed;
  }

  /** Forgets everything up to a mark. */
  synchronized void forget(Batch batch, long mark) {
    batch.deleteRange(Family.META, key(0), key(mark + 1));
    if (open && !spans.isEmpty() && spans.getLast().last <= mark) {
      open = false;
    }
    spans.removeIf(span -> span.last <= mark);
  }
}
