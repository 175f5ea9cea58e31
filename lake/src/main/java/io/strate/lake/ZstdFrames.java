package io.strate.lake;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;

/**
 * Walks over the frames and blocks of a Zstandard file (RFC 8878, 3.1) without taking them apart:
 * DuckDB reads what there is of a file that was cut off, and does not say so.
 */
final class ZstdFrames {

  private static final int MAGIC = 0xFD2FB528;
  private static final int SKIPPABLE = 0x184D2A50;

  private ZstdFrames() {}

  static void check(SourceFile source) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(source.path().toFile(), "r")) {
      while (file.getFilePointer() < file.length()) {
        frame(file);
      }
    } catch (EOFException e) {
      throw Faults.truncated(source, "zstd", e);
    }
  }

  private static void frame(RandomAccessFile file) throws IOException {
    int magic = little(file, 4);
    if ((magic & ~0xF) == SKIPPABLE) {
      skip(file, Integer.toUnsignedLong(little(file, 4)));
      return;
    }
    if (magic != MAGIC) {
      throw new EOFException();
    }
    int descriptor = file.readUnsignedByte();
    boolean single = (descriptor & 0x20) != 0;
    int dictionary = new int[] {0, 1, 2, 4}[descriptor & 3];
    int contentSize = new int[] {single ? 1 : 0, 2, 4, 8}[descriptor >>> 6];
    skip(file, (single ? 0 : 1) + dictionary + contentSize);
    boolean last = false;
    while (!last) {
      int header = little(file, 3);
      last = (header & 1) != 0;
      boolean repeated = (header >>> 1 & 3) == 1;
      skip(file, repeated ? 1 : header >>> 3);
    }
    skip(file, (descriptor & 4) != 0 ? 4 : 0);
  }

  private static int little(RandomAccessFile file, int bytes) throws IOException {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= file.readUnsignedByte() << 8 * i;
    }
    return value;
  }

  private static void skip(RandomAccessFile file, long bytes) throws IOException {
    long to = file.getFilePointer() + bytes;
    if (to > file.length()) {
      throw new EOFException();
    }
    file.seek(to);
  }
}
