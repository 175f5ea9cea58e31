package io.strate.benchmark;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Origin;
import io.strate.domain.Value;
import io.strate.engine.Evaluator;
import io.strate.engine.Plan;
import io.strate.timeline.GrowingVocabulary;
import io.strate.timeline.LiveTimeline;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The life of one profile: an event is added to its timeline in memory, and all 200 segments are
 * evaluated. Profiles take turns; each is renewed when its history has doubled, so that a part of
 * the time goes into renewing, and histories are half as long again as stated.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class OneEventKernel {

  private static final int PROFILES = 64;

  @Param({"100", "2000"})
  int history;

  private final GrowingVocabulary vocabulary = new GrowingVocabulary();
  private final SplittableRandom random = new SplittableRandom(3);
  private LiveTimeline[] profiles = new LiveTimeline[0];
  private int[] added = new int[0];
  private Entry.Event[] events = new Entry.Event[0];
  private Evaluator evaluator = evaluator(List.of());
  private int next;

  @Setup
  public void fill() {
    profiles = new LiveTimeline[PROFILES];
    added = new int[PROFILES];
    for (int i = 0; i < PROFILES; i++) {
      renew(i);
    }
    events = new Entry.Event[1 << 14];
    for (int i = 0; i < events.length; i++) {
      events[i] = event(Shape.NOW - events.length + i);
    }
    evaluator = evaluator(SegmentCase.of(Shape.FULL));
  }

  private Evaluator evaluator(List<SegmentCase> cases) {
    return Plan.compile(EngineSide.definitions(cases), vocabulary)
        .membershipEvaluator(new ContactWorld());
  }

  private void renew(int profile) {
    LiveTimeline timeline = new LiveTimeline(vocabulary);
    timeline.insert(stated("region", Value.text(Shape.REGIONS.get(profile % 8))));
    timeline.insert(stated("employees", Value.number(random.nextInt(400))));
    for (int i = 0; i < history; i++) {
      timeline.insert(event(Shape.START + random.nextInt(400 * 86_400) * 1_000L));
    }
    profiles[profile] = timeline;
    added[profile] = 0;
  }

  private Entry stated(String attribute, Value value) {
    Origin origin = new Origin(0, random.nextLong());
    return new Entry.AttributeStated(Entry.ALWAYS, origin, attribute, value);
  }

  private Entry.Event event(long time) {
    Value.RecordOf properties =
        new Value.RecordOf(Map.of("amount", Value.number(random.nextInt(20_000) / 100.0)));
    String type = Shape.TYPES.get(random.nextInt(Shape.TYPES.size()));
    return new Entry.Event(time, new Origin(1, random.nextLong()), type, properties);
  }

  @Benchmark
  public long addAndEvaluate() {
    int turn = next++;
    int profile = turn & PROFILES - 1;
    if (added[profile]++ == history) {
      renew(profile);
    }
    LiveTimeline timeline = profiles[profile];
    Entry.Event like = events[turn & events.length - 1];
    Entry.Event event =
        new Entry.Event(Shape.NOW + turn, new Origin(2, turn), like.name(), like.properties());
    timeline.insert(event);
    evaluator.evaluate(Entity.CONTACT, profile, timeline, event.time());
    return evaluator.memberships(0)
        ^ evaluator.memberships(1)
        ^ evaluator.memberships(2)
        ^ evaluator.memberships(3)
        ^ evaluator.due();
  }
}
