package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import java.util.Arrays;

/**
 * Looks many names up together. Each falls on some other place of a large table: asked for in one
 * short loop, the processor waits for many of these places at once instead of for one after the
 * other.
 */
final class ExpectedNames {

  private final Identifiers identifiers;
  private final Speller speller;
  private String[] names = {};
  private long[] highs = {};
  private long[] lows = {};
  private long[] located = {};

  ExpectedNames(Identifiers identifiers) {
    this.identifiers = identifiers;
    this.speller = identifiers.speller();
  }

  /** Looks; the array must not change while its places are asked for. */
  void look(Entity of, int kind, String[] whos, int count) {
    names = whos;
    if (located.length < count) {
      highs = Arrays.copyOf(highs, count);
      lows = Arrays.copyOf(lows, count);
      located = Arrays.copyOf(located, count);
    }
    for (int i = 0; i < count; i++) {
      speller.spell(of, kind, whos[i]);
      highs[i] = speller.high();
      lows[i] = speller.low();
    }
    for (int i = 0; i < count; i++) {
      located[i] = identifiers.remembered(highs[i], lows[i]);
    }
  }

  String name(int place) {
    return names[place];
  }

  /** As {@link Identifiers#locate} says, or {@link Identifiers#NONE} for who is not remembered. */
  long located(int place) {
    return located[place];
  }
}
