package io.strate.demo;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Properties;

/**
 * What is to be made. The same contacts, seed, zone, drift and day of {@code until} give the same
 * bytes.
 *
 * @param contacts how many contacts, duplicates among them
 * @param seed another seed is another vendor with other customers
 * @param until the instant of making; history ends at the midnight before it
 * @param zone where the vendor works, and its days begin
 * @param drift so many months before the end of history the vendor's site is redone, and what
 *     announced a purchase before announces it no more; 0 for never
 */
public record DemoOptions(int contacts, long seed, Instant until, ZoneId zone, int drift) {

  public static final int DEFAULT_CONTACTS = 20_000;
  public static final int MOST_CONTACTS = 1_000_000;
  public static final int MOST_DRIFT = 23;

  /** Beside the demo's definitions: what it was made with, so that it can go on living. */
  private static final String FILE = "demo.properties";

  public DemoOptions {
    if (contacts < 1 || contacts > MOST_CONTACTS) {
      throw new Failure(
          "usage.demo",
          Blame.USER,
          "--contacts: expected a number from 1 to %d, found %d"
              .formatted(MOST_CONTACTS, contacts));
    }
    if (drift < 0 || drift > MOST_DRIFT) {
      throw new Failure(
          "usage.demo",
          Blame.USER,
          "--drift: expected a number of months from 0 to %d, found %d"
              .formatted(MOST_DRIFT, drift));
    }
  }

  /** Without drift. */
  public DemoOptions(int contacts, long seed, Instant until, ZoneId zone) {
    this(contacts, seed, until, zone, 0);
  }

  /** The usual size, in the vendor's own time zone. */
  public static DemoOptions usual(Instant until) {
    return new DemoOptions(DEFAULT_CONTACTS, 1, until, ZoneId.of("Europe/Paris"));
  }

  /** The instant before which history lies; what happens from it on, {@link DemoActivity} tells. */
  public Instant historyEnd() {
    return until.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }

  /** What the demo in a folder was made with; empty if there is no whole demo in it. */
  public static Optional<DemoOptions> of(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file) || !Files.exists(folder.resolve("strate.yaml"))) {
      return Optional.empty();
    }
    Properties kept = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      kept.load(reader);
      return Optional.of(
          new DemoOptions(
              Integer.parseInt(kept.getProperty("contacts", "")),
              Long.parseLong(kept.getProperty("seed", "")),
              Instant.parse(kept.getProperty("until", "")),
              ZoneId.of(kept.getProperty("zone", "")),
              Integer.parseInt(kept.getProperty("drift", "0"))));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new Failure(
          "demo.options",
          Blame.USER,
          "cannot read with what the demo was made from '%s' (%s): make the demo in a new folder"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  void save(Path folder) throws IOException {
    Files.writeString(
        folder.resolve(FILE),
        """
        # With this `strate demo` goes on telling what happens next.
        contacts=%d
        seed=%d
        until=%s
        zone=%s
        drift=%d
        """
            .formatted(contacts, seed, historyEnd(), zone, drift));
  }
}
