package io.strate.server.pages;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What every page stands in.
 *
 * @param title what the page is about, as the browser's tab says it
 * @param room which part of the navigation it belongs to
 * @param path where it can be asked for again, such as in another language
 * @param workspace the workspace's name
 * @param zone in which times are shown
 * @param tour the step of the tour that the page is asked to show
 */
public record Frame(
    String title,
    Room room,
    String path,
    String workspace,
    ZoneId zone,
    Visitor visitor,
    Words words,
    Optional<Tour.Place> tour,
    Pages pages) {

  /** The parts of the navigation, in its order. */
  public enum Room {
    SEGMENTS("/"),
    VALUES("/traits"),
    PROFILES("/profiles"),
    ANALYSES("/analyses"),
    LEARNING("/learning"),
    SOURCES("/sources"),
    SETTINGS("/settings");

    private final String path;

    Room(String path) {
      this.path = path;
    }

    /** Where it begins. */
    public String path() {
      return path;
    }
  }

  /** The address of a script or style. */
  public String asset(String name) {
    return pages.asset(name);
  }

  /** The addresses of the builder's scripts, of which the first is run, and of its style. */
  public List<String> builder() {
    return pages.builder();
  }

  /** A text in the visitor's language. */
  public String say(String key, Object... arguments) {
    return words.say(key, arguments);
  }

  /** A time in the workspace's zone. */
  public String time(long millis) {
    return words.time(millis, zone);
  }

  /** A day in the workspace's zone. */
  public String day(long millis) {
    return words.day(millis, zone);
  }

  /** A number of an axis, as the axis writes it. */
  public String along(Plot.Axis axis, double value) {
    return switch (axis.scale()) {
      case NUMBER -> words.number(value, Math.abs(value) < 1 ? 4 : 2);
      case SHARE -> words.percent(value, 2);
      case DAY -> day((long) value);
    };
  }
}
