package io.strate.server.health;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes traces as a collector does, and reads them. */
final class TestingReceiver implements AutoCloseable {

  private final HttpServer server;
  private final List<byte[]> bodies = new CopyOnWriteArrayList<>();

  TestingReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/traces",
        exchange -> {
          bodies.add(exchange.getRequestBody().readAllBytes());
          exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces");
  }

  /** All spans that came. */
  List<Span> spans() throws IOException {
    List<Span> spans = new ArrayList<>();
    for (byte[] body : bodies) {
      ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().stream()
          .flatMap(resource -> resource.getScopeSpansList().stream())
          .flatMap(scope -> scope.getSpansList().stream())
          .forEach(spans::add);
    }
    return spans;
  }

  /** The only span of a name. */
  Span span(String name) throws IOException {
    List<Span> named = spans().stream().filter(span -> span.getName().equals(name)).toList();
    if (named.size() != 1) {
      throw new AssertionError(
          "of %s %d came, among %s"
              .formatted(name, named.size(), spans().stream().map(Span::getName).toList()));
    }
    return named.getFirst();
  }

  /** All that came, as one can read it. */
  String text() throws IOException {
    StringBuilder text = new StringBuilder();
    for (byte[] body : bodies) {
      text.append(ExportTraceServiceRequest.parseFrom(body));
    }
    return text.toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
