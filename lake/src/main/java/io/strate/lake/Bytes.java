package io.strate.lake;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the bytes of a text file are made of, found in one pass over the mapped file. */
record Bytes(boolean isUtf8, long firstBroken, boolean hasNul, boolean hasReturns) {

  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long ONES = 0x0101010101010101L;
  private static final long RETURNS = 0x0D * ONES;

  private static final int BLOCK = 64;
  private static final long HAS_NUL = 1;
  private static final long HAS_RETURN = 2;
  private static final long NOT_ASCII = 4;

  static Bytes of(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      return of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
    } catch (IOException e) {
      throw new Failure(
          "source.unreadable", Blame.RESOURCES, "cannot read '" + file + "': " + e.getMessage(), e);
    }
  }

  static Bytes of(MemorySegment bytes) {
    long size = bytes.byteSize();
    long broken = -1;
    boolean nul = false;
    boolean returns = false;
    long at = 0;
    while (at < size) {
      if (size - at >= BLOCK) {
        long block = block(bytes, at);
        if (block != NOT_ASCII) {
          nul |= (block & HAS_NUL) != 0;
          returns |= (block & HAS_RETURN) != 0;
          at += BLOCK;
          continue;
        }
      }
      long to = Math.min(size, at + BLOCK);
      while (at < to) {
        int length = sequence(bytes, at, size);
        byte b = bytes.get(JAVA_BYTE, at);
        nul |= b == 0;
        returns |= b == '\r';
        broken = length < 0 && broken < 0 ? at : broken;
        at += Math.max(1, length);
      }
    }
    return new Bytes(broken < 0, broken, nul, returns);
  }

  /**
   * Looks at a block of words at once. In bytes below 0x80, taking 1 from each sets a high bit
   * first where one is 0, so that no high bit means no zero.
   */
  private static long block(MemorySegment bytes, long at) {
    long all = 0;
    long zeros = 0;
    long returns = 0;
    for (int i = 0; i < BLOCK; i += 8) {
      long word = bytes.get(JAVA_LONG_UNALIGNED, at + i);
      all |= word;
      zeros |= word - ONES;
      returns |= (word ^ RETURNS) - ONES;
    }
    if ((all & HIGH_BITS) != 0) {
      return NOT_ASCII;
    }
    return ((zeros & HIGH_BITS) != 0 ? HAS_NUL : 0) | ((returns & HIGH_BITS) != 0 ? HAS_RETURN : 0);
  }

  /** The length of the well-formed UTF-8 sequence (Unicode, table 3-7) that begins here, or −1. */
  static int sequence(MemorySegment bytes, long at, long size) {
    int first = bytes.get(JAVA_BYTE, at) & 0xFF;
    if (first < 0x80) {
      return 1;
    }
    int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + length > size) {
      return -1;
    }
    int second = bytes.get(JAVA_BYTE, at + 1) & 0xFF;
    int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > most) {
      return -1;
    }
    for (int i = 2; i < length; i++) {
      if ((bytes.get(JAVA_BYTE, at + i) & 0xC0) != 0x80) {
        return -1;
      }
    }
    return length;
  }
}
