package io.strate.engine.stream;

import io.strate.rule.Expr;
import io.strate.rule.Span;
import io.strate.rule.definition.MachineTiming;
import java.util.Optional;

/** Which events an aggregate reads, windows apart. Equal keys are read once. */
public sealed interface FeedKey {

  /** All events of a name, as they were delivered. */
  record Raw(String event) implements FeedKey {}

  /** The same, those that are a machine's by their times as such. */
  record Judged(Raw of, MachineTiming timing) implements FeedKey {

    /** The deliveries that the timing looks at, if it does. */
    Optional<Raw> deliveries() {
      return timing.delivery().map(delivery -> new Raw(delivery.event()));
    }
  }

  /** Those that satisfy a condition on their properties. */
  record Filtered(FeedKey of, Expr where) implements FeedKey {}

  /**
   * Runs of events with no gap longer than {@code gap}.
   *
   * @param count the property that says how many events a run has, beside {@code events}
   */
  record Session(FeedKey of, Span gap, String count) implements FeedKey {}
}
