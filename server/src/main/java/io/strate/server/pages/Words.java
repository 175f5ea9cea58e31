package io.strate.server.pages;

import io.strate.workspace.definition.Localized;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of the pages in one language, with its forms of numbers and dates. A key such as {@code
 * overview.title} is the key {@code title} in the file {@code overview_fr.properties}; a text may
 * have arguments as {@link MessageFormat} writes them, plurals as its {@code choice}.
 */
public final class Words {

  private static final Map<Localized.Locale, Words> ALL = new ConcurrentHashMap<>();

  private final Localized.Locale language;
  private final Locale locale;
  private final Map<String, Properties> files = new ConcurrentHashMap<>();

  private Words(Localized.Locale language) {
    this.language = language;
    this.locale = language == Localized.Locale.FR ? Locale.FRANCE : Locale.UK;
  }

  /** The words of a language. */
  public static Words of(Localized.Locale language) {
    return ALL.computeIfAbsent(language, Words::new);
  }

  /** Which language they are of. */
  public Localized.Locale language() {
    return language;
  }

  /** The language as HTML's {@code lang} names it. */
  public String tag() {
    return locale.getLanguage();
  }

  /**
   * A text.
   *
   * @throws IllegalArgumentException if there is none under that key
   */
  public String say(String key, Object... arguments) {
    return new MessageFormat(pattern(key), locale).format(arguments);
  }

  /** What a value is called, such as a status: its key is that of the kind and its own name. */
  public String name(String key, Enum<?> value) {
    return say(key + "." + value.name().toLowerCase(Locale.ROOT));
  }

  private String pattern(String key) {
    int dot = key.indexOf('.');
    String text =
        files
            .computeIfAbsent(key.substring(0, dot), this::load)
            .getProperty(key.substring(dot + 1));
    if (text == null) {
      throw new IllegalArgumentException("no text for " + key + " in " + tag());
    }
    return text;
  }

  /** All texts of a file by their keys, for scripts. */
  public Map<String, String> all(String file) {
    Map<String, String> texts = new java.util.TreeMap<>();
    Properties found = files.computeIfAbsent(file, this::load);
    found.stringPropertyNames().forEach(key -> texts.put(key, found.getProperty(key)));
    return texts;
  }

  private Properties load(String name) {
    String file = "words/" + name + "_" + tag() + ".properties";
    Properties all = new Properties();
    try (InputStream in = Words.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("no file " + file);
      }
      all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** A whole number with separated thousands. */
  public String number(long value) {
    return java.text.NumberFormat.getIntegerInstance(locale).format(value);
  }

  /** A number with at most so many digits behind the point. */
  public String number(double value, int digits) {
    var format = java.text.NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(digits);
    return format.format(value);
  }

  /** A whole number with its sign. */
  public String signed(long value) {
    return (value > 0 ? "+" : value < 0 ? "−" : "") + number(Math.abs(value));
  }

  /** A share of 1 in percent. */
  public String percent(double share) {
    var format = java.text.NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(share < 0.1 ? 1 : 0);
    return format.format(share);
  }

  /** A share of 1 in percent, with at most so many digits behind the point. */
  public String percent(double share, int digits) {
    var format = java.text.NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(digits);
    return format.format(share);
  }

  /** A day and time of day in a zone. */
  public String time(long millis, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .localizedBy(locale)
        .withZone(zone)
        .format(Instant.ofEpochMilli(millis));
  }

  /** A day in a zone. */
  public String day(long millis, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .localizedBy(locale)
        .withZone(zone)
        .format(Instant.ofEpochMilli(millis));
  }

  /** A text of the workspace's in this language. */
  public String of(Optional<Localized> text) {
    return text.map(t -> t.in(language)).orElse("");
  }
}
