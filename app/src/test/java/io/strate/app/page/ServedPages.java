package io.strate.app.page;

import io.strate.connect.outbound.AllowList;
import io.strate.server.ServerOptions;
import io.strate.server.Service;
import io.strate.server.StrateServer;
import io.strate.server.health.Health;
import io.strate.server.pages.Tour;
import io.strate.server.signin.SignInOptions;
import io.strate.server.tracking.TrackingLimits;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.access.Role;
import io.strate.workspace.access.Users;
import io.strate.workspace.live.Listeners;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.notify.ChangeFeed;
import io.strate.workspace.notify.Webhooks;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** A workspace that is served as the program does, with a clock that is set by hand. */
final class ServedPages implements AutoCloseable {

  private final AtomicLong clock;
  final LiveWorkspace live;
  private final Users users;
  private final String writeKey;
  private final Webhooks webhooks;
  private final StrateServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private int messages;

  ServedPages(Path folder, Instant now) {
    this(folder, now, _ -> Tour.NONE);
  }

  /**
   * @param tour what newcomers are shown
   */
  ServedPages(Path folder, Instant now, Function<LiveWorkspace, Tour> tour) {
    clock = new AtomicLong(now.toEpochMilli());
    Listeners listeners = new Listeners();
    live =
        LiveWorkspace.open(
            folder,
            new Circumstances(clock::get, Progress.SILENT, _ -> {}, Optional.empty()),
            listeners);
    ChangeFeed changes = ChangeFeed.of(live.workspace());
    webhooks = Webhooks.start(live.workspace(), AllowList.of(List.of()));
    listeners.add(webhooks::wake);
    listeners.add(changes::wake);
    AccessKeys keys = AccessKeys.of(live.workspace());
    writeKey = keys.make("default", AccessKeys.Scope.WRITE);
    users = Users.of(live.workspace());
    server =
        StrateServer.start(
            options(),
            new Service(live, changes, webhooks, keys, users, () -> tour.apply(live)),
            clock::get,
            System::nanoTime,
            new Health(Optional.empty(), Optional.empty(), clock::get, System::nanoTime));
  }

  /** Somebody stays signed in while the clock goes on by months. */
  private static ServerOptions options() {
    return new ServerOptions(
        "127.0.0.1",
        0,
        Set.of(),
        4_096,
        10,
        false,
        TrackingLimits.of(20, 100_000),
        Optional.empty(),
        1L << 20,
        new SignInOptions(Duration.ofDays(365), Duration.ofDays(365), Set.of(), Optional.empty()),
        Optional.empty());
  }

  String place() {
    return "http://127.0.0.1:" + server.port();
  }

  /** What opens the link that a first start prints. */
  String welcome() {
    return users.welcome(clock.get());
  }

  /** What opens the link by which somebody sets a password. */
  String invite(String name, Role role) {
    return users.invite(name, role, clock.get());
  }

  Instant now() {
    return Instant.ofEpochMilli(clock.get());
  }

  /** Lets time pass, and the segments with it. */
  void pass(Duration time) {
    clock.addAndGet(time.toMillis());
    live.wake();
  }

  /** Sends an event of now over the tracking API, as a customer's site does. */
  void send(String contact, String event) throws IOException, InterruptedException {
    String message =
        """
        {"type": "track", "userId": "%s", "event": "%s", "messageId": "m%d", "timestamp": "%s"}"""
            .formatted(contact, event, messages++, now());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(place() + "/v1/track"))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString((writeKey + ":").getBytes(StandardCharsets.UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofString(message))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
    webhooks.close();
    live.close();
  }
}
