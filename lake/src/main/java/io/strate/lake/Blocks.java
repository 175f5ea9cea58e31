package io.strate.lake;

import java.util.Optional;

/** Blocks of a file's rows, each valid until the next one is asked for. For one thread. */
interface Blocks extends AutoCloseable {

  /** Moves to the next block, or answers false after the last. */
  boolean next();

  /** The current block. */
  Cells cells();

  /** How many rows of the file stand before the current block. */
  long before();

  /**
   * Blocks of the same file for another thread: each block of the file comes to one of the two.
   * None where a format makes its blocks one by one. To be closed before these are.
   */
  default Optional<Blocks> beside() {
    return Optional.empty();
  }

  @Override
  void close();
}
