package io.strate.workspace.notify;

import io.strate.connect.webhook.DeliveryCounters;

/** Counts nothing. */
final class Silence implements DeliveryCounters {

  @Override
  public void attempted(String endpoint, Attempt attempt) {}

  @Override
  public void givenUp(String endpoint) {}

  @Override
  public void vanished(String endpoint) {}

  @Override
  public void disabled(String endpoint) {}

  @Override
  public void trouble(String endpoint, RuntimeException cause) {}
}
