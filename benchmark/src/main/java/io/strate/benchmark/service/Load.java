package io.strate.benchmark.service;

import io.strate.benchmark.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends calls over several connections at once. As its users do, it sends again what was answered
 * with 429, and counts it.
 */
final class Load {

  private static final AtomicInteger RUNS = new AtomicInteger();

  private final Shape shape;
  private final int port;
  private final String key;
  private final Map<String, Integer> again = new ConcurrentHashMap<>();

  Load(Shape shape, int port, String key) {
    this.shape = shape;
    this.port = port;
    this.key = key;
  }

  /**
   * As fast as it goes.
   *
   * @param batch how many events in a body; 1 for {@code /v1/track}
   * @return events a second
   */
  double flood(int connections, int batch, double seconds) throws Exception {
    long begun = System.nanoTime();
    long end = begun + (long) (seconds * 1e9);
    List<Work> works = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      works.add(
          (sender, bodies) -> {
            long sent = 0;
            while (System.nanoTime() < end) {
              post(sender, batch == 1 ? bodies.single() : bodies.batch(batch));
              sent += batch;
            }
            return sent;
          });
    }
    long sent = all(works, batch == 1 ? "/v1/track" : "/v1/batch");
    return sent / ((System.nanoTime() - begun) / 1e9);
  }

  /**
   * At an even pace, whether or not answers come: what is late counts from when it was due.
   *
   * @return how long answers took, in the second half
   */
  Latencies paced(int connections, int perSecond, double seconds) throws Exception {
    Latencies latencies = new Latencies();
    long begun = System.nanoTime();
    long between = 1_000_000_000L * connections / perSecond;
    int each = (int) (seconds * perSecond / connections);
    List<Work> works = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      long first = begun + between * i / connections;
      works.add(
          (sender, bodies) -> {
            for (int n = 0; n < each; n++) {
              long due = first + n * between;
              while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
              }
              post(sender, bodies.single());
              if (n >= each / 2) {
                latencies.add(System.nanoTime() - due);
              }
            }
            return each;
          });
    }
    all(works, "/v1/track");
    return latencies;
  }

  /** How many requests were sent again, by what the answer said. */
  Map<String, Integer> again() {
    return Map.copyOf(again);
  }

  private void post(HttpSender sender, byte[] body) throws IOException {
    int status = sender.post(body);
    while (status == 429) {
      again.merge(sender.said(), 1, Integer::sum);
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      status = sender.post(body);
    }
    if (status != 200) {
      throw new IOException("expected 200, found " + status + ": " + sender.said());
    }
  }

  @FunctionalInterface
  private interface Work {
    long send(HttpSender sender, EventBodies bodies) throws IOException;
  }

  private long all(List<Work> works, String path) throws Exception {
    String run = "r" + System.currentTimeMillis() + "-" + RUNS.incrementAndGet();
    long sent = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(works.size())) {
      List<Future<Long>> futures = new ArrayList<>();
      for (int i = 0; i < works.size(); i++) {
        Work work = works.get(i);
        EventBodies bodies = new EventBodies(shape, run + "-" + i);
        futures.add(
            threads.submit(
                () -> {
                  try (HttpSender sender = new HttpSender(port, path, HttpSender.basic(key))) {
                    return work.send(sender, bodies);
                  }
                }));
      }
      for (Future<Long> future : futures) {
        sent += future.get();
      }
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    }
    return sent;
  }
}
