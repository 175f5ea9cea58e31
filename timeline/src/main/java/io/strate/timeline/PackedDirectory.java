package io.strate.timeline;

import java.util.Arrays;

/** The header of a packed timeline, checked, and where its streams and columns are. */
final class PackedDirectory {

  private byte[] bytes = new byte[0];
  private int start;
  private int end;
  private int dataEnd;
  private int streams;

  // Where a stream's entry is, valid if its stamp is that of the timeline looked at.
  private int[] entryAt = new int[64];
  private int[] stamps = new int[64];
  private int stamp;

  /** Looks at a timeline; its bytes are compared with their checksum if wanted. */
  void wrap(byte[] array, int offset, int length, boolean verify) {
    bytes = array;
    start = offset;
    end = offset + length;
    checkHeader(length);
    if (verify
        && Layout.checksum(bytes, start + Layout.CHECKED_FROM, dataEnd)
            != header(Layout.CHECKSUM)) {
      throw Layout.damaged("another checksum than was written");
    }
    streams = header(Layout.STREAMS);
    indexStreams();
  }

  private int header(int at) {
    return Layout.getInt(bytes, start + at);
  }

  private void checkHeader(int length) {
    if (length < Layout.DIRECTORY + 4 || header(0) != Layout.MAGIC) {
      throw Layout.damaged("no timeline of a known version");
    }
    int origins = header(Layout.ORIGINS);
    int count = header(Layout.STREAMS);
    int sources = header(Layout.SOURCES);
    if (header(Layout.LENGTH) != length
        || origins < Layout.DIRECTORY
        || origins > length - 4
        || count < 0
        || sources < 0
        || Layout.DIRECTORY + (long) Layout.DIRECTORY_ENTRY * count + 4L * sources > origins
        || header(Layout.TEXTS) < Layout.DIRECTORY
        || header(Layout.TEXTS) > origins - 4) {
      throw Layout.damaged("a length that does not fit");
    }
    dataEnd = start + origins;
  }

  private void indexStreams() {
    if (++stamp == 0) {
      Arrays.fill(stamps, 0);
      stamp = 1;
    }
    int last = -1;
    for (int i = 0; i < streams; i++) {
      int at = entryAt(i);
      int number = Layout.getInt(bytes, at);
      if (number <= last || number >= Layout.MOST_STREAMS) {
        throw Layout.damaged("streams out of order");
      }
      if (size(at) < 1 || size(at) > (end - dataEnd) / 8) {
        throw Layout.damaged("a stream of more entries than there are");
      }
      last = number;
      if (number >= stamps.length) {
        entryAt = Arrays.copyOf(entryAt, 2 * number);
        stamps = Arrays.copyOf(stamps, 2 * number);
      }
      entryAt[number] = at;
      stamps[number] = stamp;
    }
  }

  /** Where the data end and the origins begin: the end of all that is read for evaluation. */
  int dataEnd() {
    return dataEnd;
  }

  /** Where the texts begin. */
  int texts() {
    return start + header(Layout.TEXTS);
  }

  int streams() {
    return streams;
  }

  /** Where the entry at an index is. */
  int entryAt(int index) {
    return start + Layout.DIRECTORY + index * Layout.DIRECTORY_ENTRY;
  }

  /** Where the entry of a stream is, −1 if there is none. */
  int entry(int stream) {
    return stream >= 0 && stream < stamps.length && stamps[stream] == stamp ? entryAt[stream] : -1;
  }

  /** The number of a stream's entries. */
  int size(int entry) {
    return Layout.getInt(bytes, entry + 8);
  }

  /** How many columns a stream has. */
  int columns(int entry) {
    return columnCount(block(entry));
  }

  /** Where the descriptor of a stream's times is. */
  int times(int entry) {
    return block(entry) + 4;
  }

  /** Where the descriptor of the column at an index is. */
  int descriptorAt(int entry, int index) {
    return block(entry) + 4 + (index + 1) * Layout.DESCRIPTOR;
  }

  /** Where the descriptor of a column is, −1 if the stream has none of this number. */
  int descriptor(int entry, int column) {
    int block = block(entry);
    int low = 1;
    int high = columnCount(block);
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int descriptor = block + 4 + middle * Layout.DESCRIPTOR;
      int found = Layout.getInt(bytes, descriptor);
      if (found == column) {
        return descriptor;
      }
      if (found < column) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** Where a stream's block begins. */
  private int block(int entry) {
    int at = Layout.getInt(bytes, entry + 4);
    if (at < Layout.DIRECTORY || at > dataEnd - start - 4 - Layout.DESCRIPTOR) {
      throw Layout.damaged("a stream outside of its timeline");
    }
    return start + at;
  }

  private int columnCount(int block) {
    int count = Layout.getInt(bytes, block);
    if (count < 0 || 4 + (count + 1L) * Layout.DESCRIPTOR > dataEnd - block) {
      throw Layout.damaged("more columns than fit");
    }
    return count;
  }
}
