package io.strate.benchmark.learn;

import io.strate.learn.dataset.Rows;
import java.io.IOException;
import java.util.Optional;

/** One of those who are compared. */
interface Side {
  /** Runs are repeated for about so long, three at most. */
  double SECONDS = 4;

  String name();

  /** Nothing where the side cannot do that. */
  Optional<Outcome> run(Task task, Rows rows) throws IOException, InterruptedException;

  /** What may be run again and again. */
  interface Work<T> {
    T run();
  }

  /** What the work says last, and how long the shortest of several runs took. */
  record Timed<T>(T answer, double seconds) {
    static <T> Timed<T> of(Work<T> work) {
      double total = 0;
      double shortest = Double.POSITIVE_INFINITY;
      for (int run = 0; ; run++) {
        System.gc(); // what a former side left behind
        long begun = System.nanoTime();
        T answer = work.run();
        double taken = (System.nanoTime() - begun) / 1e9;
        shortest = Math.min(shortest, taken);
        total += taken;
        if (run == 2 || total > SECONDS) {
          return new Timed<>(answer, shortest);
        }
      }
    }
  }
}
