package io.strate.workspace.run;

import org.roaringbitmap.RoaringBitmap;

/**
 * Some numbers drawn from all that there are: always the same ones, and the same still where a few
 * more are given. Which they are depends on nothing but how many there are, so that no property of
 * a profile makes it more likely to be among them.
 */
final class Draw {

  private static final int ROUNDS = 4;

  private Draw() {}

  /**
   * Draws from the numbers below {@code all}, each at most once.
   *
   * @return all of them if there are no more than {@code size}
   */
  static RoaringBitmap of(int all, int size) {
    if (all <= size) {
      return RoaringBitmap.bitmapOfRange(0, all);
    }
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(all - 1);
    RoaringBitmap drawn = new RoaringBitmap();
    for (int place = 0, left = size; left > 0; place++) {
      int number = scattered(place, bits);
      if (number < all) {
        drawn.add(number);
        left--;
      }
    }
    return drawn;
  }

  /**
   * The number at a place of a list in which each number of so many bits stands once, in no order:
   * multiplying by an odd number and folding high bits into low ones can both be undone, so no two
   * places meet. The constants are those of MurmurHash3's finisher.
   */
  private static int scattered(int place, int bits) {
    long mask = (1L << bits) - 1;
    long number = place;
    for (int round = 0; round < ROUNDS; round++) {
      number = (number * 0x85EBCA6BL + 0xC2B2AE35L) & mask;
      number ^= number >>> (bits + 1) / 2;
    }
    return (int) number;
  }
}
