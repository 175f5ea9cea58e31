package io.strate.workspace.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Consent;
import io.strate.domain.Value;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.LiveSegments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consents that calls state count at once. */
final class ConsentCallsTest {

  @TempDir Path folder;
  private long now = 1_000;

  private static Call consent(String message, long time, Consent.Status status) {
    return new Call.Consented(
        message,
        Who.of(Optional.of("c1"), Optional.empty()),
        time,
        new Consent("email", "newsletter", status, Consent.BASIS_CONSENT, "form", "f7"));
  }

  @Test
  void whoeverGivesAndWithdrawsConsentIsReachableAndNoMore() throws IOException {
    Files.writeString(
        folder.resolve("strate.yaml"),
        """
        workspace: consents
        segments:
          reachable: reachable by email for 'newsletter'
        """);
    try (Workspace workspace =
        Workspace.open(
            folder, new Circumstances(() -> now, Progress.SILENT, _ -> {}, Optional.empty()))) {
      LiveSegments live = new LiveSegments(workspace);
      LedgerCollector collector = new LedgerCollector(workspace, () -> {});
      live.run();
      Call.Identified identified =
          new Call.Identified(
              "m0",
              new Who(Optional.of("c1"), Optional.empty(), Map.of("email", "a@x.example")),
              10,
              new Value.RecordOf(Map.of("email", Value.text("a@x.example"))));
      collector.collect(List.of(identified, consent("m1", 20, Consent.Status.GIVEN)), List.of());
      live.turn();
      assertThat(workspace.ledger().runs().members("reachable").getCardinality()).isEqualTo(1);
      collector.collect(List.of(consent("m3", 40, Consent.Status.WITHDRAWN)), List.of());
      collector.collect(List.of(consent("m2", 30, Consent.Status.GIVEN)), List.of());
      live.turn();
      assertThat(workspace.ledger().runs().members("reachable").isEmpty()).isTrue();
    }
  }
}
