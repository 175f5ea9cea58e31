package io.strate.lake;

import java.nio.file.Path;

/**
 * What the lake may use: a folder for what it writes on the way (each process makes one of its own
 * below it, and takes it away), threads and memory of DuckDB.
 */
public record LakeOptions(Path scratch, int threads, long memoryBytes) {
  public LakeOptions {
    if (threads < 1 || memoryBytes < 64L << 20) {
      throw new IllegalArgumentException("at least one thread and 64 MiB");
    }
  }

  /** All processors, 1 GiB. */
  public static LakeOptions in(Path scratch) {
    return new LakeOptions(scratch, Runtime.getRuntime().availableProcessors(), 1L << 30);
  }
}
