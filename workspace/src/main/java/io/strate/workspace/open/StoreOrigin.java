package io.strate.workspace.open;

import io.strate.ledger.Notes;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * A short text that tells what a store says to others from what any other store says. A restored
 * store is another one: what it says next, the former one may have said otherwise under the same
 * number.
 */
public final class StoreOrigin {

  private static final String NOTE = "origin";
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 10;

  private StoreOrigin() {}

  /** Made at the first question. */
  public static String of(Notes notes, RandomGenerator random) {
    return notes
        .get(NOTE)
        .map(known -> new String(known, StandardCharsets.US_ASCII))
        .orElseGet(
            () -> {
              String made = random(LENGTH, random);
              notes.put(NOTE, made.getBytes(StandardCharsets.US_ASCII));
              return made;
            });
  }

  static void forget(Notes notes) {
    notes.remove(NOTE);
  }

  /** Small letters and digits by chance, five bits each. */
  public static String random(int length, RandomGenerator random) {
    StringBuilder text = new StringBuilder(length);
    random.ints(length, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
    return text.toString();
  }
}
