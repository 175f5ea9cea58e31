package io.strate.timeline;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * A vocabulary in memory. A store that keeps one writes down {@link #streamKeys} and {@link
 * #columnKeys}, in order, and builds it anew from them.
 */
public final class GrowingVocabulary implements Vocabulary {

  private final Numbering<StreamKey> streams;
  private final Numbering<ColumnKey> columns;

  public GrowingVocabulary() {
    this(List.of(), List.of());
  }

  /** The vocabulary whose keys have these positions as numbers. */
  public GrowingVocabulary(List<StreamKey> streams, List<ColumnKey> columns) {
    this.streams = new Numbering<>(streams);
    this.columns = new Numbering<>(columns);
  }

  @Override
  public int stream(StreamKey key) {
    return streams.number(key);
  }

  @Override
  public int findStream(StreamKey key) {
    return streams.find(key);
  }

  @Override
  public StreamKey stream(int number) {
    return streams.key(number);
  }

  @Override
  public int column(ColumnKey key) {
    return columns.number(key);
  }

  @Override
  public int findColumn(ColumnKey key) {
    return columns.find(key);
  }

  @Override
  public ColumnKey column(int number) {
    return columns.key(number);
  }

  @Override
  public int streams() {
    return streams.size();
  }

  @Override
  public int columns() {
    return columns.size();
  }

  /** All streams known by now, in the order of their numbers. */
  public List<StreamKey> streamKeys() {
    return streams.keys();
  }

  /** All columns known by now, in the order of their numbers. */
  public List<ColumnKey> columnKeys() {
    return columns.keys();
  }

  /** Keys numbered densely in the order in which they came. Reading takes no lock. */
  private static final class Numbering<K> {
    private final Map<K, Integer> numbers = new ConcurrentHashMap<>();

    /** Written before the size that covers it, and read after it. */
    private volatile Object[] keys;

    private volatile int size;

    Numbering(List<K> keys) {
      this.keys = keys.toArray(new Object[Math.max(16, keys.size())]);
      keys.forEach(key -> numbers.put(key, numbers.size()));
      size = keys.size();
      if (numbers.size() != size) {
        throw new IllegalArgumentException("a key of a vocabulary occurs once");
      }
    }

    int number(K key) {
      Integer known = numbers.get(key);
      return known != null ? known : give(key);
    }

    private synchronized int give(K key) {
      Integer known = numbers.get(key);
      if (known != null) {
        return known;
      }
      int number = size;
      Object[] room = number < keys.length ? keys : Arrays.copyOf(keys, 2 * number);
      room[number] = key;
      keys = room;
      size = number + 1;
      numbers.put(key, number);
      return number;
    }

    int find(K key) {
      return numbers.getOrDefault(key, NONE);
    }

    @SuppressWarnings("unchecked")
    K key(int number) {
      Objects.checkIndex(number, size);
      return (K) keys[number];
    }

    int size() {
      return size;
    }

    List<K> keys() {
      return IntStream.range(0, size).mapToObj(this::key).toList();
    }
  }
}
