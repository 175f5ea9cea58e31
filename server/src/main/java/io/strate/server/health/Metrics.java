package io.strate.server.health;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The registries of metrics: one that Prometheus reads, and one that sends, if wanted. */
final class Metrics implements AutoCloseable {

  /** However many endpoints or statuses there are, no more series than that. */
  private static final int MOST_METERS = 2_000;

  private final CompositeMeterRegistry all = new CompositeMeterRegistry();
  private final PrometheusMeterRegistry readable =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  Metrics(Optional<MetricsPush> push) {
    all.config().meterFilter(MeterFilter.maximumAllowableMetrics(MOST_METERS));
    all.add(readable);
    push.ifPresent(to -> all.add(sending(to)));
    new JvmMemoryMetrics().bindTo(all);
    new JvmThreadMetrics().bindTo(all);
    new ProcessorMetrics().bindTo(all);
    new UptimeMetrics().bindTo(all);
    new FileDescriptorMetrics().bindTo(all);
    collections.bindTo(all);
  }

  private static MeterRegistry sending(MetricsPush push) {
    OtlpConfig config =
        new OtlpConfig() {
          @Override
          public @Nullable String get(String key) {
            return null;
          }

          @Override
          public String url() {
            return push.url().toString();
          }

          @Override
          public Duration step() {
            return Duration.ofSeconds(push.seconds());
          }

          @Override
          public Map<String, String> resourceAttributes() {
            return Map.of("service.name", "strate");
          }
        };
    return new OtlpMeterRegistry(config, Clock.SYSTEM);
  }

  CompositeMeterRegistry registry() {
    return all;
  }

  /**
   * All metrics as text.
   *
   * @param accepted the media types that the reader asks for
   */
  String text(String accepted) {
    return readable.scrape(type(accepted));
  }

  /** The media type in which {@link #text} answers. */
  static String type(String accepted) {
    return accepted.contains("application/openmetrics-text")
        ? "application/openmetrics-text; version=1.0.0; charset=utf-8"
        : "text/plain; version=0.0.4; charset=utf-8";
  }

  @Override
  public void close() {
    collections.close();
    all.close();
    readable.close();
  }
}
