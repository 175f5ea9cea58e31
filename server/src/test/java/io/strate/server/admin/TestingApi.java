package io.strate.server.admin;

import io.strate.connect.outbound.AllowList;
import io.strate.server.ServerOptions;
import io.strate.server.Service;
import io.strate.server.StrateServer;
import io.strate.server.health.Health;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.live.Listeners;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.notify.ChangeFeed;
import io.strate.workspace.notify.Webhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real server over a small workspace, with a clock that is set by hand, and one who calls it. */
final class TestingApi implements AutoCloseable {

  static final String NOW = "2026-03-01T00:00:00Z";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  final AtomicLong clock = new AtomicLong(Instant.parse(NOW).toEpochMilli());
  final Path folder;
  final LiveWorkspace live;
  final AccessKeys keys;
  final StrateServer server;
  private final ChangeFeed changes;
  final Webhooks webhooks;
  private final HttpClient client = HttpClient.newHttpClient();
  private String key;

  private TestingApi(Path folder, Optional<Path> backups) {
    this.folder = folder;
    Listeners listeners = new Listeners();
    this.live =
        LiveWorkspace.open(
            folder,
            new Circumstances(clock::get, Progress.SILENT, _ -> {}, Optional.empty()),
            listeners);
    this.keys = AccessKeys.of(live.workspace());
    this.key =
        keys.all().isEmpty() ? keys.make("owner", AccessKeys.Scope.ADMIN) : "ak_of another start";
    this.changes = ChangeFeed.of(live.workspace());
    this.webhooks = Webhooks.start(live.workspace(), AllowList.of(List.of("127.0.0.0/8")));
    listeners.add(webhooks::wake);
    listeners.add(changes::wake);
    this.server =
        StrateServer.start(
            options(backups),
            new Service(live, changes, webhooks, keys),
            clock::get,
            System::nanoTime,
            new Health(Optional.empty(), Optional.empty(), clock::get, System::nanoTime));
  }

  /** Six contacts, of whom four are from Lyon, and two accounts. */
  static TestingApi start(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("contacts.csv"),
        """
        id,email,city,company,seats
        c1,ada@example.com,Lyon,a1,3
        c2,bob@example.com,Lyon,a1,12
        c3,cleo@example.com,Paris,a2,7
        c4,dan@example.com,Lyon,a2,
        c5,eve@example.com,Lyon,,1
        c6,flo@example.com,Nantes,a2,30
        """);
    Files.writeString(
        folder.resolve("orders.csv"),
        """
        id,contact,at,amount
        o1,c1,2026-02-01T10:00:00Z,10
        o2,c1,2026-02-10T10:00:00Z,20
        o3,c3,2026-02-27T10:00:00Z,50
        o4,c9,no date,50
        """);
    Files.writeString(
        folder.resolve("strate.yaml"),
        """
        workspace: tested
        locale: en
        sources:
          contacts: { read: contacts.csv, as: contacts, id: id, identifiers: { email: email }, account: company }
          orders: { read: orders.csv, as: events, event: order, contact: contact, time: at, properties: { amount: amount } }
        traits:
          spent: sum(order.amount within 90 days)
        scores:
          interest:
            points:
              - { each: order, give: 10 }
        segments:
          # people of one town
          lyon: { label: Lyonnais, when: city = 'Lyon' }
          buyers: did order within 30 days
          size:
            tiers: seats
            of: { large: "> 10", small: "<= 10" }
          clients: { of: accounts, when: any contact (spent > 0) }
        """);
    return new TestingApi(folder, Optional.empty());
  }

  /** The same folder, after a restart. */
  static TestingApi again(Path folder) {
    return new TestingApi(folder, Optional.empty());
  }

  /** The same, with a folder for backups. */
  static TestingApi again(Path folder, Path backups) {
    return new TestingApi(folder, Optional.of(backups));
  }

  private static ServerOptions options(Optional<Path> backups) {
    ServerOptions usual = new ServerOptions("127.0.0.1", 0);
    return new ServerOptions(
        usual.address(),
        usual.port(),
        usual.hosts(),
        usual.mostConnections(),
        usual.stopSeconds(),
        usual.logsRequests(),
        usual.tracking(),
        usual.metricsKey(),
        usual.importBytes(),
        usual.signIn(),
        backups);
  }

  /** Calls with another key from now on. */
  TestingApi as(String other) {
    key = other;
    return this;
  }

  record Answer(int status, HttpResponse<String> response) {

    JsonNode json() {
      return JSON.readTree(response.body());
    }

    String body() {
      return response.body();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String code() {
      return json().path("code").asString("");
    }

    String detail() {
      return json().path("detail").asString("");
    }
  }

  Answer get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  Answer post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  Answer put(String path, String body, String... headers) {
    return send("PUT", path, body, headers);
  }

  Answer delete(String path, String... headers) {
    return send("DELETE", path, "", headers);
  }

  Answer send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.setHeader("Content-Type", "application/json");
    }
    if (!key.isEmpty()) {
      request.setHeader("Authorization", "Bearer " + key);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      Contract.hold(method, path, body, response);
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
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
