package io.strate.server.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.strate.connect.webhook.DeliveryCounters;
import io.strate.server.log.ServerLog;
import java.util.Locale;

/** Counts what becomes of webhooks, whichever endpoint they go to. */
final class DeliveryMeasures implements DeliveryCounters {

  private final MeterRegistry registry;

  DeliveryMeasures(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void attempted(String endpoint, Attempt attempt) {
    registry
        .counter(
            "strate.webhook.attempts", "outcome", attempt.outcome().name().toLowerCase(Locale.ROOT))
        .increment();
  }

  @Override
  public void givenUp(String endpoint) {
    registry.counter("strate.webhook.given.up").increment();
    ServerLog.warn("webhook.given_up", "A message to " + endpoint + " was given up.");
  }

  @Override
  public void vanished(String endpoint) {
    registry.counter("strate.webhook.vanished").increment();
  }

  @Override
  public void disabled(String endpoint) {
    registry.counter("strate.webhook.disabled").increment();
    ServerLog.warn("webhook.disabled", "The webhook " + endpoint + " is sent nothing any more.");
  }

  @Override
  public void trouble(String endpoint, RuntimeException cause) {
    registry.counter("strate.webhook.trouble").increment();
    ServerLog.warn("webhook.trouble", "Messages to " + endpoint + " wait: " + cause.getMessage());
  }
}
