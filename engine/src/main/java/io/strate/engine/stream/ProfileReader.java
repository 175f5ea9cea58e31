package io.strate.engine.stream;

import io.strate.domain.Type;
import io.strate.engine.column.Block;
import io.strate.engine.column.Graph;
import io.strate.engine.column.Kind;
import io.strate.engine.column.Slot;
import io.strate.engine.column.Watch;
import io.strate.engine.stream.PropertyKey.Form;
import io.strate.rule.Expr;
import io.strate.rule.Window;
import io.strate.timeline.TimelineView;
import io.strate.timeline.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads all that a program needs of a profile from its timeline into one row of a block, every
 * stream once. It holds scratch arrays: one thread at a time.
 */
public final class ProfileReader {

  private final EventLeaves leaves;
  private final Vocabulary vocabulary;
  private final List<LeafReader> readers = new ArrayList<>();
  private LeafReader[] all = new LeafReader[0];
  private final Map<String, AttributeReader> attributes = new LinkedHashMap<>();
  private final List<RawFeed> raw = new ArrayList<>();
  private final Map<FeedKey, EventWindows> feeds = new LinkedHashMap<>();
  private final ConsentReader consents;
  private final Reading reading;
  private final WindowClocks clocks;
  private final Optional<Slot> zone;
  private int streams;
  private int columns;

  public ProfileReader(
      EventLeaves leaves, Vocabulary vocabulary, Set<String> legalBases, long now) {
    this.leaves = leaves;
    this.consents = new ConsentReader(vocabulary, legalBases);
    this.vocabulary = vocabulary;
    this.zone = leaves.zone().map(name -> leaves.attribute(name, Type.TEXT));
    this.clocks = new WindowClocks(leaves.windows(), leaves.calendar(), now);
    this.reading = new Reading(leaves.graph().literals(), new EmptyView(), clocks.workspace());
    List<LeafReader> last = new ArrayList<>();
    for (Graph.Node node : leaves.graph().order()) {
      if (node.key() instanceof Leaf leaf) {
        add(leaf, node, last);
      }
    }
    attributes.forEach(
        (name, reader) -> {
          if (leaves.zone().filter(name::equals).isPresent()) {
            readers.addFirst(reader); // windows depend on it
          } else {
            readers.add(reader);
          }
        });
    readers.addAll(feeds.values());
    readers.add(consents);
    readers.addAll(last);
    bind();
  }

  /** The instant of evaluation for the profiles to come. */
  public void setNow(long now) {
    clocks.set(now);
  }

  /**
   * Fills a row. Its due instant becomes that of the earliest entry after now, or of whatever else
   * changes by itself below the columns.
   */
  public void read(TimelineView view, Block block, int row) {
    if (streams != vocabulary.streams() || columns != vocabulary.columns()) {
      bind();
    }
    reading.begin(view, clocks.workspace());
    if (all.length != readers.size()) {
      all = readers.toArray(LeafReader[]::new);
    }
    int i = 0;
    if (zone.isPresent()) {
      all[i++].read(reading, block, row);
      reading.clock = clocks.of(block, zone.get(), row);
      block.calendars[row] = reading.clock.calendar();
    }
    for (; i < all.length; i++) {
      all[i].read(reading, block, row);
    }
    block.due[row] = reading.next;
  }

  private void bind() {
    streams = vocabulary.streams();
    columns = vocabulary.columns();
    raw.forEach(RawFeed::bind);
    attributes.values().forEach(AttributeReader::bind);
  }

  private void add(Leaf leaf, Graph.Node node, List<LeafReader> last) {
    switch (leaf) {
      case Leaf.Exists _ -> last.add(new ExistsReader(vocabulary, node.out()));
      case Leaf.Attribute(String name, Type type) ->
          attributes
              .computeIfAbsent(name, n -> new AttributeReader(n, vocabulary))
              .add(node.out(), type);
      case Leaf.OfEvents ofEvents -> add(ofEvents, node);
      case Leaf.TimeOf(FeedKey feed, Window window, boolean ofLast) -> {
        EventWindows windows = windows(feed);
        windows.add(leaves.number(window), due(node), times(windows.feed, node.out(), ofLast));
      }
      case Leaf.Sequence(var steps, var within, var same) ->
          last.add(
              new SequenceReader(
                  steps.stream().map(step -> range(step, same)).toList(), within, node.out()));
      case Leaf.ButNot(var did, var not, var within, var same) ->
          last.add(
              new ButNotReader(
                  range(did, same), range(not, same), within, node.out(), ownDue(node)));
      case Leaf.Decaying(Leaf.Events(FeedKey feed, Window window), double give, long halfLife) -> {
        EventWindows windows = windows(feed);
        windows.add(
            leaves.number(window),
            due(feed, window),
            new DecayingPoints(windows.feed, node.out(), give, halfLife));
      }
      case Leaf.Consented(String channel, String purpose) ->
          consents.add(channel, purpose, node.out());
    }
  }

  /** A step's entries, found with the other windows of their feed. */
  private StepRange range(Leaf.Events events, List<String> same) {
    EventWindows windows = windows(events.feed());
    Property key =
        same.isEmpty() ? null : windows.feed.property(new PropertyKey(same, Form.KEYS, false));
    StepRange range = new StepRange(windows.feed, key);
    windows.add(leaves.number(events.window()), due(events.feed(), events.window()), range);
    return range;
  }

  private int due(FeedKey feed, Window window) {
    return WindowClock.moves(window) ? leaves.due(feed, window) : -1;
  }

  private static int ownDue(Graph.Node node) {
    return node.facts().watch().orElseThrow() instanceof Watch.Dues(int[] columns)
        ? columns[0]
        : -1;
  }

  private static int due(Graph.Node node) {
    return node.facts().dues().isEmpty() ? -1 : node.facts().dues().first();
  }

  private static EventWindows.Aggregate times(Feed feed, Slot slot, boolean last) {
    return (block, row, from, to, _) ->
        block.instants[slot.index() * block.capacity + row] =
            from == to ? Block.UNKNOWN : feed.times[last ? to - 1 : from];
  }

  private void add(Leaf.OfEvents leaf, Graph.Node node) {
    EventWindows windows = windows(leaf.feed());
    int window = leaves.number(leaf.window());
    Slot slot = node.out();
    switch (leaf.aggregation()) {
      case COUNT -> addCount(windows, leaf, node);
      case SUM, AVG -> {
        boolean average = leaf.aggregation() == Expr.Aggregation.AVG;
        PropertyKey key = new PropertyKey(leaf.path(), Form.MICROS, true);
        windows.sums(key).add(slot, windows.place(window, due(node)), average);
      }
      case DISTINCT -> {
        PropertyKey key = new PropertyKey(leaf.path(), Form.KEYS, true);
        windows.distincts(key).add(slot, windows.place(window, due(node)));
      }
      case MIN, MAX, FIRST, LAST, MOST_FREQUENT -> {
        PropertyKey key = new PropertyKey(leaf.path(), form(slot.kind()), true);
        windows.add(
            window, due(node), new Picks(leaf.aggregation(), windows.feed.property(key), slot));
      }
    }
  }

  private void addCount(EventWindows windows, Leaf.OfEvents leaf, Graph.Node node) {
    int window = leaves.number(leaf.window());
    int due = due(node);
    if (due >= 0 && !(leaf.window() instanceof Window.Ago)) {
      windows.counts.add(
          node.out(), windows.place(window, -1), due, leaves.graph().bounds(node.out()));
    } else {
      windows.counts.add(node.out(), windows.place(window, due));
    }
  }

  private static Form form(Kind kind) {
    return switch (kind) {
      case NUMBER -> Form.NUMBERS;
      case INSTANT -> Form.INSTANTS;
      case BOOLEAN -> Form.BOOLEANS;
      case TEXT -> Form.TEXTS;
      case VALUE -> Form.VALUES;
    };
  }

  // ---- feeds ----

  /** The reader of a feed; those that it is made of stand before it. */
  private EventWindows windows(FeedKey key) {
    EventWindows known = feeds.get(key);
    if (known == null) {
      known = new EventWindows(feed(key));
      feeds.put(key, known);
    }
    return known;
  }

  private Feed feed(FeedKey key) {
    return switch (key) {
      case FeedKey.Raw(String event) -> {
        RawFeed feed = new RawFeed(event, vocabulary);
        raw.add(feed);
        yield feed;
      }
      case FeedKey.Filtered(FeedKey of, Expr where) -> {
        Feed from = windows(of).feed;
        yield new FilteredFeed(from, test(leaves.where(where), from));
      }
      case FeedKey.Session session -> new SessionFeed(windows(session.of()).feed, session);
    };
  }

  private static EntryTest test(EntryProgram program, Feed from) {
    List<EntryTest.Input> inputs = new ArrayList<>();
    program
        .inputs()
        .forEach(
            (property, slot) ->
                inputs.add(
                    new EntryTest.Input(
                        from.property(new PropertyKey(property.path(), form(slot.kind()), false)),
                        slot,
                        property.type())));
    return new EntryTest(program.program(), program.condition(), inputs);
  }
}
