package io.strate.server.signin;

import io.strate.connect.outbound.AllowList;
import io.strate.server.Patience;
import io.strate.server.ServerOptions;
import io.strate.server.Service;
import io.strate.server.StrateServer;
import io.strate.server.health.Health;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A real server over an empty workspace, with a clock that is set by hand. */
public final class TestingSite implements AutoCloseable {

  static final String PASSWORD = "correct horse battery";

  public final AtomicLong clock =
      new AtomicLong(Instant.parse("2026-03-01T00:00:00Z").toEpochMilli());
  public final LiveWorkspace live;
  final Users users;
  final AccessKeys keys;
  private final StrateServer server;
  private final Webhooks webhooks;

  public TestingSite(Path folder) throws IOException {
    this(folder, Set.of(), Optional.empty());
  }

  /**
   * @param hosts names under which a proxy on this machine is reached
   * @param oidc who else signs people in
   */
  TestingSite(Path folder, Set<String> hosts, Optional<OidcOptions> oidc) throws IOException {
    Files.writeString(
        folder.resolve("strate.yaml"),
        "workspace: tested\nlocale: en\nsegments:\n  busy: did opened within 1 day\n");
    Listeners listeners = new Listeners();
    live =
        LiveWorkspace.open(
            folder,
            new Circumstances(clock::get, Progress.SILENT, _ -> {}, Optional.empty()),
            listeners);
    ChangeFeed changes = ChangeFeed.of(live.workspace());
    listeners.add(changes::wake);
    webhooks = Webhooks.start(live.workspace(), AllowList.of(List.of()));
    keys = AccessKeys.of(live.workspace());
    users = Users.of(live.workspace());
    SignInOptions options = new SignInOptions(Duration.ofHours(8), Duration.ofDays(7), hosts, oidc);
    server =
        StrateServer.start(
            new ServerOptions(
                "127.0.0.1",
                0,
                hosts,
                4_096,
                10,
                false,
                TrackingLimits.of(20, 100_000),
                Optional.empty(),
                1L << 20,
                options,
                Optional.empty()),
            new Service(live, changes, webhooks, keys, users),
            clock::get,
            System::nanoTime,
            new Health(Optional.empty(), Optional.empty(), clock::get, System::nanoTime));
  }

  int port() {
    return server.port();
  }

  void pass(Duration time) {
    clock.addAndGet(time.toMillis());
  }

  /** Waits until a segment has so many members: they follow soon after what was collected. */
  public void awaitMembers(String segment, int many) {
    Patience.until(
        many + " in " + segment,
        () -> live.ask(same -> same.ledger().runs().members(segment).getCardinality()) == many);
  }

  /** A user with {@link #PASSWORD}. */
  public void user(String name, Role role) {
    Browser browser = new Browser(this);
    String token = users.invite(name, role, clock.get());
    browser.get("/password");
    browser.post("/password", "token", token, "new", PASSWORD, "again", PASSWORD);
    browser.close();
  }

  /** A browser in which somebody has signed in. */
  public Browser signedIn(String name) {
    Browser browser = new Browser(this);
    browser.get("/sign-in");
    browser.signIn(name, PASSWORD);
    return browser;
  }

  @Override
  public void close() {
    server.close();
    webhooks.close();
    live.close();
  }
}
