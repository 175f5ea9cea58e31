package io.strate.engine;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Origin;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Comparison.Operator;
import io.strate.rule.Selection;
import io.strate.rule.Span;
import io.strate.rule.Window;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.timeline.GrowingVocabulary;
import io.strate.timeline.LiveTimeline;
import io.strate.timeline.PackedTimeline;
import io.strate.timeline.TimelineBuilder;
import io.strate.timeline.TimelineView;
import io.strate.timeline.Vocabulary;
import java.lang.management.ManagementFactory;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * How fast this machine evaluates: {@code main} prints it. Profiles are held packed in memory, so
 * that nothing but the engine (and the decoding of timelines) is measured.
 */
final class SpeedProbe {

  static final long NOW = 1_750_000_000_000L;
  private static final long DAY = 86_400_000;
  private static final int[] DAYS = {1, 7, 14, 30, 60, 90, 180, 365};
  private static final int TYPES = 12;

  private SpeedProbe() {}

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("live")) {
      live(Integer.parseInt(args[1]), new GrowingVocabulary());
      return;
    }
    int profiles = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
    Vocabulary vocabulary = new GrowingVocabulary();
    byte[][] packed = packed(profiles, vocabulary);
    long bytes = 0;
    for (byte[] each : packed) {
      bytes += each.length;
    }
    System.out.printf("%,d profiles, %,d bytes%n", profiles, bytes);
    for (int segments :
        args.length > 1 ? new int[] {Integer.parseInt(args[1])} : new int[] {100, 200, 1000}) {
      long compile = cpu();
      Plan plan = Plan.compile(definitions(segments), vocabulary);
      compile = cpu() - compile;
      long best = Long.MAX_VALUE;
      long members = 0;
      for (int round = 0; round < (args.length > 1 ? 15 : 5); round++) {
        long start = cpu();
        members = evaluate(plan, packed);
        best = Math.min(best, cpu() - start);
      }
      System.out.printf(
          "%d segments: %.3f s on one core (compiled in %.0f ms; %,d memberships)%n",
          segments, best / 1e9, compile / 1e6, members);
    }
    for (int events : args.length > 1 ? new int[0] : new int[] {100, 2000}) {
      live(events, vocabulary);
    }
  }

  static long evaluate(Plan plan, byte[][] packed) {
    Run run = plan.run(ALONE, NOW);
    Scan.Lane lane = run.next().orElseThrow().lane();
    PackedTimeline view = new PackedTimeline();
    for (int i = 0; i < packed.length; i++) {
      lane.add(i, view.wrap(packed[i], 0, packed[i].length, false));
    }
    lane.finish();
    long count = 0;
    for (String segment : plan.segments(Entity.CONTACT)) {
      count += run.memberships().members(segment).cardinality();
    }
    return count;
  }

  private static void live(int events, Vocabulary vocabulary) {
    Random random = new Random(3);
    Plan plan = Plan.compile(definitions(200), vocabulary);
    Evaluator evaluator = plan.evaluator(ALONE);
    long best = 0;
    for (int round = 0; round < 8; round++) {
      LiveTimeline timeline = new LiveTimeline(vocabulary);
      timeline(random, events).forEach(timeline::insert);
      int rounds = 20_000_000 / (events + 200) / 5;
      List<Entry> arriving = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        arriving.add(event(random, NOW + i));
      }
      // The history is kept at its length: a fresh one every few events.
      long spent = 0;
      long sum = 0;
      for (int i = 0; i < rounds; i++) {
        if (i % (events / 10) == 0) {
          timeline = new LiveTimeline(vocabulary);
          timeline(random, events).forEach(timeline::insert);
        }
        long start = cpu();
        timeline.insert(arriving.get(i));
        evaluator.evaluate(Entity.CONTACT, 0, timeline, NOW + i);
        for (int w = 0; w < 4; w++) {
          sum += evaluator.memberships(w);
        }
        sum += evaluator.due();
        spent += cpu() - start;
      }
      best = Math.max(best, (long) (rounds / (spent / 1e9)));
      if (sum == 42) {
        System.out.println();
      }
    }
    System.out.printf("%,d events of history: %,d arrivals a second%n", events, best);
  }

  /** Time of this thread on a core: others may be at work on the machine. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  static byte[][] packed(int profiles, Vocabulary vocabulary) {
    Random random = new Random(1);
    byte[][] packed = new byte[profiles][];
    TimelineBuilder builder = new TimelineBuilder(vocabulary);
    for (int i = 0; i < profiles; i++) {
      timeline(random, 100).forEach(builder::add);
      packed[i] = builder.build();
    }
    return packed;
  }

  static List<Entry> timeline(Random random, int events) {
    List<Entry> entries = new ArrayList<>();
    for (int e = 0; e < events; e++) {
      entries.add(event(random, NOW - (long) (random.nextDouble() * 400 * DAY)));
    }
    String[] regions = {"IDF", "ARA", "PACA", "OCC", "NAQ", "BRE", "GES", "HDF", "NOR", "PDL"};
    entries.add(
        new Entry.AttributeStated(
            Entry.ALWAYS,
            new Origin(1, random.nextLong()),
            "region",
            Value.text(regions[random.nextInt(regions.length)])));
    entries.add(
        new Entry.AttributeStated(
            Entry.ALWAYS,
            new Origin(1, random.nextLong()),
            "employees",
            Value.number(random.nextInt(1000))));
    return entries;
  }

  static Entry.Event event(Random random, long time) {
    return new Entry.Event(
        time,
        new Origin(0, random.nextLong()),
        "e" + random.nextInt(TYPES),
        new Value.RecordOf(Map.of("amount", Value.number(random.nextInt(100_000) / 100.0))));
  }

  static Definitions definitions(int segments) {
    Random random = new Random(2);
    List<SegmentDefinition> all = new ArrayList<>();
    String[] regions = {"IDF", "ARA", "PACA", "OCC", "NAQ", "BRE", "GES", "HDF", "NOR", "PDL"};
    for (int i = 0; i < segments; i++) {
      Expr.Aggregate count =
          new Expr.Aggregate(Expr.Aggregation.COUNT, selection(random), List.of(), Type.NUMBER);
      Expr.Aggregate sum =
          new Expr.Aggregate(
              Expr.Aggregation.SUM, selection(random), List.of("amount"), Type.NUMBER);
      Expr when =
          new Expr.And(
              List.of(
                  new Expr.Comparison(Operator.AT_LEAST, count, number(1 + random.nextInt(4))),
                  new Expr.Comparison(Operator.GREATER, sum, number(100.0 * random.nextInt(30))),
                  new Expr.Comparison(
                      Operator.EQUAL,
                      new Expr.Attribute("region", Type.TEXT),
                      new Expr.Literal(Value.text(regions[random.nextInt(regions.length)]))),
                  new Expr.Comparison(
                      Operator.GREATER,
                      new Expr.Attribute("employees", Type.NUMBER),
                      number(random.nextInt(900)))));
      all.add(
          new SegmentDefinition(
              Entity.CONTACT,
              "s" + i,
              Optional.empty(),
              Optional.empty(),
              new SegmentRule.When(when, Optional.empty()),
              Set.of(),
              Set.of()));
    }
    return new Definitions(
        ZoneId.of("Europe/Paris"),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        all,
        List.of(),
        Set.of());
  }

  private static Selection selection(Random random) {
    return Selection.of("e" + random.nextInt(TYPES))
        .in(new Window.Within(new Span(DAYS[random.nextInt(DAYS.length)], Span.Unit.DAY)));
  }

  private static Expr number(double value) {
    return new Expr.Literal(Value.number(value));
  }

  /** Nobody but the profile that is evaluated. */
  static final World ALONE =
      new World() {
        @Override
        public BitSet numbers(Entity of, Set<String> ids) {
          return new BitSet();
        }

        @Override
        public int account(String id) {
          return -1;
        }

        @Override
        public int compare(Entity of, int number, int other) {
          return Integer.compare(number, other);
        }

        @Override
        public TimelineView view(Entity of, int number) {
          throw new IllegalStateException("nobody else is there");
        }

        @Override
        public int[] everContacts(int account) {
          return new int[0];
        }

        @Override
        public boolean isRanked(String segment, int number) {
          return false;
        }
      };
}
