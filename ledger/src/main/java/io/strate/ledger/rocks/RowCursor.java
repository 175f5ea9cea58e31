package io.strate.ledger.rocks;

/** Walks through sorted rows; what it shows is valid until the next step. */
abstract class RowCursor implements AutoCloseable {

  private int profile;
  private int identifier;
  private int flags;
  private byte[] bytes = new byte[0];
  private int offset;
  private int length;

  abstract boolean next();

  final void show(int p, int n, int rowFlags, byte[] array, int from, int count) {
    profile = p;
    identifier = n;
    flags = rowFlags;
    bytes = array;
    offset = from;
    length = count;
  }

  final int profile() {
    return profile;
  }

  final int identifier() {
    return identifier;
  }

  final int flags() {
    return flags;
  }

  final byte[] bytes() {
    return bytes;
  }

  final int offset() {
    return offset;
  }

  final int length() {
    return length;
  }

  @Override
  public abstract void close();
}
