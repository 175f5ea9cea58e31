package io.strate.workspace.notify;

import java.util.random.RandomGenerator;

/** Small letters and digits by chance, five bits each. */
final class RandomText {

  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

  private RandomText() {}

  static String of(int length, RandomGenerator random) {
    StringBuilder text = new StringBuilder(length);
    random.ints(length, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
    return text.toString();
  }
}
