package io.strate.benchmark;

import io.strate.domain.Entity;
import io.strate.engine.Memberships;
import io.strate.engine.Plan;
import io.strate.engine.Run;
import io.strate.engine.Scan;
import io.strate.ledger.Ledger;
import io.strate.ledger.Runs;
import io.strate.ledger.Timelines;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.timeline.PackedTimeline;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Runs over a ledger: of everybody, and of those only who may have changed. */
final class EngineSide {

  private final Ledger ledger;
  private final int threads;

  EngineSide(Ledger ledger, int threads) {
    this.ledger = ledger;
    this.threads = threads;
  }

  /** Definitions of segments without any file. */
  static Definitions definitions(List<SegmentCase> cases) {
    List<SegmentDefinition> segments =
        cases.stream()
            .map(
                one ->
                    new SegmentDefinition(
                        Entity.CONTACT,
                        one.name(),
                        Optional.empty(),
                        Optional.empty(),
                        new SegmentRule.When(one.expression(), Optional.empty()),
                        Set.of(),
                        Set.of()))
            .toList();
    return new Definitions(
        ZoneOffset.UTC,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        segments,
        List.of(),
        Set.of());
  }

  /** Everybody, from the ledger on disk to memberships on disk; the plan is compiled anew. */
  void rebuild(Definitions definitions, long now) throws Exception {
    Plan plan = Plan.compile(definitions, ledger.vocabulary());
    long mark = ledger.mark();
    int count = ledger.profiles().count(Entity.CONTACT);
    Memberships memberships = evaluate(plan, now, everybody(count));
    List<Runs.SegmentResult> results = new ArrayList<>();
    for (String segment : plan.segments(Entity.CONTACT)) {
      RoaringBitmap members = bitmap(memberships.members(segment));
      results.add(new Runs.SegmentResult(segment, Entity.CONTACT, 1, members));
    }
    long[] due = new long[count];
    Arrays.setAll(due, number -> memberships.due(Entity.CONTACT, number));
    ledger.runs().save(new Runs.Run(now, mark, 1, results, due, new long[0]));
  }

  /**
   * Only those whose entries changed since the last run, or whose memberships may have changed with
   * time.
   *
   * @return how many they were
   */
  int update(Definitions definitions, long now) throws Exception {
    Plan plan = Plan.compile(definitions, ledger.vocabulary());
    Runs.RunRecord last = ledger.runs().last().orElseThrow();
    long mark = ledger.mark();
    long[] before = ledger.runs().due(Entity.CONTACT);
    int count = ledger.profiles().count(Entity.CONTACT);
    RoaringBitmap touched = ledger.dirtySince(Entity.CONTACT, last.mark());
    for (int number = 0; number < before.length; number++) {
      if (before[number] <= now) {
        touched.add(number);
      }
    }
    Memberships memberships = evaluate(plan, now, some(touched));
    List<Runs.SegmentResult> results = new ArrayList<>();
    for (String segment : plan.segments(Entity.CONTACT)) {
      RoaringBitmap members = RoaringBitmap.andNot(ledger.runs().members(segment), touched);
      members.or(bitmap(memberships.members(segment)));
      results.add(new Runs.SegmentResult(segment, Entity.CONTACT, 1, members));
    }
    long[] due = Arrays.copyOf(before, count);
    touched.forEach((int number) -> due[number] = memberships.due(Entity.CONTACT, number));
    ledger.runs().save(new Runs.Run(now, mark, 1, results, due, new long[0]));
    return touched.getCardinality();
  }

  long members(SegmentCase one) {
    return ledger.runs().members(one.name()).getCardinality();
  }

  private static RoaringBitmap bitmap(BitSet bits) {
    return BitSetUtil.bitmapOf(bits);
  }

  /** How many numbers a thread takes at a time, as runs of a workspace do. */
  private static final int SLICE = 16 * Scan.BLOCK;

  /** A part of the work: hands profiles to a sink. */
  @FunctionalInterface
  private interface Part {
    void scan(Timelines.Sink sink);
  }

  private List<Part> everybody(int count) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i += SLICE) {
      int first = i;
      int end = Math.min(count, i + SLICE);
      parts.add(sink -> ledger.timelines().scan(Entity.CONTACT, first, end, sink));
    }
    return parts;
  }

  private List<Part> some(RoaringBitmap numbers) {
    List<Part> parts = new ArrayList<>();
    int size = numbers.getCardinality();
    PeekableIntIterator all = numbers.getIntIterator();
    for (int i = 0; i < threads; i++) {
      int take = size * (i + 1) / threads - size * i / threads;
      RoaringBitmap part = new RoaringBitmap();
      int block = -1;
      while (all.hasNext() && (take-- > 0 || all.peekNext() / Scan.BLOCK == block)) {
        block = all.peekNext() / Scan.BLOCK;
        part.add(all.next());
      }
      if (!part.isEmpty()) {
        parts.add(sink -> ledger.timelines().scan(Entity.CONTACT, part, sink));
      }
    }
    return parts;
  }

  private Memberships evaluate(Plan plan, long now, List<Part> parts)
      throws InterruptedException, ExecutionException {
    Run run = plan.run(new ContactWorld(), now);
    int[] positions = ledger.timelines().positions();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      for (Optional<Scan> scan = run.next(); scan.isPresent(); scan = run.next()) {
        Scan of = scan.get();
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          running.add(workers.submit(() -> feed(of, parts, next, positions)));
        }
        for (Future<?> each : running) {
          each.get();
        }
      }
    }
    return run.memberships();
  }

  /** Feeds a lane with parts of the work until none is left. */
  private static void feed(Scan scan, List<Part> parts, AtomicInteger next, int[] positions) {
    Scan.Lane lane = scan.lane();
    PackedTimeline view = new PackedTimeline(origin -> positions[origin]);
    for (int i = next.getAndIncrement(); i < parts.size(); i = next.getAndIncrement()) {
      // The ledger has compared checksums already.
      parts
          .get(i)
          .scan(
              (number, bytes, offset, length) ->
                  lane.add(number, view.wrap(bytes, offset, length, false)));
    }
    lane.finish();
  }
}
