package io.strate.server.pages.learning;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What is to stay of a threshold that is adopted. A definition names no threshold, since those of
 * the next version mean something else, but what it is to reach.
 */
public enum Keep {
  RECALL,
  PRECISION,
  SIZE;

  /** As forms send it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Keep> of(String word) {
    return Arrays.stream(values()).filter(keep -> keep.word().equals(word)).findFirst();
  }
}
