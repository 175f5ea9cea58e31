package io.strate.lake;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * By what a file is known to be unchanged: its size, the time of its last change (milliseconds
 * since 1970) and a hash of its bytes.
 */
public record Fingerprint(long size, long changed, long content) {

  private static final int LANES = 4;

  /** Reads the whole file, at the speed of memory if it has been read lately. */
  public static Fingerprint of(SourceFile file) {
    try {
      Faults.checkReadable(file);
      long changed = Files.getLastModifiedTime(file.path()).toMillis();
      try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ);
          Arena arena = Arena.ofConfined()) {
        long size = channel.size();
        MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
        return new Fingerprint(size, changed, hash(bytes));
      }
    } catch (IOException e) {
      throw Faults.unreadable(file, e);
    }
  }

  /** Whether size and time are still those of the file, which costs no reading of it. */
  public boolean looksLike(SourceFile file) {
    try {
      return Files.size(file.path()) == size
          && Files.getLastModifiedTime(file.path()).toMillis() == changed;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether the bytes are the same, whenever they were written. */
  public boolean hasContentOf(Fingerprint other) {
    return size == other.size && content == other.content;
  }

  /**
   * Four hashes side by side over every fourth word, then mixed: one alone would wait for itself.
   */
  private static long hash(MemorySegment bytes) {
    long size = bytes.byteSize();
    long a = 1;
    long b = 2;
    long c = 3;
    long d = 4;
    long at = 0;
    for (; at + 8 * LANES <= size; at += 8 * LANES) {
      a = RowHash.add(a, bytes.get(JAVA_LONG_UNALIGNED, at));
      b = RowHash.add(b, bytes.get(JAVA_LONG_UNALIGNED, at + 8));
      c = RowHash.add(c, bytes.get(JAVA_LONG_UNALIGNED, at + 16));
      d = RowHash.add(d, bytes.get(JAVA_LONG_UNALIGNED, at + 24));
    }
    for (; at < size; at++) {
      a = RowHash.add(a, bytes.get(JAVA_BYTE, at));
    }
    return RowHash.spread(RowHash.add(RowHash.add(RowHash.add(RowHash.add(size, a), b), c), d));
  }
}
