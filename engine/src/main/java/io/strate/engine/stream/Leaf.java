package io.strate.engine.stream;

import io.strate.domain.Type;
import io.strate.rule.Expr;
import io.strate.rule.Span;
import io.strate.rule.Window;
import java.util.List;
import java.util.Optional;

/** What a column read from timelines holds: the key of its node in the graph. */
public sealed interface Leaf {

  /** Whether anything is known of the profile as of now. */
  record Exists() implements Leaf {}

  /** The value of an attribute as of now. */
  record Attribute(String name, Type type) implements Leaf {}

  /** One value out of the events of a feed in a window; of their times for {@code TimeOf}. */
  record OfEvents(
      FeedKey feed, Window window, Expr.Aggregation aggregation, List<String> path, Type type)
      implements Leaf {}

  /** The time of the first or last event of a feed in a window. */
  record TimeOf(FeedKey feed, Window window, boolean last) implements Leaf {}

  /** Events of one feed and window: a step of a sequence. */
  record Events(FeedKey feed, Window window) {}

  record Sequence(List<Events> steps, Optional<Span> within, List<String> same) implements Leaf {}

  record ButNot(Events did, Events not, Span within, List<String> same) implements Leaf {}

  /** What a score's line gives for events, before its limit; it decays. */
  record Decaying(Events events, double give, long halfLife) implements Leaf {}

  /** Whether the last consent for a channel and purpose allows it. */
  record Consented(String channel, String purpose) implements Leaf {}
}
