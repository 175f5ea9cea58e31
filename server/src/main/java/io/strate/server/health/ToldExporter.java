package io.strate.server.health;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.strate.server.log.ServerLog;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells when a collector takes no more traces, and when it does again, not at every attempt. */
final class ToldExporter implements SpanExporter {

  private final SpanExporter to;
  private final AtomicBoolean isTroubled = new AtomicBoolean();

  ToldExporter(SpanExporter to) {
    this.to = to;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    CompletableResultCode result = to.export(spans);
    return result.whenComplete(() -> tell(!result.isSuccess()));
  }

  private void tell(boolean trouble) {
    if (isTroubled.getAndSet(trouble) == trouble) {
      return;
    }
    if (trouble) {
      ServerLog.warn(
          "traces.failed",
          "Traces cannot be sent, and are dropped: check that the collector takes them at otlp_traces_url.");
    } else {
      ServerLog.tell("traces.recovered", "Traces are sent again.");
    }
  }

  @Override
  public CompletableResultCode flush() {
    return to.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return to.shutdown();
  }
}
