package io.strate.server.log;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * What a server says of itself while it runs, one event a line, on the standard error. Each line
 * has the code of its event. None has a key, an id, an address or whatever else a caller sent.
 */
public final class ServerLog {

  /** The logger of everything that Strate says; libraries have theirs. */
  public static final String NAME = "strate";

  private static final Logger LOG = LoggerFactory.getLogger(NAME);

  private ServerLog() {}

  /** From now on, what is logged in this process looks so. */
  public static void open(LogFormat format) {
    LoggingSystem system = LoggingSystem.get(ServerLog.class.getClassLoader());
    system.cleanUp();
    system.beforeInitialize();
    String place =
        switch (format) {
          case TEXT -> "classpath:io/strate/server/log/text.xml";
          case JSON -> "classpath:io/strate/server/log/json.xml";
        };
    system.initialize(new LoggingInitializationContext(new Names()), place, null);
    system.setLogLevel(NAME, LogLevel.INFO);
    // Whoever sends traces says in one sentence that it cannot; their library prints stacks.
    system.setLogLevel("io.opentelemetry", LogLevel.OFF);
  }

  /** How Spring's structured lines call their members. */
  private static final class Names extends StandardEnvironment {
    @Override
    protected void customizePropertySources(MutablePropertySources sources) {
      sources.addLast(
          new MapPropertySource(
              "strate",
              Map.of(
                  "logging.structured.json.rename[@timestamp]", "time",
                  "logging.structured.json.rename[logger_name]", "logger",
                  "logging.structured.json.exclude", "@version,level_value,thread_name")));
    }
  }

  /** Tells an event. */
  public static void tell(String event, String sentence) {
    event(Level.INFO, event).log(sentence);
  }

  /** Tells what deserves a look and stops nothing. */
  public static void warn(String event, String sentence) {
    event(Level.WARN, event).log(sentence);
  }

  /** Tells what keeps the server from its work. */
  public static void error(String event, String sentence, Throwable cause) {
    event(Level.ERROR, event).setCause(cause).log(sentence);
  }

  /** A line of a level, to which more can be added. */
  public static LoggingEventBuilder event(Level level, String event) {
    return LOG.atLevel(level).addKeyValue("event", event);
  }
}
