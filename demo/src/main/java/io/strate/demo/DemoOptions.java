package io.strate.demo;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What is to be made. The same contacts, seed, zone and day of {@code until} give the same bytes.
 *
 * @param contacts how many contacts, duplicates among them
 * @param seed another seed is another vendor with other customers
 * @param until the instant of making; history ends at the midnight before it
 * @param zone where the vendor works, and its days begin
 */
public record DemoOptions(int contacts, long seed, Instant until, ZoneId zone) {

  public static final int DEFAULT_CONTACTS = 20_000;
  public static final int MOST_CONTACTS = 1_000_000;

  public DemoOptions {
    if (contacts < 1 || contacts > MOST_CONTACTS) {
      throw new Failure(
          "usage.demo",
          Blame.USER,
          "--contacts: expected a number from 1 to %d, found %d"
              .formatted(MOST_CONTACTS, contacts));
    }
  }

  /** The usual size, in the vendor's own time zone. */
  public static DemoOptions usual(Instant until) {
    return new DemoOptions(DEFAULT_CONTACTS, 1, until, ZoneId.of("Europe/Paris"));
  }

  /** The instant before which history lies; what happens from it on, {@link DemoActivity} tells. */
  public Instant historyEnd() {
    return until.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }
}
