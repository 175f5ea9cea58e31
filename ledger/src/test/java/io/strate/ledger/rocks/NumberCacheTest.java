package io.strate.ledger.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What several threads put is found whole or not at all. */
final class NumberCacheTest {

  private static final int NAMES = 400_000;

  /** Many names share the low bits by which places are found. */
  private static long low(int name) {
    return name % 1_000;
  }

  private static long high(int name) {
    return name * 0x9E3779B97F4A7C15L;
  }

  @Test
  void aNameHasItsOwnNumberOrNone() throws Exception {
    NumberCache cache = new NumberCache(1 << 16);
    List<Future<Integer>> wrong = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      threads.submit(() -> putAll(cache));
      Callable<Integer> reader = () -> wrongOnes(cache);
      wrong.add(threads.submit(reader));
      wrong.add(threads.submit(reader));
    }
    for (Future<Integer> each : wrong) {
      assertThat(each.get()).isZero();
    }
    cache.clear();
    assertThat(cache.get(high(1), low(1))).isEqualTo(NumberCache.NONE);
    cache.put(high(1), low(1), 7);
    assertThat(cache.get(high(1), low(1))).isEqualTo(7);
  }

  private static void putAll(NumberCache cache) {
    for (int name = 0; name < NAMES; name++) {
      cache.put(high(name), low(name), name);
    }
  }

  private static int wrongOnes(NumberCache cache) {
    int wrong = 0;
    for (int name = 0; name < NAMES; name++) {
      long found = cache.get(high(name), low(name));
      wrong += found == NumberCache.NONE || found == name ? 0 : 1;
    }
    return wrong;
  }
}
