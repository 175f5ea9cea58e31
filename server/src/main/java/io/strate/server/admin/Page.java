package io.strate.server.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of a listing.
 *
 * @param next the cursor of the next page; empty on the last one
 */
record Page<T>(Instant asOf, List<T> items, Optional<String> next) {

  Page {
    items = List.copyOf(items);
  }

  /** A limit, held to what a listing allows. */
  static int limit(int asked, int most) {
    if (asked < 1 || asked > most) {
      throw Refusal.of(
          400,
          "request.parameter",
          "Expected 'limit' from 1 to %d, found %d.".formatted(most, asked));
    }
    return asked;
  }
}
