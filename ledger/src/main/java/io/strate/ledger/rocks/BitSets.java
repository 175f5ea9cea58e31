package io.strate.ledger.rocks;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.roaringbitmap.InvalidRoaringFormat;
import org.roaringbitmap.RoaringBitmap;

/** Bit sets as bytes. They are kept where a checksum has been verified before they are read. */
final class BitSets {

  private BitSets() {}

  static byte[] bytes(RoaringBitmap bits) {
    bits.runOptimize();
    ByteBuffer buffer = ByteBuffer.allocate(bits.serializedSizeInBytes());
    bits.serialize(buffer);
    return buffer.array();
  }

  static RoaringBitmap read(byte[] bytes) {
    RoaringBitmap bits = new RoaringBitmap();
    try {
      bits.deserialize(ByteBuffer.wrap(bytes));
    } catch (IOException | InvalidRoaringFormat e) {
      throw Trouble.damaged("", "a bit set that is none");
    }
    return bits;
  }
}
