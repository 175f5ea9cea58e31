package io.strate.server.signin;

import io.strate.workspace.definition.Localized.Locale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** What these pages say in a language. */
final class Words {

  private static final Map<Locale, Properties> ALL = new EnumMap<>(Locale.class);

  static {
    for (Locale language : Locale.values()) {
      ALL.put(language, read(language));
    }
  }

  private Words() {}

  /** A sentence by its key, with what belongs into it. */
  static String say(Locale language, String key, Object... parts) {
    String said = Objects.requireNonNull(ALL.get(language)).getProperty(key);
    if (said == null) {
      throw new IllegalArgumentException("there are no words for " + key);
    }
    return said.formatted(parts);
  }

  static Set<String> keys(Locale language) {
    return new TreeSet<>(Objects.requireNonNull(ALL.get(language)).stringPropertyNames());
  }

  static boolean has(String key) {
    return Objects.requireNonNull(ALL.get(Locale.EN)).containsKey(key);
  }

  private static Properties read(Locale language) {
    String file = "words_" + language.name().toLowerCase(java.util.Locale.ROOT) + ".properties";
    Properties properties = new Properties();
    try (InputStream in = Words.class.getResourceAsStream(file)) {
      properties.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
