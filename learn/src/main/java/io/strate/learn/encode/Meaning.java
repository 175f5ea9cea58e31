package io.strate.learn.encode;

import java.util.Optional;

/** What one number of an encoded row says of its feature. */
public sealed interface Meaning {

  /** The number itself or the place of its level, perhaps scaled: more is more. */
  record Value() implements Meaning {}

  /** 1 where it is that level, else 0. */
  record Level(String level) implements Meaning {}

  /** 1 where it is a level without a column of its own, else 0. */
  record OtherLevel() implements Meaning {}

  /** 1 where it is unknown, else 0. */
  record Unknown() implements Meaning {}

  /**
   * What came of rows of its level.
   *
   * @param of the class whose share it is; none for amounts
   */
  record Outcome(Optional<String> of) implements Meaning {}

  /**
   * One of the numbers of an embedding.
   *
   * @param number from 1
   */
  record Dimension(int number) implements Meaning {}
}
