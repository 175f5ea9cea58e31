package io.strate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PermissionTest {

  /** History ends on a Monday's midnight; who signed up on the Sunday is known by then. */
  @Test
  void whoSignsUpOnTheLastSundayIsKnownBeforeHistoryEnds() {
    DemoOptions options =
        new DemoOptions(100, 1, Instant.parse("2026-11-23T10:00:00Z"), TestingDemo.ZONE);
    BusinessCalendar calendar = BusinessCalendar.of(options);
    for (int number = 0; number < 200; number++) {
      Permission permission =
          Permission.of(signedUp(number, calendar.days() - 1), calendar, options.seed());
      assertThat(Instant.ofEpochMilli(permission.given()))
          .isBetween(Instant.parse("2026-11-21T23:00:00Z"), options.historyEnd().minusMillis(1));
    }
  }

  private static Contact signedUp(int number, int day) {
    return new Contact(
        number,
        0,
        "Zoé",
        "Martin",
        "zoe.martin@acme.example",
        Role.MARKETING,
        Acquisition.FORMULAIRE,
        0.5,
        day,
        Integer.MAX_VALUE,
        Contact.Mailbox.PLAIN,
        false);
  }
}
