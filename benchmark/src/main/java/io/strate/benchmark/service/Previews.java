package io.strate.benchmark.service;

import io.strate.benchmark.Results;
import java.io.IOException;
import java.util.Locale;

/** Asks whom rules would take, each another one, as of the end of the events that were written. */
final class Previews {

  private static final int ESTIMATES = 200;
  private static final int EXACT = 20;

  private final Api api;

  Previews(Api api) {
    this.api = api;
  }

  void measure(Results results) throws Exception {
    results.within("first estimate of a rule's members", ask(true, 0), "", 0.15);
    Latencies estimates = new Latencies();
    for (int i = 1; i <= ESTIMATES; i++) {
      estimates.add((long) (ask(true, i) * 1e9));
    }
    results.within("estimate, 1 of 2", estimates.quantile(0.5), "", 0.15);
    results.within("estimate, 99 of 100", estimates.quantile(0.99), "", 0.15);
    results.within("first exact preview", ask(false, 0), "", 1.5);
    Latencies exact = new Latencies();
    for (int i = 1; i <= EXACT; i++) {
      exact.add((long) (ask(false, i) * 1e9));
    }
    results.within("exact preview, 1 of 2", exact.quantile(0.5), "", 1.5);
    results.within("exact preview, the slowest of " + EXACT, exact.quantile(1), "", 1.5);
  }

  /** In seconds. */
  private double ask(boolean estimate, int i) throws IOException, InterruptedException {
    String question =
        String.format(
            Locale.ROOT,
            "{\"when\":\"count(order within %d days) >= 2 and sum(page.amount within 90 days) > %d\",\"as_of\":\"2026-01-01T00:00:00Z\",\"estimate\":%b}",
            365 - i,
            100 + i,
            estimate);
    long begun = System.nanoTime();
    String answer = api.post("/preview", question);
    double taken = (System.nanoTime() - begun) / 1e9;
    if (answer.contains(estimate ? "\"count\":0" : "\"members\":0")) {
      throw new IOException("the rule takes nobody: " + answer);
    }
    return taken;
  }
}
