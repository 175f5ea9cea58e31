package io.strate.server.health;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends traces by OTLP over HTTP, from a thread of its own. A collector that is slow or away costs
 * traces, and nothing else: what does not fit into a queue is dropped.
 */
final class SentTraces implements Traces {

  private static final int SECONDS_FOR_WHAT_IS_LEFT = 5;

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  SentTraces(TracesPush push) {
    provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "strate")))
            .setSampler(new Share(Sampler.traceIdRatioBased(push.share())))
            .addSpanProcessor(
                BatchSpanProcessor.builder(
                        new ToldExporter(
                            OtlpHttpSpanExporter.builder()
                                .setEndpoint(push.url().toString())
                                .build()))
                    .build())
            .build();
    tracer = provider.get("io.strate.server");
  }

  @Override
  public Piece request(HttpServletRequest request) {
    Context sender =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), request, new ParentOnly());
    Span span =
        tracer.spanBuilder("request").setParent(sender).setSpanKind(SpanKind.SERVER).startSpan();
    return current(span);
  }

  @Override
  public Piece work(String name) {
    return current(tracer.spanBuilder(name).startSpan());
  }

  @SuppressWarnings("MustBeClosedChecker") // the piece closes it
  private static Piece current(Span span) {
    return new Seen(span, span.makeCurrent());
  }

  @Override
  public Piece call(String name) {
    return new Seen(
        tracer.spanBuilder(name).setSpanKind(SpanKind.CLIENT).startSpan(), Scope.noop());
  }

  @Override
  public void close() {
    provider.shutdown().join(SECONDS_FOR_WHAT_IS_LEFT, TimeUnit.SECONDS);
  }

  /**
   * What belongs to a trace of this server goes with it. A sender's trace is sent if it is part of
   * the share as well: anybody can claim to be traced. Who says not to be is left out.
   */
  private record Share(Sampler ofTraces) implements Sampler {

    @Override
    public SamplingResult shouldSample(
        Context parent,
        String trace,
        String name,
        SpanKind kind,
        Attributes attributes,
        List<LinkData> links) {
      SpanContext within = Span.fromContext(parent).getSpanContext();
      if (within.isValid() && !within.isSampled()) {
        return SamplingResult.drop();
      }
      return within.isValid() && !within.isRemote()
          ? SamplingResult.recordAndSample()
          : ofTraces.shouldSample(parent, trace, name, kind, attributes, links);
    }

    @Override
    public String getDescription() {
      return "share of " + ofTraces.getDescription();
    }
  }

  /** Of the headers of a trace the one that holds numbers only: the other may hold anything. */
  private static final class ParentOnly implements TextMapGetter<HttpServletRequest> {

    private static final String NAME = "traceparent";

    @Override
    public Iterable<String> keys(HttpServletRequest request) {
      return List.of(NAME);
    }

    @Override
    public @Nullable String get(@Nullable HttpServletRequest request, String key) {
      return request == null || !key.equals(NAME) ? null : request.getHeader(NAME);
    }
  }

  /**
   * A span that has begun.
   *
   * @param scope in which it is what its thread is at
   */
  private record Seen(Span span, Scope scope) implements Piece {

    @Override
    public void wasFor(HttpServletRequest request, Route route) {
      String method = Route.method(request);
      String pattern = route.pattern(request);
      span.updateName(method + " " + pattern);
      span.setAttribute("http.request.method", method);
      span.setAttribute("http.route", pattern);
    }

    @Override
    public void count(String what, long many) {
      span.setAttribute("strate." + what, many);
    }

    @Override
    public void answered(int status) {
      span.setAttribute("http.response.status_code", status);
    }

    @Override
    public void failed(String code) {
      span.setAttribute("error.type", code);
      span.setStatus(StatusCode.ERROR);
    }

    @Override
    public void close() {
      scope.close();
      span.end();
    }
  }
}
