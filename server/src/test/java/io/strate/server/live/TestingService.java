package io.strate.server.live;

import io.strate.connect.outbound.AllowList;
import io.strate.domain.Value;
import io.strate.server.Patience;
import io.strate.server.ServerOptions;
import io.strate.server.Service;
import io.strate.server.StrateServer;
import io.strate.server.health.Health;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.Who;
import io.strate.workspace.live.Listeners;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.notify.ChangeFeed;
import io.strate.workspace.notify.Webhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A workspace that is served, with a clock that is set by hand. */
final class TestingService implements AutoCloseable {

  final AtomicLong clock = new AtomicLong(Instant.parse("2026-03-01T00:00:00Z").toEpochMilli());
  final LiveWorkspace live;
  final AccessKeys keys;
  final String admin;
  final HttpClient client = HttpClient.newHttpClient();
  private final Webhooks webhooks;
  private final StrateServer server;
  private int messages;

  TestingService(Path folder, String segments) throws IOException {
    Files.writeString(folder.resolve("strate.yaml"), "workspace: live\nsegments:\n" + segments);
    Listeners listeners = new Listeners();
    live =
        LiveWorkspace.open(
            folder,
            new Circumstances(clock::get, Progress.SILENT, _ -> {}, Optional.empty()),
            listeners);
    ChangeFeed changes = ChangeFeed.of(live.workspace());
    webhooks = Webhooks.start(live.workspace(), AllowList.of(List.of()));
    listeners.add(changes::wake);
    keys = AccessKeys.of(live.workspace());
    admin = keys.make("admin", AccessKeys.Scope.ADMIN);
    server =
        StrateServer.start(
            new ServerOptions("127.0.0.1", 0),
            new Service(live, changes, webhooks, keys),
            clock::get,
            System::nanoTime,
            new Health(Optional.empty(), Optional.empty(), clock::get, System::nanoTime));
  }

  void opened(Collection<String> contacts) {
    List<Call> calls = new ArrayList<>();
    for (String contact : contacts) {
      calls.add(
          new Call.Did(
              "m" + messages++,
              Who.of(Optional.of(contact), Optional.empty()),
              clock.get(),
              "opened",
              Value.RecordOf.EMPTY));
    }
    live.collector().collect(calls, List.of());
  }

  int port() {
    return server.port();
  }

  HttpRequest.Builder to(String query) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.port() + "/api/v1/changes" + query));
  }

  /** Follows changes with the admin key. */
  Follower follow(String query, Optional<String> lastEvent) throws IOException {
    return tryToFollow(query, lastEvent).orElseThrow(() -> new IOException("all places are taken"));
  }

  private Optional<Follower> tryToFollow(String query, Optional<String> lastEvent)
      throws IOException {
    HttpRequest.Builder request = to(query).header("Authorization", "Bearer " + admin);
    lastEvent.ifPresent(id -> request.header("Last-Event-ID", id));
    return Follower.of(client, request.build());
  }

  /**
   * The same as soon as there is a place, with a moment between two attempts: the limit of requests
   * regains none while the clock stands still.
   *
   * @param meanwhile what is done as often as all places are taken
   */
  Follower followOnceThereIsRoom(Optional<String> lastEvent, Runnable meanwhile) {
    AtomicReference<Optional<Follower>> follower = new AtomicReference<>(Optional.empty());
    Patience.until(
        "a place",
        () -> {
          clock.addAndGet(10);
          try {
            follower.set(tryToFollow("", lastEvent));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          if (follower.get().isEmpty()) {
            meanwhile.run();
          }
          return follower.get().isPresent();
        });
    return follower.get().orElseThrow();
  }

  /** Something is written to all: the place of one who has left is free once that fails. */
  void somethingHappens() {
    opened(List.of("other" + messages));
  }

  @Override
  public void close() {
    server.close();
    client.close();
    webhooks.close();
    live.close();
  }
}
