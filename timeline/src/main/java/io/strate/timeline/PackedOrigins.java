package io.strate.timeline;

/** The origins at the end of a packed timeline, read stream by stream. */
final class PackedOrigins {

  private final byte[] bytes;
  private final int from;
  private final int end;
  private final int sources;
  private int at;

  PackedOrigins(byte[] bytes, int from, int end, int sources) {
    this.bytes = bytes;
    this.from = from;
    this.end = end;
    this.sources = sources;
    at = from + 4;
  }

  void verify() {
    if (Layout.checksum(bytes, from + 4, end) != Layout.getInt(bytes, from)) {
      throw Layout.damaged("another checksum of its origins than was written");
    }
  }

  /** Passes over a stream of this size. */
  void skip(int size) {
    take(size);
  }

  /** Reads a stream of this size: places in the table of sources, and identities. */
  void read(int size, int[] sourceIndexes, long[] identities) {
    int width = width();
    int base = Layout.getInt(bytes, at + 1);
    int raw = take(size);
    for (int i = 0; i < size; i++) {
      int index =
          width == 0 ? base : (int) (Layout.getLong(bytes, raw + i * width) & Layout.mask(width));
      if (index < 0 || index >= sources) {
        throw Layout.damaged("an entry of no source");
      }
      sourceIndexes[i] = index;
      identities[i] = Layout.getLong(bytes, raw + size * width + 8 * i);
    }
  }

  private int width() {
    if (at > end - 5) {
      throw Layout.damaged("origins cut short");
    }
    int width = bytes[at];
    if (width < 0 || width > 4) {
      throw Layout.damaged("sources of width " + width);
    }
    return width;
  }

  /** Moves behind a stream; answers where its sources begin. */
  private int take(int size) {
    int width = width();
    int raw = at + 5;
    if (size < 0 || (long) size * (width + 8) > end - raw) {
      throw Layout.damaged("origins cut short");
    }
    at = raw + size * (width + 8);
    return raw;
  }
}
