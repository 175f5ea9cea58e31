package io.strate.server.tracking;

import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.CallReader;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Reads messages of the tracking API that were refused and kept. */
public final class KeptCallReader implements CallReader {

  private final MessageReader reader;
  private final LongSupplier clock;

  /**
   * @param clock the present instant in milliseconds since 1970-01-01T00:00Z, for messages that do
   *     not say when they came
   * @param zone of times that they state without one
   */
  public KeptCallReader(LongSupplier clock, ZoneId zone) {
    this.reader = new MessageReader(() -> UUID.randomUUID().toString(), () -> zone);
    this.clock = clock;
  }

  @Override
  public Optional<Call> read(String text) {
    return reader.again(text, clock.getAsLong());
  }
}
