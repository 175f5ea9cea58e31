package io.strate.workspace.ingest;

/** Told now and then how far the reading of sources is. */
@FunctionalInterface
public interface ReadProgress {

  ReadProgress SILENT = (_, _, _) -> {};

  /**
   * @param task what is being done, in a few words
   * @param done how much of it
   * @param of how much there is in all; 0 where that is not known
   */
  void at(String task, long done, long of);
}
