package io.strate.workspace.answer.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.workspace.answer.TestingStore;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ForeseeMovesTest {

  @TempDir Path folder;

  @Test
  void timeAloneMovesPeople() {
    try (TestingStore store =
        TestingStore.open(
            folder,
            "2026-06-10T12:00:00Z",
            "strate.yaml",
            """
            workspace: foreseen
            sources:
              mails: { read: mails.csv, as: events, event: opened, contact: who, time: at }
            segments:
              warm: did opened within 7 days
              cold: not did opened within 7 days
            """,
            "mails.csv",
            """
            who,at
            early,2026-06-03T18:00:00Z
            late,2026-06-09T18:00:00Z
            gone,2026-05-01T00:00:00Z
            """)) {
      store.run("2026-06-10T12:00:00Z");
      ForeseeMoves foresee = new ForeseeMoves(store.workspace);
      ForeseeMoves.Foreseen warm = foresee.of("warm", Duration.ofDays(1), 10);
      assertThat(warm.leavingIds()).containsExactly("early");
      assertThat(warm.leaving()).isEqualTo(1);
      assertThat(warm.entering()).isZero();
      assertThat(foresee.of("cold", Duration.ofDays(1), 10).enteringIds()).containsExactly("early");
      ForeseeMoves.Foreseen month = foresee.of("warm", Duration.ofDays(30), 1);
      assertThat(month.leaving()).isEqualTo(2);
      assertThat(month.leavingIds()).hasSize(1);
    }
  }
}
