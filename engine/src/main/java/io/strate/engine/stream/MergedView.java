package io.strate.engine.stream;

import io.strate.domain.Value;
import io.strate.timeline.StreamKey;
import io.strate.timeline.TimelineView;
import io.strate.timeline.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An account as rules see it: its own statements, and all events of its contacts in canonical order
 * (of equal ones, by the contacts' order).
 */
public final class MergedView implements TimelineView {

  private final Vocabulary vocabulary;
  private final TimelineView own;
  private final List<TimelineView> contacts;
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private int ordered = Vocabulary.NONE;

  /** For the stream ordered last: where the contacts' entries go, one after the other. */
  private int[] places = new int[0];

  private int[] owners = new int[0];
  private long[] times = new long[0];
  private int[] sources = new int[0];
  private long[] identities = new long[0];

  /**
   * @param contacts that belong to the account, in the order of their ids
   */
  public MergedView(Vocabulary vocabulary, TimelineView own, List<TimelineView> contacts) {
    this.vocabulary = vocabulary;
    this.own = own;
    this.contacts = List.copyOf(contacts);
  }

  private boolean isMerged(int stream) {
    return vocabulary.stream(stream).kind() == StreamKey.Kind.EVENT;
  }

  @Override
  public int size(int stream) {
    return isMerged(stream)
        ? contacts.stream().mapToInt(contact -> contact.size(stream)).sum()
        : own.size(stream);
  }

  /** Which contact an event is of: its place among the contacts. */
  int owner(int stream, int entry) {
    order(stream);
    return owners[entry];
  }

  private void order(int stream) {
    if (ordered == stream) {
      return;
    }
    int size = size(stream);
    long[] at = new long[size];
    int[] source = new int[size];
    long[] identity = new long[size];
    int[] owner = new int[size];
    int base = 0;
    for (int c = 0; c < contacts.size(); c++) {
      int count = contacts.get(c).size(stream);
      long[] partTimes = new long[count];
      int[] partSources = new int[count];
      long[] partIdentities = new long[count];
      contacts.get(c).times(stream, partTimes);
      contacts.get(c).origins(stream, partSources, partIdentities);
      System.arraycopy(partTimes, 0, at, base, count);
      System.arraycopy(partSources, 0, source, base, count);
      System.arraycopy(partIdentities, 0, identity, base, count);
      java.util.Arrays.fill(owner, base, base + count, c);
      base += count;
    }
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(
                (a, b) -> {
                  int byTime = Long.compare(at[a], at[b]);
                  int bySource = byTime != 0 ? byTime : Integer.compare(source[a], source[b]);
                  int byId =
                      bySource != 0 ? bySource : Long.compareUnsigned(identity[a], identity[b]);
                  return byId != 0 ? byId : Integer.compare(owner[a], owner[b]);
                })
            .mapToInt(Integer::intValue)
            .toArray();
    take(order, at, source, identity, owner);
    ordered = stream;
  }

  private void take(int[] order, long[] at, int[] source, long[] identity, int[] owner) {
    int size = order.length;
    places = new int[size];
    owners = new int[size];
    times = new long[size];
    sources = new int[size];
    identities = new long[size];
    for (int i = 0; i < size; i++) {
      places[order[i]] = i;
      owners[i] = owner[order[i]];
      times[i] = at[order[i]];
      sources[i] = source[order[i]];
      identities[i] = identity[order[i]];
    }
  }

  /** Takes one value of a contact's column to its place. */
  @FunctionalInterface
  private interface Move {
    void value(int from, int to);
  }

  private void scatter(int stream, int contact, int base, Move move) {
    int count = contacts.get(contact).size(stream);
    for (int i = 0; i < count; i++) {
      move.value(i, places[base + i]);
    }
  }

  /** Reads one contact's part of a column. */
  @FunctionalInterface
  private interface Part {
    void read(TimelineView view, int contact, int base);
  }

  private void parts(int stream, Part part) {
    order(stream);
    int base = 0;
    for (int c = 0; c < contacts.size(); c++) {
      part.read(contacts.get(c), c, base);
      base += contacts.get(c).size(stream);
    }
  }

  @Override
  public void times(int stream, long[] into) {
    if (!isMerged(stream)) {
      own.times(stream, into);
      return;
    }
    order(stream);
    System.arraycopy(times, 0, into, 0, times.length);
  }

  @Override
  public void origins(int stream, int[] into, long[] intoIdentities) {
    if (!isMerged(stream)) {
      own.origins(stream, into, intoIdentities);
      return;
    }
    order(stream);
    System.arraycopy(sources, 0, into, 0, sources.length);
    System.arraycopy(identities, 0, intoIdentities, 0, identities.length);
  }

  @Override
  public void numbers(int stream, int column, double[] into) {
    if (!isMerged(stream)) {
      own.numbers(stream, column, into);
      return;
    }
    parts(
        stream,
        (view, contact, base) -> {
          double[] part = new double[view.size(stream)];
          view.numbers(stream, column, part);
          scatter(stream, contact, base, (from, to) -> into[to] = part[from]);
        });
  }

  @Override
  public void micros(int stream, int column, long[] into) {
    if (!isMerged(stream)) {
      own.micros(stream, column, into);
      return;
    }
    parts(
        stream,
        (view, contact, base) -> {
          long[] part = new long[view.size(stream)];
          view.micros(stream, column, part);
          scatter(stream, contact, base, (from, to) -> into[to] = part[from]);
        });
  }

  @Override
  public void instants(int stream, int column, long[] into) {
    if (!isMerged(stream)) {
      own.instants(stream, column, into);
      return;
    }
    parts(
        stream,
        (view, contact, base) -> {
          long[] part = new long[view.size(stream)];
          view.instants(stream, column, part);
          scatter(stream, contact, base, (from, to) -> into[to] = part[from]);
        });
  }

  @Override
  public void booleans(int stream, int column, byte[] into) {
    if (!isMerged(stream)) {
      own.booleans(stream, column, into);
      return;
    }
    parts(
        stream,
        (view, contact, base) -> {
          byte[] part = new byte[view.size(stream)];
          view.booleans(stream, column, part);
          scatter(stream, contact, base, (from, to) -> into[to] = part[from]);
        });
  }

  @Override
  public void texts(int stream, int column, int[] into) {
    if (!isMerged(stream)) {
      int[] codesThere = new int[own.size(stream)];
      own.texts(stream, column, codesThere);
      for (int i = 0; i < codesThere.length; i++) {
        into[i] = shared(own, codesThere[i]);
      }
      return;
    }
    parts(
        stream,
        (view, contact, base) -> {
          int[] part = new int[view.size(stream)];
          view.texts(stream, column, part);
          scatter(stream, contact, base, (from, to) -> into[to] = shared(view, part[from]));
        });
  }

  /** The code here of a text that has another code there. */
  private int shared(TimelineView view, int code) {
    return code == NO_TEXT ? NO_TEXT : given(view.text(code));
  }

  private int given(String text) {
    return codes.computeIfAbsent(
        text,
        unseen -> {
          texts.add(unseen);
          return texts.size() - 1;
        });
  }

  @Override
  public void values(int stream, int column, Value[] into) {
    if (!isMerged(stream)) {
      own.values(stream, column, into);
      return;
    }
    parts(
        stream,
        (view, contact, base) -> {
          Value[] part = new Value[view.size(stream)];
          view.values(stream, column, part);
          scatter(stream, contact, base, (from, to) -> into[to] = part[from]);
        });
  }

  @Override
  public String text(int code) {
    return texts.get(code);
  }

  @Override
  public int code(String text) {
    return given(text); // equal texts have one code, also if no column was read that holds them
  }
}
