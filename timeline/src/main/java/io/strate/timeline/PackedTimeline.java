package io.strate.timeline;

import io.strate.domain.Type;
import io.strate.domain.Value;
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
      new PackedWriter(IntUnaryOperator.identity()).write(new StreamRows[0], 0, new TextPool());

  private final IntUnaryOperator position;
  private final PackedTexts texts = new PackedTexts();
  private final Map<String, byte[]> sought = new HashMap<>();

  private byte[] bytes = EMPTY;
  private int start;
  private int end;
  private final PackedDirectory directory = new PackedDirectory();
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
    directory.wrap(array, offset, length, verify);
    texts.wrap(array, directory.texts(), directory.dataEnd());
    return this;
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
    return directory.streams();
  }

  @Override
  public int streamAt(int index) {
    return Layout.getInt(bytes, directory.entryAt(index));
  }

  @Override
  public int columns(int stream) {
    int at = directory.entry(stream);
    return at < 0 ? 0 : directory.columns(at);
  }

  @Override
  public int columnAt(int stream, int index) {
    return Layout.getInt(bytes, directory.descriptorAt(directory.entry(stream), index));
  }

  @Override
  public Type.Scalar typeAt(int stream, int index) {
    return PackedColumn.type(bytes[directory.descriptorAt(directory.entry(stream), index) + 4]);
  }

  @Override
  public int size(int stream) {
    int at = directory.entry(stream);
    return at < 0 ? 0 : directory.size(at);
  }

  @Override
  public void times(int stream, long[] into) {
    int at = directory.entry(stream);
    if (at >= 0) {
      columnOf(at, directory.times(at)).times(into);
    }
  }

  @Override
  public void origins(int stream, int[] into, long[] identities) {
    PackedOrigins origins = origins();
    for (int i = 0; i < streams() && streamAt(i) <= stream; i++) {
      int size = directory.size(directory.entryAt(i));
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
    return new PackedOrigins(bytes, directory.dataEnd(), end, sources());
  }

  private int sources() {
    return Layout.getInt(bytes, start + Layout.SOURCES);
  }

  /** The origin number at an index of the table of sources. */
  private int source(int index) {
    return Layout.getInt(
        bytes, start + Layout.DIRECTORY + streams() * Layout.DIRECTORY_ENTRY + 4 * index);
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

  /** Points {@link #column} at a column, if the timeline has it. */
  private boolean find(int stream, int number) {
    int entry = directory.entry(stream);
    int descriptor = entry < 0 ? -1 : directory.descriptor(entry, number);
    if (descriptor < 0) {
      return false;
    }
    columnOf(entry, descriptor);
    return true;
  }

  private PackedColumn columnOf(int entry, int descriptor) {
    return column.wrap(bytes, start, directory.dataEnd(), descriptor, directory.size(entry));
  }
}
