package io.strate.ledger.rocks;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** The rows of one profile in one load, copied together. */
final class PieceRows {

  private final Bytes arena = new Bytes(1 << 16);
  private int[] identifiers = new int[256];
  private int[] offsets = new int[256];
  private int[] lengths = new int[256];
  private byte[] flags = new byte[256];
  private int size;
  private int profile;
  private boolean mixed;

  void clear(int of) {
    arena.clear();
    size = 0;
    profile = of;
    mixed = false;
  }

  void add(int identifier, int rowFlags, byte[] bytes, int offset, int length) {
    if (size == offsets.length) {
      identifiers = Arrays.copyOf(identifiers, 2 * size);
      offsets = Arrays.copyOf(offsets, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
      flags = Arrays.copyOf(flags, 2 * size);
    }
    mixed |= size > 0 && identifier != identifiers[0];
    identifiers[size] = identifier;
    offsets[size] = arena.size();
    lengths[size] = length;
    flags[size] = (byte) rowFlags;
    arena.bytes(bytes, offset, length);
    size++;
  }

  /** Each identifier under which rows came, ascending. */
  void eachIdentifier(IntConsumer visitor) {
    if (mixed) {
      Arrays.stream(identifiers, 0, size).distinct().sorted().forEach(visitor);
    } else {
      visitor.accept(identifiers[0]);
    }
  }

  int profile() {
    return profile;
  }

  int size() {
    return size;
  }

  int identifier(int row) {
    return identifiers[row];
  }

  int flags(int row) {
    return flags[row];
  }

  byte[] bytes() {
    return arena.array();
  }

  int offset(int row) {
    return offsets[row];
  }

  int length(int row) {
    return lengths[row];
  }
}
