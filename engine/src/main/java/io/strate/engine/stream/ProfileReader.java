package io.strate.engine.stream;

import io.strate.domain.Type;
import io.strate.engine.column.Asked;
import io.strate.engine.column.Block;
import io.strate.engine.column.Gates;
import io.strate.engine.column.Graph;
import io.strate.engine.column.Kind;
import io.strate.engine.column.Slot;
import io.strate.engine.column.Wanted;
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
import java.util.stream.Stream;

/**
 * Reads what a program needs of a profile from its timeline into one row of a block: attributes,
 * then of the events what these leave open (see {@link Gates}), every stream once. It holds scratch
 * arrays: one thread at a time.
 */
public final class ProfileReader {

  private final EventLeaves leaves;
  private final Vocabulary vocabulary;
  private final Map<String, AttributeReader> attributes = new LinkedHashMap<>();
  private final List<RawFeed> raw = new ArrayList<>();
  private final Map<FeedKey, EventWindows> feeds = new LinkedHashMap<>();
  private final List<Pattern> patterns = new ArrayList<>();
  private final ConsentReader consents;
  private final Optional<ExistsReader> exists;
  private final Reading reading;
  private final WindowClocks clocks;
  private final Optional<Slot> zone;
  private final AttributeReader[] first;
  private final EventWindows[] windows;
  private final Gates gates;

  /** Among all that is wanted, the number of the first pattern. */
  private final int firstPattern;

  private int streams;
  private int columns;

  /** What is found in several feeds, once these have been read. */
  private record Pattern(Slot slot, LeafReader reader) {}

  /**
   * @param asked what is read of the rows
   */
  public ProfileReader(
      EventLeaves leaves, Vocabulary vocabulary, Set<String> legalBases, Asked asked, long now) {
    this.leaves = leaves;
    this.consents = new ConsentReader(vocabulary, legalBases);
    this.vocabulary = vocabulary;
    this.zone = leaves.zone().map(name -> leaves.attribute(name, Type.TEXT));
    this.clocks = new WindowClocks(leaves.windows(), leaves.calendar(), now);
    this.reading = new Reading(leaves.graph().literals(), new EmptyView(), clocks.workspace());
    Graph graph = leaves.graph();
    for (Graph.Node node : graph.order()) {
      if (node.key() instanceof Leaf leaf) {
        add(leaf, node);
      }
    }
    this.exists = graph.find(new Leaf.Exists()).map(slot -> new ExistsReader(vocabulary, slot));
    this.first = attributes.values().toArray(AttributeReader[]::new);
    this.windows = feeds.values().toArray(EventWindows[]::new);
    List<Slot> gated = new ArrayList<>();
    feeds.values().forEach(each -> each.number(gated));
    this.firstPattern = gated.size();
    patterns.forEach(pattern -> gated.add(pattern.slot));
    this.gates =
        new Gates(graph, asked, gated, slot -> graph.node(slot).key() instanceof Leaf.Attribute);
    reading.wanted = new Wanted(gated.size());
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
    begin(view, false);
    fill(clocks, block, row);
  }

  /** The bounds of windows as of another instant, for {@link #read(WindowClocks, Block, int)}. */
  public WindowClocks clocks(long now) {
    return new WindowClocks(leaves.windows(), leaves.calendar(), now);
  }

  /** Begins with a profile that is then read as of several instants. */
  public void begin(TimelineView view) {
    begin(view, true);
  }

  /**
   * Fills a row with the profile begun last, as of the instant of some clocks. What does not depend
   * on it is read once for all. Its due instant means nothing.
   */
  public void read(WindowClocks asOf, Block block, int row) {
    fill(asOf, block, row);
  }

  private void begin(TimelineView view, boolean asOfSeveral) {
    if (streams != vocabulary.streams() || columns != vocabulary.columns()) {
      bind();
    }
    reading.begin(view, asOfSeveral);
  }

  private void fill(WindowClocks clocks, Block block, int row) {
    reading.at(clocks.workspace());
    readAttributes(clocks, block, row);
    gates.choose(block, row, reading.wanted);
    for (EventWindows each : windows) {
      each.read(reading, block, row);
    }
    for (int i = 0; i < patterns.size(); i++) {
      if (reading.wanted.any(firstPattern + i, firstPattern + i + 1)) {
        patterns.get(i).reader.read(reading, block, row);
      }
    }
    consents.read(reading, block, row);
    if (exists.isPresent()) {
      exists.get().read(reading, block, row);
    }
    block.due[row] = reading.next;
  }

  private void readAttributes(WindowClocks clocks, Block block, int row) {
    for (AttributeReader each : first) {
      each.read(reading, block, row);
    }
    if (zone.isPresent()) {
      reading.clock = clocks.of(block, zone.get(), row);
      block.calendars[row] = reading.clock.calendar();
    }
  }

  private void bind() {
    streams = vocabulary.streams();
    columns = vocabulary.columns();
    raw.forEach(RawFeed::bind);
    attributes.values().forEach(AttributeReader::bind);
  }

  private void add(Leaf leaf, Graph.Node node) {
    switch (leaf) {
      case Leaf.Exists _ -> {} // after all others
      case Leaf.Attribute(String name, Type type) ->
          attributes
              .computeIfAbsent(name, n -> new AttributeReader(n, vocabulary))
              .add(node.out(), type);
      case Leaf.OfEvents ofEvents -> add(ofEvents, node);
      case Leaf.TimeOf(FeedKey feed, Window window, boolean ofLast) -> {
        EventWindows in = windows(feed);
        in.add(node.out(), leaves.number(window), due(node), times(in.feed, node.out(), ofLast));
      }
      case Leaf.Sequence(var steps, var within, var same) -> {
        List<StepRange> ranges = steps.stream().map(step -> range(node.out(), step, same)).toList();
        patterns.add(new Pattern(node.out(), new SequenceReader(ranges, within, node.out())));
      }
      case Leaf.ButNot(var did, var not, var within, var same) -> {
        StepRange begins = range(node.out(), did, same);
        StepRange ends = range(node.out(), not, same);
        patterns.add(
            new Pattern(
                node.out(), new ButNotReader(begins, ends, within, node.out(), ownDue(node))));
      }
      case Leaf.Decaying(Leaf.Events(FeedKey feed, Window window), double give, long halfLife) -> {
        EventWindows in = windows(feed);
        in.add(
            node.out(),
            leaves.number(window),
            due(feed, window),
            new DecayingPoints(in.feed, node.out(), give, halfLife));
      }
      case Leaf.Consented(String channel, String purpose) ->
          consents.add(channel, purpose, node.out());
    }
  }

  /** A step's entries, found with the other windows of their feed. */
  private StepRange range(Slot pattern, Leaf.Events events, List<String> same) {
    EventWindows in = windows(events.feed());
    Property key = same.isEmpty() ? null : in.feed.property(PropertyKey.ofOneValue(same));
    StepRange range = new StepRange(in.feed, key);
    in.add(pattern, leaves.number(events.window()), due(events.feed(), events.window()), range);
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

  private static Aggregates.Aggregate times(Feed feed, Slot slot, boolean last) {
    return (block, row, from, to, _) ->
        block.instants[slot.index() * block.capacity + row] =
            from == to ? Block.UNKNOWN : feed.times[last ? to - 1 : from];
  }

  private void add(Leaf.OfEvents leaf, Graph.Node node) {
    EventWindows in = windows(leaf.feed());
    int window = leaves.number(leaf.window());
    Slot slot = node.out();
    switch (leaf.aggregation()) {
      case COUNT -> addCount(in, leaf, node);
      case SUM, AVG -> {
        boolean average = leaf.aggregation() == Expr.Aggregation.AVG;
        PropertyKey key = new PropertyKey(leaf.path(), Form.MICROS, true);
        in.sums(key).add(slot, in.place(window, due(node)), average);
      }
      case DISTINCT -> {
        PropertyKey key = new PropertyKey(leaf.path(), Form.KEYS, true);
        in.distincts(key).add(slot, in.place(window, due(node)));
      }
      case MIN, MAX, FIRST, LAST, MOST_FREQUENT -> {
        PropertyKey key = new PropertyKey(leaf.path(), form(slot.kind()), true);
        in.add(slot, window, due(node), new Picks(leaf.aggregation(), in.feed.property(key), slot));
      }
    }
  }

  private void addCount(EventWindows in, Leaf.OfEvents leaf, Graph.Node node) {
    int window = leaves.number(leaf.window());
    int due = due(node);
    if (due >= 0 && !(leaf.window() instanceof Window.Ago)) {
      in.counts.add(node.out(), in.place(window, -1), due, leaves.graph().bounds(node.out()));
    } else {
      in.counts.add(node.out(), in.place(window, due));
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
      from(key).forEach(of -> windows(of).derive(windows(key)));
    }
    return known;
  }

  /** What a feed is made from. */
  private static List<FeedKey> from(FeedKey key) {
    return switch (key) {
      case FeedKey.Raw _ -> List.of();
      case FeedKey.Judged judged ->
          Stream.<FeedKey>concat(Stream.of(judged.of()), judged.deliveries().stream()).toList();
      case FeedKey.Filtered(FeedKey of, _) -> List.of(of);
      case FeedKey.Session session -> List.of(session.of());
    };
  }

  private Feed feed(FeedKey key) {
    return switch (key) {
      case FeedKey.Raw(String event) -> {
        RawFeed feed = new RawFeed(event, vocabulary);
        raw.add(feed);
        yield feed;
      }
      case FeedKey.Judged judged -> {
        Optional<Feed> deliveries = judged.deliveries().map(raw -> windows(raw).feed);
        yield JudgedFeed.of(judged.timing(), windows(judged.of()).feed, deliveries);
      }
      case FeedKey.Filtered(FeedKey of, Expr where) -> {
        Feed from = windows(of).feed;
        yield new FilteredFeed(from, test(leaves.where(where), from));
      }
      case FeedKey.Session session -> new SessionFeed(windows(session.of()).feed, session);
    };
  }

  private EntryTest test(EntryProgram program, Feed from) {
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
    return new EntryTest(program.program(), program.condition(), inputs, zone.isPresent());
  }
}
