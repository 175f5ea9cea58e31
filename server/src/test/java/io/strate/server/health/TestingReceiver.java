package io.strate.server.health;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import io.strate.server.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Takes traces as a collector does, and reads them. */
final class TestingReceiver implements AutoCloseable {

  private final HttpServer server;
  private final List<ExportTraceServiceRequest> requests = new CopyOnWriteArrayList<>();

  TestingReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/traces",
        exchange -> {
          requests.add(
              ExportTraceServiceRequest.parseFrom(exchange.getRequestBody().readAllBytes()));
          exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces");
  }

  /**
   * All spans that came, once there are some of these names: who sends them waits only so long for
   * them to be taken.
   */
  List<Span> spans(String... names) {
    Patience.until(
        String.join(" and ", names),
        () -> all().stream().map(Span::getName).toList().containsAll(List.of(names)));
    return all();
  }

  private List<Span> all() {
    return requests.stream()
        .flatMap(request -> request.getResourceSpansList().stream())
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .flatMap(scope -> scope.getSpansList().stream())
        .toList();
  }

  /** The only span of a name. */
  Span span(String name) {
    List<Span> all = spans(name);
    List<Span> named = all.stream().filter(span -> span.getName().equals(name)).toList();
    if (named.size() != 1) {
      throw new AssertionError(
          "of %s %d came, among %s"
              .formatted(name, named.size(), all.stream().map(Span::getName).toList()));
    }
    return named.getFirst();
  }

  /** All that came, as one can read it. */
  String text() {
    return requests.stream().map(Object::toString).collect(Collectors.joining());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
