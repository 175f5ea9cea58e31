package io.strate.workspace.learning;

import io.strate.domain.CodePoints;
import io.strate.domain.Entity;
import io.strate.ledger.Profiles;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * The order of profiles by their names. Their numbers depend on which of several threads read whom
 * first: what is learnt must not.
 */
final class NameOrder {

  private NameOrder() {}

  /** The numbers below {@code count}, each once. */
  static int[] of(Profiles profiles, Entity of, int count) {
    String[] names = new String[count];
    Arrays.fill(names, "");
    RoaringBitmap all = new RoaringBitmap();
    all.add(0L, count);
    profiles.ids(of, all, (number, name) -> names[number] = name);
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparing(number -> names[number], CodePoints::compare))
        .mapToInt(number -> number)
        .toArray();
  }
}
