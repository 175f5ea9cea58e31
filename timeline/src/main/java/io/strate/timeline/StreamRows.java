package io.strate.timeline;

import io.strate.domain.Type;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one stream in growing arrays, in canonical order once {@link #sort} was called.
 */
final class StreamRows {

  /** So many columns are more than the next profile is likely to have in common. */
  private static final int MANY = 64;

  final int number;
  private final IntUnaryOperator position;

  private long[] times = new long[4];
  private int[] sources = new int[4];
  private long[] identities = new long[4];
  private int size;
  private boolean sorted = true;

  private RowColumn[] columns = new RowColumn[2];
  private int columnCount;
  private int lastColumn;

  StreamRows(int number, IntUnaryOperator position) {
    this.number = number;
    this.position = position;
  }

  int size() {
    return size;
  }

  long[] times() {
    return times;
  }

  /** Origin numbers. */
  int[] sources() {
    return sources;
  }

  long[] identities() {
    return identities;
  }

  int columns() {
    return columnCount;
  }

  RowColumn columnAt(int index) {
    return columns[index];
  }

  /** Forgets the entries; of few columns the arrays are kept for the next ones. */
  void clear() {
    if (columnCount > MANY) {
      columns = new RowColumn[2];
      columnCount = 0;
      lastColumn = 0;
    }
    for (int i = 0; i < columnCount; i++) {
      columns[i].clear();
    }
    size = 0;
    sorted = true;
  }

  /** Adds an entry at the end, wherever its place is. */
  int append(long time, int source, long identity) {
    reserve(size + 1);
    times[size] = time;
    sources[size] = source;
    identities[size] = identity;
    sorted = sorted && (size == 0 || compare(size - 1, time, source, identity) < 0);
    return size++;
  }

  /** Adds an entry in its place; answers its row, or −1 if the stream has it already. */
  int insert(long time, int source, long identity) {
    int low = 0;
    int high = size - 1;
    int middle = high; // usually it is the latest
    while (low <= high) {
      int order = compare(middle, time, source, identity);
      if (order == 0) {
        return -1;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
      middle = (low + high) >>> 1;
    }
    open(low);
    times[low] = time;
    sources[low] = source;
    identities[low] = identity;
    return low;
  }

  private void open(int row) {
    reserve(size + 1);
    if (row < size) {
      System.arraycopy(times, row, times, row + 1, size - row);
      System.arraycopy(sources, row, sources, row + 1, size - row);
      System.arraycopy(identities, row, identities, row + 1, size - row);
      for (int i = 0; i < columnCount; i++) {
        columns[i].insert(row, size);
      }
    }
    size++;
  }

  /** Makes room for {@code count} rows, keeps those there are. */
  void reserve(int count) {
    if (times.length < count) {
      int capacity = Math.max(count, 2 * times.length);
      times = Arrays.copyOf(times, capacity);
      sources = Arrays.copyOf(sources, capacity);
      identities = Arrays.copyOf(identities, capacity);
    }
  }

  /** The column of a number, found or made. */
  RowColumn column(int column, Type.Scalar type) {
    int next = lastColumn + 1 < columnCount ? lastColumn + 1 : 0;
    if (columnCount > 0 && columns[next].number == column) {
      lastColumn = next;
      return columns[next];
    }
    RowColumn found = findColumn(column);
    return found != null ? found : addColumn(column, type);
  }

  @Nullable RowColumn findColumn(int column) {
    for (int i = 0; i < columnCount; i++) {
      if (columns[i].number == column) {
        lastColumn = i;
        return columns[i];
      }
    }
    return null;
  }

  /** Keeps columns ascending by number. */
  private RowColumn addColumn(int column, Type.Scalar type) {
    if (columnCount == columns.length) {
      columns = Arrays.copyOf(columns, 2 * columnCount);
    }
    int at = columnCount;
    while (at > 0 && columns[at - 1].number > column) {
      columns[at] = columns[at - 1];
      at--;
    }
    columns[at] = new RowColumn(column, type);
    columnCount++;
    lastColumn = at;
    return columns[at];
  }

  /** Brings the entries into canonical order; of equal ones the first added stays. */
  void sort() {
    if (sorted) {
      return;
    }
    int[] order = new RowOrder(this::compare).of(size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept == 0 || compare(order[kept - 1], order[i]) != 0) {
        order[kept++] = order[i];
      }
    }
    arrange(order, kept);
    sorted = true;
  }

  private void arrange(int[] order, int count) {
    long[] oldTimes = times.clone();
    int[] oldSources = sources.clone();
    long[] oldIdentities = identities.clone();
    for (int i = 0; i < count; i++) {
      times[i] = oldTimes[order[i]];
      sources[i] = oldSources[order[i]];
      identities[i] = oldIdentities[order[i]];
    }
    for (int i = 0; i < columnCount; i++) {
      columns[i].arrange(order, count, size);
    }
    size = count;
  }

  private int compare(int a, int b) {
    return compare(a, times[b], sources[b], identities[b]);
  }

  private int compare(int row, long time, int source, long identity) {
    if (times[row] != time) {
      return times[row] < time ? -1 : 1;
    }
    if (sources[row] != source) {
      int byPosition =
          Integer.compare(position.applyAsInt(sources[row]), position.applyAsInt(source));
      if (byPosition != 0) {
        return byPosition;
      }
    }
    int byIdentity = Long.compareUnsigned(identities[row], identity);
    return byIdentity != 0 ? byIdentity : Integer.compare(sources[row], source);
  }
}
