package io.strate.app;

import io.strate.connect.outbound.AllowList;
import io.strate.server.ServerOptions;
import io.strate.server.StrateServer;
import io.strate.workspace.Circumstances;
import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.live.Listeners;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.notify.ChangeFeed;
import io.strate.workspace.notify.Webhooks;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves a workspace until it is stopped. */
@Command(
    name = "serve",
    description = "Takes events over HTTP and keeps every segment true, until it is stopped.",
    mixinStandardHelpOptions = true)
final class ServeCommand extends SpokenCommand {

  private static final String FIRST_KEY = "default";

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "The port to listen at; 0 takes a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "The address to listen at (default: ${DEFAULT-VALUE}, which other machines do not reach).")
  private String address = "127.0.0.1";

  @Option(
      names = "--allow-outbound",
      paramLabel = "RANGE",
      split = ",",
      description =
          "Where webhooks may go beside the public Internet: ranges such as 10.1.0.0/16, or a host and port.")
  private List<String> outbound = List.of();

  @Override
  public Integer call() {
    ServerOptions options = new ServerOptions(address, port);
    AllowList allowed = AllowList.of(outbound);
    try (Terminal terminal = new Terminal(err())) {
      Circumstances circumstances =
          new Circumstances(System::currentTimeMillis, terminal, terminal::warn, askedLocale());
      Listeners listeners = new Listeners();
      try (LiveWorkspace live = LiveWorkspace.open(folder.path, circumstances, listeners);
          Webhooks webhooks = Webhooks.start(live.workspace(), allowed);
          ChangeFeed changes = ChangeFeed.of(live.workspace())) {
        listeners.add(webhooks::wake);
        listeners.add(changes::wake);
        serve(live, changes, options);
      }
    }
    return DONE;
  }

  private void serve(LiveWorkspace live, ChangeFeed changes, ServerOptions options) {
    AccessKeys keys = AccessKeys.of(live.workspace());
    try (StrateServer server =
        StrateServer.start(options, live.collector(), changes, keys, System::currentTimeMillis)) {
      tell(live, keys, server.port());
      root().interruption().await();
    }
  }

  private void tell(LiveWorkspace live, AccessKeys keys, int at) {
    var definition = live.workspace().definition();
    Words words = words(definition.locale());
    String place = "http://" + address + ":" + at;
    out().println(words.serving(definition.name(), place));
    if (keys.names(AccessKeys.Scope.WRITE).isEmpty()) {
      String key = keys.make(FIRST_KEY, AccessKeys.Scope.WRITE);
      out().println(words.firstKey(FIRST_KEY, key));
      out().println(words.tryOut(place, key));
    } else {
      out().println(words.knownKeys(keys.names(AccessKeys.Scope.WRITE)));
    }
    out().flush();
  }
}
