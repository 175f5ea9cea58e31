package io.strate.app;

import io.strate.connect.outbound.AllowList;
import io.strate.server.ServerOptions;
import io.strate.server.Service;
import io.strate.server.StrateServer;
import io.strate.server.config.Setting;
import io.strate.server.config.Settings;
import io.strate.server.health.Health;
import io.strate.server.log.LogFormat;
import io.strate.server.log.ServerLog;
import io.strate.server.pages.Tour;
import io.strate.workspace.Circumstances;
import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.access.Users;
import io.strate.workspace.live.Listeners;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.notify.ChangeFeed;
import io.strate.workspace.notify.Webhooks;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves a workspace until it is stopped. */
@Command(
    name = "serve",
    description = "Takes events over HTTP and keeps every segment true, until it is stopped.",
    mixinStandardHelpOptions = true)
class ServeCommand extends SpokenCommand {

  private static final String FIRST_KEY = "default";
  private static final String FIRST_ADMIN_KEY = "owner";

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen at; 0 takes a free one (default: 8080).")
  private Optional<String> port = Optional.empty();

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      description =
          "The address to listen at (default: 127.0.0.1, which other machines do not reach).")
  private Optional<String> address = Optional.empty();

  @Option(
      names = "--log-format",
      paramLabel = "text|json",
      description = "How log lines look (default: text).")
  private Optional<String> logFormat = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A file of settings (default: strate-server.yaml in the workspace).")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--allow-outbound",
      paramLabel = "RANGE,…",
      description =
          "Where webhooks may go beside the public Internet: ranges such as 10.1.0.0/16, or a host and port.")
  private Optional<String> outbound = Optional.empty();

  @Override
  public Integer call() {
    Settings settings = Settings.read(folder.path, config, System.getenv(), options());
    // What is wrong with them is said before anything is opened.
    ServerOptions options = settings.server();
    AllowList outbound = settings.outbound();
    ServerLog.open(settings.logFormat());
    try (Terminal terminal = new Terminal(err());
        Health health =
            new Health(
                settings.metricsPush(),
                settings.tracesPush(),
                System::currentTimeMillis,
                System::nanoTime)) {
      Circumstances circumstances =
          new Circumstances(
              System::currentTimeMillis,
              (task, done, of) -> {
                terminal.at(task, done, of);
                health.start().at(task, done, of);
              },
              sentence -> ServerLog.warn("workspace.warning", sentence),
              askedLocale());
      prepare(terminal);
      Listeners listeners = new Listeners();
      try (LiveWorkspace live = LiveWorkspace.begin(folder.path, circumstances, listeners, health);
          Webhooks webhooks =
              Webhooks.start(live.workspace(), outbound, health.deliveries(), health::traced);
          ChangeFeed changes = ChangeFeed.of(live.workspace())) {
        listeners.add(webhooks::wake);
        listeners.add(changes::wake);
        AccessKeys keys = AccessKeys.of(live.workspace());
        settings.writeKey().ifPresent(key -> keys.lend(key, AccessKeys.Scope.WRITE));
        settings.adminKey().ifPresent(key -> keys.lend(key, AccessKeys.Scope.ADMIN));
        Service service =
            new Service(
                live, changes, webhooks, keys, Users.of(live.workspace()), () -> tour(live));
        serve(service, options, settings.logFormat(), health);
      }
      ServerLog.tell("server.stopped", "The store is sealed.");
    }
    return DONE;
  }

  /** What is done before the workspace is opened. */
  void prepare(Terminal terminal) {}

  /** What newcomers are shown. */
  Tour tour(LiveWorkspace live) {
    return Tour.NONE;
  }

  /** Ends when the program is asked to stop. */
  void live(LiveWorkspace live) {
    root().interruption().await();
  }

  private Map<Setting, String> options() {
    Map<Setting, String> options = new EnumMap<>(Setting.class);
    port.ifPresent(stated -> options.put(Setting.PORT, stated));
    address.ifPresent(stated -> options.put(Setting.ADDRESS, stated));
    logFormat.ifPresent(stated -> options.put(Setting.LOG_FORMAT, stated));
    outbound.ifPresent(stated -> options.put(Setting.ALLOW_OUTBOUND, stated));
    return options;
  }

  private void serve(Service service, ServerOptions options, LogFormat logFormat, Health health) {
    try (StrateServer server =
        StrateServer.listen(
            options, service, System::currentTimeMillis, System::nanoTime, health)) {
      String place = place(options, server.port());
      ServerLog.tell(
          "server.listening",
          "Listening at %s: calls are kept, and the workspace is being brought up to now."
              .formatted(place));
      service.live().start();
      server.open();
      switch (logFormat) {
        case TEXT -> tell(service, place);
        case JSON -> log(service, place);
      }
      live(service.live());
      server.shut();
      ServerLog.tell("server.stopping", "New calls are sent away, and those in flight end.");
    }
  }

  /** How a browser on this machine reaches a server. */
  static String place(ServerOptions options, int port) {
    String address = options.address();
    boolean isEverywhere = address.equals("0.0.0.0") || address.equals("::");
    String host = address.contains(":") ? "[" + address + "]" : address;
    return "http://" + (isEverywhere ? "localhost" : host) + ":" + port;
  }

  /** Where the output goes into a log, no key or link is made: it would stand there. */
  private static void log(Service service, String place) {
    AccessKeys keys = service.keys();
    ServerLog.tell("server.started", "Serving at " + place + ".");
    if (!service.users().hasOwner()) {
      ServerLog.warn(
          "users.none",
          "Nobody can sign in to the pages as owner yet: make one with `strate users --invite NAME --role owner` while the server is stopped.");
    }
    if (keys.names(AccessKeys.Scope.WRITE).isEmpty() && !keys.isLent(AccessKeys.Scope.WRITE)) {
      ServerLog.warn(
          "keys.none",
          "Nobody can send events yet: hand in a key with STRATE_WRITE_KEY_FILE, or make one with `strate keys --make NAME` while the server is stopped.");
    }
  }

  private void tell(Service service, String place) {
    AccessKeys keys = service.keys();
    var definition = service.live().workspace().definition();
    Words words = words(definition.locale());
    out().println(words.serving(definition.name(), place));
    if (!service.users().hasOwner()) {
      out().println(words.welcome(place, service.users().welcome(System.currentTimeMillis())));
    }
    if (keys.names(AccessKeys.Scope.ADMIN).isEmpty() && !keys.isLent(AccessKeys.Scope.ADMIN)) {
      String key = keys.make(FIRST_ADMIN_KEY, AccessKeys.Scope.ADMIN);
      out().println(words.firstAdminKey(FIRST_ADMIN_KEY, key));
      out().println(words.look(place, key));
    }
    if (!keys.names(AccessKeys.Scope.WRITE).isEmpty()) {
      out().println(words.knownKeys(keys.names(AccessKeys.Scope.WRITE)));
    } else if (!keys.isLent(AccessKeys.Scope.WRITE)) {
      String key = keys.make(FIRST_KEY, AccessKeys.Scope.WRITE);
      out().println(words.firstKey(FIRST_KEY, key));
      out().println(words.tryOut(place, key));
    }
    out().flush();
  }
}
