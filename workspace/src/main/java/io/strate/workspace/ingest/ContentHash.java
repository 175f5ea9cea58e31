package io.strate.workspace.ingest;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A 64-bit hash of a file's bytes, by which a file that was only touched is known. Four lanes, so
 * that it is bound by the reading. It is kept with the store; if it changed, files would be read
 * again in vain.
 */
final class ContentHash {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int BLOCK = 1 << 20;
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;

  private ContentHash() {}

  static long of(Path file) throws IOException {
    long[] lanes = {1, 2, 3, 4};
    long size = 0;
    byte[] block = new byte[BLOCK];
    try (var in = Files.newInputStream(file)) {
      for (int read = in.readNBytes(block, 0, BLOCK);
          read > 0;
          read = in.readNBytes(block, 0, BLOCK)) {
        size += read;
        add(block, read, lanes);
      }
    }
    long hash = size;
    for (long lane : lanes) {
      hash = step(hash, lane);
    }
    return spread(hash);
  }

  /** Adds a block; the last one of a file is filled up with zeros. */
  private static void add(byte[] block, int length, long[] lanes) {
    int padded = (length + 31) & ~31;
    java.util.Arrays.fill(block, length, padded, (byte) 0);
    long a = lanes[0];
    long b = lanes[1];
    long c = lanes[2];
    long d = lanes[3];
    for (int at = 0; at < padded; at += 32) {
      a = step(a, (long) LONGS.get(block, at));
      b = step(b, (long) LONGS.get(block, at + 8));
      c = step(c, (long) LONGS.get(block, at + 16));
      d = step(d, (long) LONGS.get(block, at + 24));
    }
    lanes[0] = a;
    lanes[1] = b;
    lanes[2] = c;
    lanes[3] = d;
  }

  private static long step(long hash, long word) {
    return Long.rotateLeft(hash ^ Long.rotateLeft(word * C1, 31) * C2, 27) * 5 + 0x52dce729L;
  }

  private static long spread(long hash) {
    long h = hash;
    h = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
    h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
    return h ^ h >>> 33;
  }
}
