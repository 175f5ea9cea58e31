package io.strate.benchmark;

import io.strate.domain.Type;
import io.strate.timeline.ColumnKey;
import io.strate.timeline.GrowingVocabulary;
import io.strate.timeline.PackedTimeline;
import io.strate.timeline.StreamKey;
import io.strate.timeline.TimelineBuilder;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What packed timelines cost: packing them, and reading times and amounts of all streams. Times are
 * those of one profile.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PackedKernel {

  private static final int PROFILES = 1_000;

  @Param({"100", "2000"})
  int events;

  private final GrowingVocabulary vocabulary = new GrowingVocabulary();
  private final PackedTimeline view = new PackedTimeline();
  private final TimelineBuilder builder = new TimelineBuilder(vocabulary);
  private final byte[][] timelines = new byte[PROFILES][];
  private final int[] streams = new int[Shape.TYPES.size()];
  private int amount;
  private long[] times = new long[0];
  private long[] micros = new long[0];

  @Setup
  public void fill() {
    amount = vocabulary.column(ColumnKey.of(Type.Scalar.NUMBER, "amount"));
    for (int i = 0; i < streams.length; i++) {
      streams[i] = vocabulary.stream(StreamKey.event(Shape.TYPES.get(i)));
    }
    times = new long[events];
    micros = new long[events];
    for (int i = 0; i < PROFILES; i++) {
      timelines[i] = packOne(i);
    }
  }

  private byte[] packOne(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < events; i++) {
      long time = Shape.START + random.nextInt(400 * 86_400) * 1_000L;
      builder.begin(streams[random.nextInt(streams.length)], time, 0, random.nextLong());
      builder.number(amount, random.nextInt(20_000) / 100.0);
    }
    return builder.build();
  }

  /** Reads the times and amounts of every stream. */
  @Benchmark
  @OperationsPerInvocation(PROFILES)
  public long read() {
    long sum = 0;
    for (byte[] timeline : timelines) {
      view.wrap(timeline);
      for (int stream : streams) {
        view.times(stream, times);
        view.micros(stream, amount, micros);
        sum += times[0] + micros[0];
      }
    }
    return sum;
  }

  /** Makes events that come in no order, and packs them. */
  @Benchmark
  @OperationsPerInvocation(PROFILES)
  public long packAll() {
    long length = 0;
    for (int i = 0; i < PROFILES; i++) {
      length += packOne(i).length;
    }
    return length;
  }
}
