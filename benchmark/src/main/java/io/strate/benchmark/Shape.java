package io.strate.benchmark;

import java.util.List;

/**
 * How much of what is measured. Everything else follows from it and the seed.
 *
 * @param contacts how many contacts there are; their ids are 100000, 100001 …
 * @param events how many events there are, in all
 * @param segments how many segments are computed
 */
public record Shape(int contacts, int events, int segments, long seed) {

  /** The types of event, the frequent ones first. */
  public static final List<String> TYPES =
      List.of(
          "page",
          "email_delivered",
          "email_opened",
          "search",
          "login",
          "email_clicked",
          "download",
          "cart",
          "quote",
          "order",
          "ticket",
          "return");

  static final List<String> REGIONS =
      List.of("north", "south", "east", "west", "centre", "islands", "coast", "hills");

  static final int[] WINDOW_DAYS = {1, 3, 7, 14, 30, 60, 90, 365};

  public static final int FIRST_CONTACT = 100_000;

  /** The instant of the run: 2026-01-01T00:00Z. Events happen in the 400 days before. */
  static final long NOW = 1_767_225_600_000L;

  static final long DAY = 86_400_000L;
  static final long START = NOW - 400 * DAY;

  /** What the issue states: 20 million events of 200,000 contacts, 200 segments. */
  public static final Shape FULL = new Shape(200_000, 20_000_000, 200, 42);

  /** The same proportions, in about a minute. */
  public static final Shape SHORT = new Shape(20_000, 2_000_000, 200, 42);

  public Shape {
    if (contacts < 100 || events < contacts || segments < 1) {
      throw new IllegalArgumentException(
          "at least 100 contacts, as many events and a segment, found "
              + contacts
              + " contacts, "
              + events
              + " events, "
              + segments
              + " segments");
    }
  }

  Shape withSegments(int other) {
    return new Shape(contacts, events, other, seed);
  }
}
