package io.strate.server.config;

import io.strate.connect.outbound.AllowList;
import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Nearest;
import io.strate.server.ServerOptions;
import io.strate.server.health.MetricsPush;
import io.strate.server.health.TracesPush;
import io.strate.server.log.LogFormat;
import io.strate.server.signin.OidcOptions;
import io.strate.server.signin.SignInOptions;
import io.strate.server.tracking.TrackingLimits;
import io.strate.workspace.access.Role;
import io.strate.workspace.definition.WorkspaceFiles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of a server. The command line goes before the environment, the environment before
 * the file, the file before what holds if nobody says anything.
 */
public final class Settings {

  /** The file beside the definitions that is read unless another is named. */
  public static final String FILE = WorkspaceFiles.SERVER;

  private static final int HIGHEST_PORT = 65_535;
  private static final long MEGABYTE = 1_000_000;
  private static final int AN_HOUR = 3_600;
  private static final int A_YEAR_OF_MINUTES = 525_600;

  /** What others read of the environment: the launcher, the tests. */
  private static final Set<String> OF_OTHERS = Set.of("STRATE_MEMORY", "STRATE_DATA");

  private final Map<Setting, Stated> stated;

  private Settings(Map<Setting, Stated> stated) {
    this.stated = stated;
  }

  /**
   * Reads the settings of a server.
   *
   * @param workspace the folder whose {@value #FILE} is read, if there is one
   * @param named a file to read instead
   * @param environment of the process
   * @param options of the command line
   * @throws Failure {@code usage.setting} if something is set that is no setting
   */
  public static Settings read(
      Path workspace,
      Optional<Path> named,
      Map<String, String> environment,
      Map<Setting, String> options) {
    Map<Setting, Stated> stated = new EnumMap<>(Setting.class);
    named
        .or(() -> Optional.of(workspace.resolve(FILE)).filter(Files::exists))
        .ifPresent(file -> stated.putAll(new SettingsFile(file).read()));
    stated.putAll(ofEnvironment(environment));
    options.forEach(
        (setting, value) ->
            stated.put(
                setting, new Stated(value, "--" + setting.key().replace('_', '-'), Path.of(""))));
    return new Settings(stated);
  }

  private static Map<Setting, Stated> ofEnvironment(Map<String, String> environment) {
    Map<Setting, Stated> stated = new EnumMap<>(Setting.class);
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(Setting.VARIABLES) && !isOfOthers(name)) {
            Setting setting =
                Setting.ofVariable(name)
                    .orElseThrow(
                        () ->
                            new Failure(
                                "usage.setting",
                                Blame.USER,
                                "the environment: %s is no setting%s"
                                    .formatted(name, Nearest.hint(name, Setting.variables()))));
            stated.put(setting, new Stated(value, name, Path.of("")));
          }
        });
    return stated;
  }

  /** Kubernetes tells every container of each service; one may be called strate. */
  private static boolean isOfOthers(String name) {
    return OF_OTHERS.contains(name)
        || name.startsWith("STRATE_SERVICE_")
        || name.startsWith("STRATE_PORT_");
  }

  // ---- what they come to ----

  /** How the server listens and what it bears. */
  public ServerOptions server() {
    Set<String> hosts = Set.copyOf(of(Setting.HOSTS).values());
    return new ServerOptions(
        of(Setting.ADDRESS).value(),
        of(Setting.PORT).number(0, HIGHEST_PORT),
        hosts,
        of(Setting.MAX_CONNECTIONS).number(1, 1_000_000),
        of(Setting.STOP_SECONDS).number(0, AN_HOUR),
        of(Setting.LOG_REQUESTS).truth(),
        TrackingLimits.of(
            of(Setting.BODY_SECONDS).number(1, AN_HOUR),
            of(Setting.MESSAGES_PER_SECOND).number(0, Integer.MAX_VALUE)),
        secret(Setting.METRICS_KEY_FILE),
        of(Setting.MAX_IMPORT_MB).number(1, 1_000_000) * MEGABYTE,
        new SignInOptions(
            Duration.ofMinutes(of(Setting.SESSION_IDLE_MINUTES).number(1, A_YEAR_OF_MINUTES)),
            Duration.ofHours(of(Setting.SESSION_HOURS).number(1, A_YEAR_OF_MINUTES / 60)),
            hosts,
            oidc()),
        folder(Setting.BACKUP_FOLDER));
  }

  /** Who else signs people in, if somebody does. */
  private Optional<OidcOptions> oidc() {
    Stated issuer = of(Setting.OIDC_ISSUER);
    if (issuer.value().isEmpty()) {
      return Optional.empty();
    }
    Stated client = of(Setting.OIDC_CLIENT_ID);
    if (client.value().isEmpty()) {
      throw client.wrong("what this server is called at the issuer of oidc_issuer");
    }
    Stated role = of(Setting.OIDC_ROLE);
    return Optional.of(
        new OidcOptions(
            secure(issuer),
            client.value(),
            SecretFile.readOthers(of(Setting.OIDC_CLIENT_SECRET_FILE)),
            Set.copyOf(of(Setting.OIDC_DOMAINS).values()),
            Role.of(role.value()).orElseThrow(() -> role.wrong("owner, editor or viewer")),
            secure(of(Setting.PUBLIC_URL))));
  }

  /** A place to which nobody on the way listens. */
  private static URI secure(Stated url) {
    URI uri = web(url, "https://login.example.com");
    boolean isLoopback = Set.of("localhost", "127.0.0.1", "[::1]").contains(uri.getHost());
    if (!uri.getScheme().equals("https") && !isLoopback) {
      throw url.wrong("a URL that begins with https://");
    }
    return uri;
  }

  /** Where webhooks may go beside the public Internet. */
  public AllowList outbound() {
    return AllowList.of(of(Setting.ALLOW_OUTBOUND).values());
  }

  public LogFormat logFormat() {
    Stated format = of(Setting.LOG_FORMAT);
    return LogFormat.ofName(format.value()).orElseThrow(() -> format.wrong("text or json"));
  }

  /** A write key that was handed in. */
  public Optional<String> writeKey() {
    return secret(Setting.WRITE_KEY_FILE);
  }

  /** An admin key that was handed in. */
  public Optional<String> adminKey() {
    return secret(Setting.ADMIN_KEY_FILE);
  }

  /** Where metrics are sent to, if anywhere. */
  public Optional<MetricsPush> metricsPush() {
    Stated url = of(Setting.OTLP_METRICS_URL);
    if (url.value().isEmpty()) {
      return Optional.empty();
    }
    int seconds = of(Setting.OTLP_METRICS_SECONDS).number(1, AN_HOUR);
    return Optional.of(new MetricsPush(web(url, "http://localhost:4318/v1/metrics"), seconds));
  }

  /** Where traces are sent to, if anywhere. */
  public Optional<TracesPush> tracesPush() {
    Stated url = of(Setting.OTLP_TRACES_URL);
    if (url.value().isEmpty()) {
      return Optional.empty();
    }
    double share = of(Setting.OTLP_TRACES_SHARE).share();
    return Optional.of(new TracesPush(web(url, "http://localhost:4318/v1/traces"), share));
  }

  private static URI web(Stated url, String example) {
    try {
      URI uri = URI.create(url.value());
      if (Set.of("http", "https").contains(Objects.toString(uri.getScheme(), ""))
          && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw url.wrong("a URL such as " + example);
  }

  private Optional<Path> folder(Setting setting) {
    return Optional.of(of(setting))
        .filter(stated -> !stated.value().isEmpty())
        .map(stated -> stated.folder().resolve(stated.value()));
  }

  private Optional<String> secret(Setting setting) {
    return Optional.of(of(setting)).filter(path -> !path.value().isEmpty()).map(SecretFile::read);
  }

  private Stated of(Setting setting) {
    return stated.getOrDefault(setting, new Stated(setting.standard(), setting.key(), Path.of("")));
  }
}
