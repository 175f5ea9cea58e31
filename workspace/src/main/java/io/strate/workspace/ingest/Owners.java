package io.strate.workspace.ingest;

import io.strate.domain.Identifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.roaringbitmap.RoaringBitmap;

/** Counts whose rows are: profiles that are there already, and others. */
final class Owners {

  /** Of so many the names are remembered, so that each is looked up once. */
  private static final int REMEMBERED = 200_000;

  private final Function<Identifier, OptionalInt> there;
  private final Set<List<Identifier>> seen = new HashSet<>();
  private final RoaringBitmap known = new RoaringBitmap();
  private final LongStream.Builder fresh = LongStream.builder();

  /**
   * @param there the number of the profile to which an identifier belongs, if there is one
   */
  Owners(Function<Identifier, OptionalInt> there) {
    this.there = there;
  }

  void see(List<Identifier> who) {
    boolean isSeen = seen.size() < REMEMBERED ? !seen.add(who) : seen.contains(who);
    if (isSeen) {
      return;
    }
    for (Identifier identifier : who) {
      OptionalInt number = there.apply(identifier);
      if (number.isPresent()) {
        known.add(number.getAsInt());
        return;
      }
    }
    fresh.add(MessageIdentity.of(who.getFirst().value()));
  }

  int known() {
    return known.getCardinality();
  }

  /** Each counts once, by the identifier that names it. */
  long fresh() {
    long[] names = fresh.build().toArray();
    Arrays.sort(names);
    long distinct = 0;
    for (int i = 0; i < names.length; i++) {
      distinct += i == 0 || names[i] != names[i - 1] ? 1 : 0;
    }
    return distinct;
  }
}
