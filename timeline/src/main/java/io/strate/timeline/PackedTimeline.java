package io.strate.timeline;

import io.strate.domain.Type;
import io.strate.domain.Value;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * A window on the bytes of a packed timeline, moved from profile to profile by {@link #wrap}. It
 * makes no garbage on the way and copies nothing but what is asked for. The bytes must not change
 * while they are looked at.
 *
 * <p>Origins are kept by persistent numbers; the view shows the positions that {@code position}
 * gives them now. Only if {@link #isCanonical} holds, entries stand in the canonical order of
 * these.
 */
public final class PackedTimeline implements TimelineView, StreamedTimeline {

  private static final byte[] EMPTY =
      new PackedWriter().write(new StreamRows[0], 0, new TextPool());

  private final IntUnaryOperator position;
  private final PackedTexts texts = new PackedTexts();
  private final Map<String, byte[]> sought = new HashMap<>();

  private byte[] bytes = EMPTY;
  private byte[] copied = new byte[0];
  private int start;
  private int end;

  /** Where the origins begin in {@link #bytes}: the end of all that is read for evaluation. */
  private int dataEnd;

  private int streams;

  // Where a stream's directory entry is, valid if its stamp is that of the timeline looked at.
  private int[] entryAt = new int[64];
  private int[] stamps = new int[64];
  private int stamp;

  private final PackedColumn column = new PackedColumn();

  /** A view that shows origins by their persistent numbers. */
  public PackedTimeline() {
    this(IntUnaryOperator.identity());
  }

  /**
   * @param position the position of the source of an origin number, −1 if its entries no longer
   *     count
   */
  public PackedTimeline(IntUnaryOperator position) {
    this.position = position;
    wrap(EMPTY);
  }

  /** The bytes of a timeline without entries. */
  public static byte[] empty() {
    return EMPTY.clone();
  }

  /** Looks at a timeline that fills the array, after checking it against its checksum. */
  public PackedTimeline wrap(byte[] timeline) {
    return wrap(timeline, 0, timeline.length, true);
  }

  /**
   * Looks at a timeline.
   *
   * @param verify whether to compare its checksum; without it, damaged bytes may show wrong values
   *     but still nothing outside of the timeline
   * @throws io.strate.domain.Failure {@code timeline.damaged} if the bytes are no timeline
   */
  public PackedTimeline wrap(byte[] array, int offset, int length, boolean verify) {
    bytes = array;
    start = offset;
    end = offset + length;
    check(length, verify);
    streams = Layout.getInt(array, offset + Layout.STREAMS);
    texts.wrap(array, offset + Layout.getInt(array, offset + Layout.TEXTS), dataEnd);
    indexStreams();
    return this;
  }

  /** Looks at a copy of the timeline that is the rest of a buffer, which may be direct. */
  public PackedTimeline wrap(ByteBuffer timeline, boolean verify) {
    int length = timeline.remaining();
    if (copied.length < length) {
      copied = new byte[length + length / 2];
    }
    timeline.get(timeline.position(), copied, 0, length);
    return wrap(copied, 0, length, verify);
  }

  private void check(int length, boolean verify) {
    if (length < Layout.DIRECTORY + 4 || Layout.getInt(bytes, start) != Layout.MAGIC) {
      throw Layout.damaged("no timeline of a known version");
    }
    int origins = Layout.getInt(bytes, start + Layout.ORIGINS);
    int textsAt = Layout.getInt(bytes, start + Layout.TEXTS);
    long fixed =
        12L * Layout.getInt(bytes, start + Layout.STREAMS)
            + 4L * Layout.getInt(bytes, start + Layout.SOURCES);
    if (Layout.getInt(bytes, start + Layout.LENGTH) != length
        || origins < Layout.DIRECTORY
        || origins > length - 4
        || Layout.getInt(bytes, start + Layout.STREAMS) < 0
        || Layout.getInt(bytes, start + Layout.SOURCES) < 0
        || Layout.DIRECTORY + fixed > origins
        || textsAt < Layout.DIRECTORY
        || textsAt > origins - 4) {
      throw Layout.damaged("a length that does not fit");
    }
    dataEnd = start + origins;
    if (verify
        && Layout.checksum(bytes, start + Layout.CHECKED_FROM, dataEnd)
            != Layout.getInt(bytes, start + Layout.CHECKSUM)) {
      throw Layout.damaged("another checksum than was written");
    }
  }

  private void indexStreams() {
    if (++stamp == 0) {
      Arrays.fill(stamps, 0);
      stamp = 1;
    }
    int last = -1;
    for (int i = 0; i < streams; i++) {
      int at = start + Layout.DIRECTORY + i * Layout.DIRECTORY_ENTRY;
      int number = Layout.getInt(bytes, at);
      if (number <= last || number >= Layout.MOST_STREAMS) {
        throw Layout.damaged("streams out of order");
      }
      int size = Layout.getInt(bytes, at + 8);
      if (size < 1 || size > (end - dataEnd) / 8) {
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

  /**
   * Whether every origin counts and the order of entries is canonical by the positions of sources.
   */
  public boolean isCanonical() {
    int last = -1;
    for (int i = 0; i < sources(); i++) {
      int next = position.applyAsInt(source(i));
      if (next <= last) {
        return false;
      }
      last = next;
    }
    return true;
  }

  /** Compares the checksum of the origins, which evaluation does not need. */
  public void verifyOrigins() {
    origins().verify();
  }

  /** How many entries there are in all streams. */
  public int entries() {
    return Layout.getInt(bytes, start + Layout.ENTRIES);
  }

  @Override
  public int streams() {
    return streams;
  }

  @Override
  public int streamAt(int index) {
    return Layout.getInt(bytes, start + Layout.DIRECTORY + index * Layout.DIRECTORY_ENTRY);
  }

  @Override
  public int columns(int stream) {
    int at = entry(stream);
    return at < 0 ? 0 : columnCount(block(at));
  }

  @Override
  public int columnAt(int stream, int index) {
    return Layout.getInt(bytes, block(entry(stream)) + 4 + (index + 1) * Layout.DESCRIPTOR);
  }

  @Override
  public Type.Scalar typeAt(int stream, int index) {
    return PackedColumn.type(bytes[block(entry(stream)) + 4 + (index + 1) * Layout.DESCRIPTOR + 4]);
  }

  @Override
  public int size(int stream) {
    int at = entry(stream);
    return at < 0 ? 0 : Layout.getInt(bytes, at + 8);
  }

  @Override
  public void times(int stream, long[] into) {
    int at = entry(stream);
    if (at >= 0) {
      columnOf(at, block(at) + 4).times(into);
    }
  }

  @Override
  public void origins(int stream, int[] into, long[] identities) {
    PackedOrigins origins = origins();
    for (int i = 0; i < streams && streamAt(i) <= stream; i++) {
      int size = Layout.getInt(bytes, start + Layout.DIRECTORY + i * Layout.DIRECTORY_ENTRY + 8);
      if (streamAt(i) < stream) {
        origins.skip(size);
      } else {
        origins.read(size, into, identities);
        for (int k = 0; k < size; k++) {
          into[k] = position.applyAsInt(source(into[k]));
        }
      }
    }
  }

  private PackedOrigins origins() {
    return new PackedOrigins(bytes, dataEnd, end, sources());
  }

  private int sources() {
    return Layout.getInt(bytes, start + Layout.SOURCES);
  }

  /** The origin number at an index of the table of sources. */
  private int source(int index) {
    return Layout.getInt(
        bytes, start + Layout.DIRECTORY + streams * Layout.DIRECTORY_ENTRY + 4 * index);
  }

  @Override
  public void numbers(int stream, int number, double[] into) {
    if (find(stream, number)) {
      column.numbers(into);
    } else {
      Arrays.fill(into, 0, size(stream), Double.NaN);
    }
  }

  @Override
  public void micros(int stream, int number, long[] into) {
    if (find(stream, number)) {
      column.micros(into);
    } else {
      Arrays.fill(into, 0, size(stream), UNKNOWN);
    }
  }

  @Override
  public void instants(int stream, int number, long[] into) {
    if (find(stream, number)) {
      column.instants(into);
    } else {
      Arrays.fill(into, 0, size(stream), UNKNOWN);
    }
  }

  @Override
  public void booleans(int stream, int number, byte[] into) {
    if (find(stream, number)) {
      column.booleans(into);
    } else {
      Arrays.fill(into, 0, size(stream), (byte) -1);
    }
  }

  @Override
  public void texts(int stream, int number, int[] into) {
    if (find(stream, number)) {
      column.texts(into, texts.size());
    } else {
      Arrays.fill(into, 0, size(stream), NO_TEXT);
    }
  }

  @Override
  public void values(int stream, int number, Value[] into) {
    if (find(stream, number)) {
      column.values(into);
    } else {
      Arrays.fill(into, 0, size(stream), Value.UNKNOWN);
    }
  }

  @Override
  public String text(int code) {
    return texts.text(code);
  }

  @Override
  public int code(String text) {
    if (texts.size() == 0) {
      return NO_TEXT;
    }
    byte[] wanted = sought.get(text);
    if (wanted == null) {
      if (sought.size() > 1_000) {
        sought.clear();
      }
      wanted = TextBytes.of(text);
      sought.put(text, wanted);
    }
    return texts.code(wanted);
  }

  /** How many texts there are; their codes are 0, 1 … */
  int texts() {
    return texts.size();
  }

  /** Where the directory entry of a stream is, −1 if there is none. */
  private int entry(int stream) {
    return stream >= 0 && stream < stamps.length && stamps[stream] == stamp ? entryAt[stream] : -1;
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

  private PackedColumn columnOf(int entry, int descriptor) {
    return column.wrap(bytes, start, dataEnd, descriptor, Layout.getInt(bytes, entry + 8));
  }

  /** Points {@link #column} at a column, if the timeline has it. */
  private boolean find(int stream, int number) {
    int entry = entry(stream);
    if (entry < 0) {
      return false;
    }
    int block = block(entry);
    int low = 1;
    int high = columnCount(block);
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int descriptor = block + 4 + middle * Layout.DESCRIPTOR;
      int found = Layout.getInt(bytes, descriptor);
      if (found == number) {
        columnOf(entry, descriptor);
        return true;
      }
      if (found < number) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }
}
