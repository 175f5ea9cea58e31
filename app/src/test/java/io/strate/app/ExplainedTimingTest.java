package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks why a click does not count is shown the verdict that its timing gave it. */
final class ExplainedTimingTest {

  @TempDir Path folder;

  @BeforeEach
  void runOnAFewClicks() throws IOException {
    Files.writeString(
        folder.resolve("strate.yaml"),
        """
        workspace: clicks
        locale: en
        timezone: Europe/Paris
        sources:
          clicks:
            read: clicks.csv
            as: events
            event: { column: what }
            contact: who
            time: at
            properties: [url, mail]
        events:
          clicked:
            where: machine != 'yes'
            machine: { link: url, delivery: delivered, message: mail }
          opened: "Opened"
        segments:
          keen: count(clicked) >= 1
          hasty: count(clicked including machines where machine = 'yes') >= 1
        """);
    Files.writeString(
        folder.resolve("clicks.csv"),
        """
        what,who,at,url,mail
        clicked,A,2026-01-10T09:00:00Z,/a,m1
        clicked,A,2026-01-10T09:00:00.600Z,/b,m1
        clicked,B,2026-01-10T09:00:00Z,/a,m1
        clicked,C,2026-01-10T09:00:00Z,/a,m1
        delivered,C,2026-01-10T09:00:30Z,,m1
        """);
    assertThat(Cli.run("run", "--as-of", "2026-01-31T00:00:00Z", folder.toString()).code())
        .isZero();
  }

  private String explained(String id, String segment) {
    return Cli.run("explain", id, segment, folder.toString()).out();
  }

  @Test
  void whatDoesNotCountIsShownWithItsVerdict() {
    assertThat(explained("A", "keen"))
        .contains("✗ A is not in keen")
        .contains("· left out, a machine's by their timing: clicked")
        .contains("- 2026-01-10T09:00:00.600Z  clicked {machine: yes, mail: m1, url: /b}  (clicks)")
        .contains("- 2026-01-10T09:00:00Z  clicked {machine: yes, mail: m1, url: /a}  (clicks)");
    assertThat(explained("C", "keen")).contains("left out").contains("machine: yes");
    assertThat(explained("B", "keen")).contains("✓ B is in keen").doesNotContain("machine");
  }

  @Test
  void whatCountsAsAMachinesIsShownAsThat() {
    assertThat(explained("A", "hasty"))
        .contains("✓ A is in hasty")
        .contains("clicked {machine: yes, mail: m1, url: /b}")
        .doesNotContain("left out");
    assertThat(explained("B", "hasty")).contains("✗ B is not in hasty");
  }

  @Test
  void theInstantOfADeliveryIsOneAtWhichTheMembershipTurned() {
    assertThat(explained("C", "keen")).contains("out since 2026-01-10T09:00:30Z");
  }
}
