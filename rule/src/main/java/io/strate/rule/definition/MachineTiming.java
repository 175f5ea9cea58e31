package io.strate.rule.definition;

import java.util.List;
import java.util.Optional;

/**
 * Tells machines by when they act. An event's property {@code machine} is {@code 'yes'} if one of
 * these rules says so, else what it was stated to be. Both look at the events of one contact with
 * time ≤ now, whatever else is stated of them:
 *
 * <ul>
 *   <li>{@code link}: another event of the same name, at most {@link #AT_ONCE} earlier or later,
 *       has another value of this property;
 *   <li>{@code delivery}: the event is earlier than the first delivery of the same message, or at
 *       most {@link #AT_ONCE} later.
 * </ul>
 *
 * <p>Values are scalars, and equal or not; what is unknown tells nothing. A verdict never goes back
 * to another as now advances, but it may come after its event: with the second link, with the
 * delivery.
 */
public record MachineTiming(Optional<List<String>> link, Optional<Delivery> delivery) {

  /** The property that is settled. */
  public static final String PROPERTY = "machine";

  /** What it then is. */
  public static final String YES = "yes";

  /** So many milliseconds apart, a person does not act twice. */
  public static final long AT_ONCE = 1_000;

  /**
   * @param event what sources call a delivery
   * @param message the property by which it and what follows it know their message
   */
  public record Delivery(String event, List<String> message) {
    public Delivery {
      message = List.copyOf(message);
    }
  }

  public MachineTiming {
    link = link.map(List::copyOf);
    if (link.isEmpty() && delivery.isEmpty()) {
      throw new IllegalArgumentException("a timing looks at links, at deliveries, or at both");
    }
  }
}
