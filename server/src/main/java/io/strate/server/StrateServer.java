package io.strate.server;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.server.live.AdminKey;
import io.strate.server.live.ChangesServlet;
import io.strate.server.tracking.TrackingServlet;
import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.collect.Collector;
import io.strate.workspace.notify.ChangeFeed;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A running server: the tracking API below {@code /v1/}, and changes as they happen. Closing it
 * lets requests end first.
 */
public final class StrateServer implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  private final ChangeFeed changes;

  private StrateServer(ConfigurableApplicationContext context, ChangeFeed changes) {
    this.context = context;
    this.changes = changes;
  }

  /** What the servlets need. */
  private record House(
      Collector collector, ChangeFeed changes, AccessKeys keys, LongSupplier clock) {}

  /**
   * Starts a server.
   *
   * @param changes closed with the server: streams end before it waits for requests to end
   * @param clock the present instant in milliseconds since 1970-01-01T00:00Z
   * @throws Failure {@code server.listen} if it cannot listen there
   */
  public static StrateServer start(
      ServerOptions options,
      Collector collector,
      ChangeFeed changes,
      AccessKeys keys,
      LongSupplier clock) {
    House house = new House(collector, changes, keys, clock);
    try {
      return new StrateServer(
          new SpringApplicationBuilder(Wiring.class)
              .bannerMode(Banner.Mode.OFF)
              .registerShutdownHook(false)
              .properties(settings(options))
              .initializers(
                  c -> ((GenericApplicationContext) c).registerBean(House.class, () -> house))
              .run(),
          changes);
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
    settings.put("server.tomcat.max-swallow-size", "1MB");
    settings.put("server.tomcat.connection-timeout", "20s");
    settings.put("spring.threads.virtual.enabled", true);
    settings.put("spring.lifecycle.timeout-per-shutdown-phase", "10s");
    settings.put("spring.main.log-startup-info", false);
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

  @Override
  public void close() {
    changes.close();
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
                  house.clock()),
              "/v1/*");
      bean.setName("tracking");
      bean.setLoadOnStartup(1);
      return bean;
    }

    @Bean
    ServletRegistrationBean<ChangesServlet> changes(House house) {
      ServletRegistrationBean<ChangesServlet> bean =
          new ServletRegistrationBean<>(
              new ChangesServlet(house.changes(), new AdminKey(house.keys()), house.clock()),
              "/api/v1/changes");
      bean.setName("changes");
      return bean;
    }
  }
}
