package io.strate.connect.webhook;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What a dispatcher stands on.
 *
 * @param executor runs tasks that block, never within the caller; best each in a virtual thread
 */
public record DispatchPorts(
    Outbox outbox,
    DeliveryJournal journal,
    Endpoints endpoints,
    Courier courier,
    DeliveryCounters counters,
    InstantSource clock,
    Alarm alarm,
    Executor executor,
    RandomGenerator random) {}
