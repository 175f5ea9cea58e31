package io.strate.server;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.server.admin.AdminWiring;
import io.strate.server.admin.BackupFolder;
import io.strate.server.assets.AssetsWiring;
import io.strate.server.health.Entrance;
import io.strate.server.health.Health;
import io.strate.server.health.HealthServlet;
import io.strate.server.pages.PagesWiring;
import io.strate.server.pages.Tour;
import io.strate.server.pages.builder.BuilderWiring;
import io.strate.server.pages.importing.ImportLimit;
import io.strate.server.pages.importing.ImportWiring;
import io.strate.server.pages.learning.LearningWiring;
import io.strate.server.signin.SignInOptions;
import io.strate.server.signin.SignInWiring;
import io.strate.server.tracking.TrackingServlet;
import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.access.Users;
import io.strate.workspace.collect.Collector;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.notify.ChangeFeed;
import io.strate.workspace.notify.Webhooks;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.web.context.support.StandardServletEnvironment;

/**
 * A running server: the tracking API below {@code /v1/}, the admin API, with changes as they
 * happen, below {@code /api/v1/}, and pages. Closing it lets requests end first.
 */
public final class StrateServer implements AutoCloseable {

  /** Once the entrance is closed and those inside have left, or have had their time. */
  private static final String REST_OF_CLOSING = "1s";

  private final ConfigurableApplicationContext context;
  private final House house;

  /** Ends what would not end by itself. */
  private final Runnable streams;

  private StrateServer(ConfigurableApplicationContext context, House house, Runnable streams) {
    this.context = context;
    this.house = house;
    this.streams = streams;
  }

  /** What the servlets need. */
  private record House(
      ServerOptions options,
      Collector collector,
      AccessKeys keys,
      LongSupplier clock,
      Supplier<ZoneId> zone,
      LongSupplier nanos,
      Health health,
      Entrance entrance) {}

  /**
   * Serves a live workspace. Its streams of changes end when the server is closed.
   *
   * @param clock the present instant in milliseconds since 1970-01-01T00:00Z
   * @param nanos a clock in nanoseconds that only goes forward
   * @param health is told when it serves and when it closes
   * @throws Failure {@code server.listen} if it cannot listen there
   */
  public static StrateServer start(
      ServerOptions options,
      Service service,
      LongSupplier clock,
      LongSupplier nanos,
      Health health) {
    StrateServer server = listen(options, service, clock, nanos, health);
    server.open();
    return server;
  }

  /**
   * The same for a workspace that has not been brought up to now: until {@link #open}, calls are
   * kept, probes are answered, and whoever asks for anything else is asked to wait.
   */
  public static StrateServer listen(
      ServerOptions options,
      Service service,
      LongSupplier clock,
      LongSupplier nanos,
      Health health) {
    Entrance entrance = new Entrance(health, options.logsRequests());
    LiveWorkspace live = service.live();
    return listen(
        new House(
            options,
            health.watchOver(live),
            service.keys(),
            clock,
            () -> live.workspace().definition().zone(),
            nanos,
            health,
            entrance),
        List.of(
            Wiring.class,
            AdminWiring.class,
            AssetsWiring.class,
            SignInWiring.class,
            PagesWiring.class,
            BuilderWiring.class,
            ImportWiring.class,
            LearningWiring.class),
        context -> {
          foreign(context, LiveWorkspace.class, live);
          foreign(context, ChangeFeed.class, service.changes());
          foreign(context, Webhooks.class, service.webhooks());
          context.registerBean(
              Tour.class, service.tour(), definition -> definition.setLazyInit(true));
          foreign(context, AccessKeys.class, service.keys());
          foreign(context, Users.class, service.users());
          foreign(context, SignInOptions.class, options.signIn());
          foreign(context, ImportLimit.class, new ImportLimit(options.importBytes()));
          foreign(context, BackupFolder.class, new BackupFolder(options.backups()));
          foreign(context, Health.class, health);
          foreign(context, LongSupplier.class, clock);
        },
        service.changes()::close);
  }

  /** Registers what somebody else closes. */
  private static <T> void foreign(GenericApplicationContext context, Class<T> type, T bean) {
    context.registerBean(type, () -> bean, definition -> definition.setDestroyMethodName(""));
  }

  /** Serves the tracking API alone, in UTC; else like the other. */
  public static StrateServer start(
      ServerOptions options,
      Collector collector,
      AccessKeys keys,
      LongSupplier clock,
      LongSupplier nanos,
      Health health) {
    Entrance entrance = new Entrance(health, options.logsRequests());
    StrateServer server =
        listen(
            new House(
                options, collector, keys, clock, () -> ZoneOffset.UTC, nanos, health, entrance),
            List.of(Wiring.class),
            _ -> {},
            () -> {});
    server.open();
    return server;
  }

  private static StrateServer listen(
      House house,
      List<Class<?>> wiring,
      Consumer<GenericApplicationContext> beans,
      Runnable streams) {
    ServerOptions options = house.options();
    try {
      ConfigurableApplicationContext context =
          new SpringApplicationBuilder(wiring.toArray(Class<?>[]::new))
              .bannerMode(Banner.Mode.OFF)
              .registerShutdownHook(false)
              .environment(new OwnEnvironment(settings(options)))
              .initializers(
                  c -> {
                    GenericApplicationContext into = (GenericApplicationContext) c;
                    into.registerBean(House.class, () -> house);
                    beans.accept(into);
                  })
              .run();
      return new StrateServer(context, house, streams);
    } catch (RuntimeException failed) {
      throw cannotListen(options, failed).orElseThrow(() -> failed);
    }
  }

  /** The sentence for a place where nobody can listen, if that is why it did not start. */
  private static Optional<Failure> cannotListen(ServerOptions options, Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketException || cause instanceof UnknownHostException) {
        return Optional.of(
            new Failure(
                "server.listen",
                Blame.RESOURCES,
                "cannot listen at %s, port %d (%s): name another port, or an address of this machine"
                    .formatted(options.address(), options.port(), cause.getMessage()),
                failed));
      }
    }
    return Optional.empty();
  }

  private static Map<String, Object> settings(ServerOptions options) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.address", options.address());
    settings.put("server.port", options.port());
    settings.put("server.shutdown", "graceful");
    settings.put("server.error.include-message", "never");
    settings.put("server.max-http-request-header-size", "16KB");
    settings.put("server.tomcat.max-connections", options.mostConnections());
    settings.put("server.tomcat.max-swallow-size", "1MB");
    // For the next bytes of a request, and for whoever does not read an answer.
    settings.put("server.tomcat.connection-timeout", "10s");
    settings.put("server.tomcat.keep-alive-timeout", "60s");
    // By path alone: behind a proxy with TLS the scheme that is seen here is not the browser's.
    settings.put("server.tomcat.use-relative-redirects", true);
    // A sender that is busy keeps its connection.
    settings.put("server.tomcat.max-keep-alive-requests", -1);
    // Bodies are read by whoever was asked, and by nobody before the key was looked at.
    settings.put("spring.mvc.formcontent.filter.enabled", false);
    settings.put("spring.servlet.multipart.enabled", false);
    settings.put("spring.threads.virtual.enabled", true);
    settings.put("spring.lifecycle.timeout-per-shutdown-phase", REST_OF_CLOSING);
    settings.put("spring.main.log-startup-info", false);
    settings.put("spring.config.location", "optional:classpath:/io/strate/server/none/");
    settings.put("logging.register-shutdown-hook", false);
    settings.put("logging.level.root", "warn");
    // What keeps it from starting is said by whoever starts it.
    settings.put("logging.level.org.springframework.boot", "off");
    return settings;
  }

  /** Where it listens. */
  public int port() {
    var listening = ((ServletWebServerApplicationContext) context).getWebServer();
    return Objects.requireNonNull(listening, "a server that has started").getPort();
  }

  /** Answers whatever is asked from now on: the workspace has been brought up to now. */
  public void open() {
    house.health().serving();
  }

  /** Sends new calls away from now on; those that are inside go on until it is closed. */
  public void shut() {
    house.entrance().shut();
  }

  /** Sends new calls away, lets those that are inside end in their time, and stops listening. */
  @Override
  public void close() {
    streams.run();
    boolean _ = house.entrance().close(house.options().stopSeconds());
    context.close();
  }

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Wiring {

    @Bean
    ServletRegistrationBean<TrackingServlet> tracking(House house) {
      ServletRegistrationBean<TrackingServlet> bean =
          new ServletRegistrationBean<>(
              new TrackingServlet(
                  house.collector(),
                  key -> house.keys().opens(key, AccessKeys.Scope.WRITE),
                  house.clock(),
                  house.zone(),
                  house.options().tracking(),
                  house.nanos()),
              "/v1/*");
      bean.setName("tracking");
      bean.setLoadOnStartup(1);
      return bean;
    }

    @Bean
    FilterRegistrationBean<HostGuard> hostGuard(House house) {
      FilterRegistrationBean<HostGuard> guard =
          new FilterRegistrationBean<>(new HostGuard(house.options().hosts()));
      guard.setEnabled(house.options().isLoopback());
      guard.setOrder(Ordered.HIGHEST_PRECEDENCE);
      return guard;
    }

    /** Names may have a slash in them, written %2F; bodies are never taken for parameters. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> slashes() {
      return tomcat ->
          tomcat.addConnectorCustomizers(
              connector -> {
                connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
                connector.setParseBodyMethods("");
                // Whoever waits for "100 Continue" is told to go on by whoever wants the body.
                connector.setProperty("continueResponseTiming", "onRead");
              });
    }

    @Bean
    FilterRegistrationBean<Entrance> entrance(House house) {
      FilterRegistrationBean<Entrance> bean = new FilterRegistrationBean<>(house.entrance());
      bean.setOrder(Ordered.HIGHEST_PRECEDENCE);
      return bean;
    }

    @Bean
    ServletRegistrationBean<HealthServlet> health(House house) {
      Optional<String> key = house.options().metricsKey();
      ServletRegistrationBean<HealthServlet> bean =
          new ServletRegistrationBean<>(
              new HealthServlet(
                  house.health(),
                  key.isPresent(),
                  given ->
                      key.filter(own -> isSame(own, given)).isPresent()
                          || house.keys().opens(given, AccessKeys.Scope.ADMIN)),
              HealthServlet.PATHS.toArray(String[]::new));
      bean.setName("health");
      return bean;
    }

    private static boolean isSame(String own, String given) {
      return MessageDigest.isEqual(
          own.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Nothing but these settings: variables and files that Spring would read by itself ({@code
   * SERVER_ADDRESS}, {@code application.yaml} in the present folder) open no door by accident.
   */
  private static final class OwnEnvironment extends StandardServletEnvironment {

    OwnEnvironment(Map<String, Object> settings) {
      getPropertySources().addFirst(new MapPropertySource("strate", settings));
    }

    @Override
    protected void customizePropertySources(MutablePropertySources sources) {
      // None of the machine's.
    }
  }
}
