package io.strate.benchmark.service;

import com.sun.net.httpserver.HttpServer;
import io.strate.benchmark.Results;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the answer to a call to the change being told: in the stream, and by a webhook. */
final class Visibility {

  private static final int CALLS = 2_000;
  private static final int A_SECOND = 200;
  private static final Pattern NEW = Pattern.compile("new-\\d+-\\d+");

  private final ServedProcess served;
  private final String key;
  private final String adminKey;
  private final Map<String, Long> delivered = new ConcurrentHashMap<>();

  Visibility(ServedProcess served, String key, String adminKey) {
    this.served = served;
    this.key = key;
    this.adminKey = adminKey;
  }

  void measure(Results results) throws Exception {
    HttpServer receiver = receiver();
    try (Follower follower = new Follower(served.port(), adminKey, "greeted")) {
      String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
      Api api = new Api(served.port(), adminKey);
      api.post("/webhooks", "{\"url\":\"" + url + "\",\"segments\":[\"greeted\"]}");
      Map<String, Long> answered = send();
      LockSupport.parkNanos(2_000_000_000L);
      results.within(
          "from the answer to the change in the stream, 99 of 100",
          since(answered, follower.told(), "entered ").quantile(0.99),
          "",
          0.05);
      results.within(
          "from the answer to the webhook received, 99 of 100",
          since(answered, delivered, "").quantile(0.99),
          "",
          0.05);
    } finally {
      receiver.stop(0);
    }
  }

  private static Latencies since(Map<String, Long> answered, Map<String, Long> told, String word) {
    Latencies latencies = new Latencies();
    answered.forEach(
        (id, at) -> {
          Long then = told.get(word + id);
          if (then == null) {
            throw new IllegalStateException("nobody was told of " + id);
          }
          latencies.add(Math.max(0, then - at));
        });
    return latencies;
  }

  private Map<String, Long> send() throws IOException {
    Map<String, Long> answered = new LinkedHashMap<>();
    long run = System.currentTimeMillis();
    try (HttpSender sender = new HttpSender(served.port(), "/v1/track", HttpSender.basic(key))) {
      long begun = System.nanoTime();
      for (int i = 0; i < CALLS; i++) {
        long due = begun + i * (1_000_000_000L / A_SECOND);
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        String id = "new-" + run + "-" + i;
        String body =
            "{\"userId\":\"%1$s\",\"messageId\":\"%1$s\",\"event\":\"greeting\"}".formatted(id);
        if (sender.post(body.getBytes(StandardCharsets.UTF_8)) != 200) {
          throw new IOException("expected 200");
        }
        answered.put(id, System.nanoTime());
      }
    }
    return answered;
  }

  private HttpServer receiver() throws IOException {
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    receiver.createContext(
        "/",
        exchange -> {
          long now = System.nanoTime();
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          Matcher name = NEW.matcher(body);
          while (name.find()) {
            delivered.putIfAbsent(name.group(), now);
          }
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    return receiver;
  }
}
