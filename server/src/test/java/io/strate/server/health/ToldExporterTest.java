package io.strate.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.strate.server.log.ServerLog;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What operators hear of a collector that takes nothing. */
final class ToldExporterTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(ServerLog.NAME);
  private final Level before = logger.getLevel();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(lines);
    logger.setLevel(before);
  }

  /** Takes spans or does not. */
  private static final class TestingExporter implements SpanExporter {

    private boolean takes;

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      return takes ? CompletableResultCode.ofSuccess() : CompletableResultCode.ofFailure();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }

  @Test
  void troubleIsToldWhenItComesAndWhenItGoes() {
    TestingExporter to = new TestingExporter();
    try (SpanExporter told = new ToldExporter(to)) {
      for (boolean takes : List.of(true, false, false, false, true, true, false)) {
        to.takes = takes;
        assertThat(told.export(List.of()).isSuccess()).isEqualTo(takes);
      }
    }
    assertThat(lines.list)
        .extracting(line -> line.getKeyValuePairs().getFirst().value)
        .containsExactly("traces.failed", "traces.recovered", "traces.failed");
  }
}
