package io.strate.app;

import com.sun.net.httpserver.HttpServer;
import io.strate.connect.outbound.AllowList;
import io.strate.server.ServerOptions;
import io.strate.server.StrateServer;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.live.Listeners;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.notify.ChangeFeed;
import io.strate.workspace.notify.Webhook;
import io.strate.workspace.notify.Webhooks;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long after the answer to {@code POST /v1/track} its webhook arrives at a receiver on
 * loopback: {@code WebhookPace <empty folder> <requests> <a second> <segments>}. Sender, service
 * and receiver share the process.
 */
public final class WebhookPace {

  private static final Pattern CONTACT = Pattern.compile("\"id\":\"(c\\d+)\"");

  private WebhookPace() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int requests = Integer.parseInt(args[1]);
    long gap = 1_000_000_000L / Integer.parseInt(args[2]);
    StringBuilder yaml = new StringBuilder("workspace: pace\nsegments:\n  hit: did hit\n");
    for (int i = 1; i < Integer.parseInt(args[3]); i++) {
      yaml.append("  s").append(i).append(": count(hit within ").append(i).append(" days) > 5\n");
    }
    Files.writeString(folder.resolve("strate.yaml"), yaml);
    Map<String, Long> answered = new ConcurrentHashMap<>();
    Map<String, Long> arrived = new ConcurrentHashMap<>();
    CountDownLatch all = new CountDownLatch(requests);
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.setExecutor(Thread::startVirtualThread);
    receiver.createContext(
        "/",
        exchange -> {
          try (exchange) {
            long now = System.nanoTime();
            Matcher contact =
                CONTACT.matcher(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (contact.find() && arrived.putIfAbsent(contact.group(1), now) == null) {
              all.countDown();
            }
            exchange.sendResponseHeaders(204, -1);
          }
        });
    receiver.start();
    Circumstances circumstances =
        new Circumstances(
            System::currentTimeMillis, Progress.SILENT, System.err::println, Optional.empty());
    Listeners listeners = new Listeners();
    try (LiveWorkspace live = LiveWorkspace.open(folder, circumstances, listeners);
        Webhooks webhooks =
            Webhooks.start(live.workspace(), AllowList.of(List.of("127.0.0.0/8")))) {
      listeners.add(webhooks::wake);
      AccessKeys keys = AccessKeys.of(live.workspace());
      String key = keys.make("pace", AccessKeys.Scope.WRITE);
      webhooks.create(
          new Webhook.Settings(
              "http://127.0.0.1:" + receiver.getAddress().getPort() + "/",
              Set.of(),
              Set.of(),
              true));
      try (StrateServer server =
              StrateServer.start(
                  new ServerOptions("127.0.0.1", 0),
                  live.collector(),
                  ChangeFeed.of(live.workspace()),
                  keys,
                  System::currentTimeMillis);
          HttpClient client = HttpClient.newHttpClient()) {
        send(client, server.port(), key, requests, gap, answered, all);
        System.out.println(all.await(1, TimeUnit.MINUTES) ? "all arrived" : "NOT all arrived");
      }
    }
    receiver.stop(0);
    System.out.println(requests - answered.size() + " were refused");
    show(requests, answered, arrived);
  }

  private static void send(
      HttpClient client,
      int port,
      String key,
      int requests,
      long gap,
      Map<String, Long> answered,
      CountDownLatch all)
      throws InterruptedException {
    String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    long start = System.nanoTime();
    CountDownLatch sent = new CountDownLatch(requests);
    for (int i = 0; i < requests; i++) {
      while (System.nanoTime() - start < i * gap) {
        LockSupport.parkNanos(100_000);
      }
      String contact = "c" + i;
      client
          .sendAsync(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/track"))
                  .header("Authorization", "Basic " + basic)
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "{\"event\":\"hit\",\"userId\":\"%1$s\",\"messageId\":\"%1$s\"}"
                              .formatted(contact)))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .thenAccept(
              answer -> {
                if (answer.statusCode() == 200) {
                  answered.put(contact, System.nanoTime());
                } else {
                  all.countDown(); // It was refused, and nobody is told.
                }
                sent.countDown();
              });
    }
    sent.await();
  }

  /** The first half warms up. */
  private static void show(int requests, Map<String, Long> answered, Map<String, Long> arrived) {
    double[] waits =
        answered.keySet().stream()
            .filter(contact -> Integer.parseInt(contact.substring(1)) >= requests / 2)
            .filter(arrived::containsKey)
            .mapToDouble(contact -> (arrived.get(contact) - answered.get(contact)) / 1e6)
            .toArray();
    Arrays.sort(waits);
    System.out.printf(
        "%d webhooks, from answer to arrival: median %.1f ms, p99 %.1f ms, longest %.1f ms%n",
        waits.length,
        waits[waits.length / 2],
        waits[(int) (waits.length * 0.99)],
        waits[waits.length - 1]);
  }
}
