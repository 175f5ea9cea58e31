package io.strate.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A receiver on loopback. It keeps what it accepts and what the standard's own library says of its
 * signature, and answers as the test says.
 */
final class WebhookReceiver implements AutoCloseable {

  /** A request as it came. */
  record Received(Map<String, List<String>> headers, String body) {

    String id() {
      return headers.get("webhook-id").getFirst();
    }

    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(body);
    }

    /** Throws if the message is not genuine. */
    void verify(String secret) throws Exception {
      new Webhook(secret).verify(body, headers);
    }

    /** Segment, change and contact in short. */
    String told() throws IOException {
      JsonNode data = json().path("data");
      return data.path("segment").asText()
          + " "
          + data.path("change").asText()
          + " "
          + data.path("contact").path("id").asText();
    }
  }

  private final HttpServer server;
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private volatile int status = 204;
  private volatile String location = "";

  WebhookReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Thread::startVirtualThread);
    server.createContext("/", this::receive);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  void answer(int with) {
    status = with;
  }

  void redirectTo(String url) {
    status = 302;
    location = url;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Map<String, List<String>> headers =
          exchange.getRequestHeaders().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
      int with = status;
      if (!location.isEmpty()) {
        exchange.getResponseHeaders().add("Location", location);
      }
      received.add(new Received(headers, body));
      exchange.sendResponseHeaders(with, -1);
    }
  }

  /** The next request, whatever was answered. */
  Received awaited() throws InterruptedException {
    Received next = received.poll(2, TimeUnit.MINUTES);
    if (next == null) {
      throw new AssertionError("no webhook came within two minutes");
    }
    return next;
  }

  /** Requests that were not looked at. */
  int left() {
    return received.size();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
