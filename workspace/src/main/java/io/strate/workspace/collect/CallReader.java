package io.strate.workspace.collect;

import java.util.Optional;

/** Reads the texts of calls that were kept. */
@FunctionalInterface
public interface CallReader {

  /** The call that a text says; empty if it still says none that can be taken. */
  Optional<Call> read(String text);
}
