package io.strate.workspace.learning.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.rocks.RocksLedger;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.learning.watch.Watched.Feature;
import io.strate.workspace.learning.watch.Watched.Index;
import io.strate.workspace.learning.watch.Watched.Scores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WatchNotesTest {

  @TempDir Path folder;

  private static Watched watched(List<Feature> features, Optional<Scores> scores) {
    return new Watched(
        "buys",
        2,
        2_000,
        100,
        features,
        scores,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Double.NaN,
        List.of(),
        List.of());
  }

  private static Feature feature(String name, double index, double noise, boolean isImportant) {
    return new Feature(name, index, noise, isImportant, Optional.empty());
  }

  private static Optional<Scores> scores(double index, double noise) {
    return Optional.of(new Scores(index, noise, 0.05, 0.2, 0.3, 0.31));
  }

  @Test
  void whatIsBeyondItsNoiseIsFurtherThanWhatIsNot() {
    Watched watched =
        watched(
            List.of(
                feature("visits", 0.12, 0.1, true),
                feature("sector", 0.3, 0.4, true),
                feature("lottery", 0.9, 0.1, false)),
            scores(0.08, 0.02));
    assertThat(watched.furthest()).contains(new Index(0.12, 0.1));
    assertThat(watched.drift()).isEqualTo(0.12);
  }

  @Test
  void withinNoiseTheGreatestIsFurthestAndNothingDrifts() {
    Watched watched =
        watched(
            List.of(feature("visits", 0.05, 0.1, true), feature("empty", Double.NaN, 0.1, true)),
            scores(0.08, 0.09));
    assertThat(watched.furthest()).contains(new Index(0.08, 0.09));
    assertThat(watched.drift()).isZero();
    assertThat(watched(List.of(), Optional.empty()).furthest()).isEmpty();
  }

  /** Times that were kept before there was {@code furthest} stay beside those with it. */
  @Test
  void olderTimesKnowNoNoise() {
    try (Ledger ledger = RocksLedger.open(folder, LedgerOptions.DEFAULT)) {
      Registry registry = new Registry(ledger.notes());
      registry.note(
          "buys",
          "watched/history",
          """
          {"lines":[{"at":1000,"version":1,"drift":0.25,"auc":"NaN","retention":"NaN",
            "silhouette":"NaN","alerts":1,"alarms":1}]}"""
              .getBytes(StandardCharsets.UTF_8));
      WatchNotes notes = new WatchNotes(registry);
      notes.keep(watched(List.of(feature("visits", 0.05, 0.1, true)), Optional.empty()));
      List<WatchNotes.Line> lines = notes.history("buys");
      assertThat(lines).extracting(WatchNotes.Line::drift).containsExactly(0.25, 0.0);
      assertThat(lines)
          .extracting(WatchNotes.Line::furthest)
          .containsExactly(Optional.empty(), Optional.of(new Index(0.05, 0.1)));
    }
  }
}
