package io.strate.workspace;

/** Told now and then how far a long work is. */
@FunctionalInterface
public interface Progress {

  Progress SILENT = (task, done, of) -> {};

  /**
   * @param task what is being done, in a few words
   * @param done how much of it, in the task's own units
   * @param of how much there is in all; 0 where that is not known
   */
  void at(String task, long done, long of);
}
