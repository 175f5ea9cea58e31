package io.strate.workspace.learning.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.workspace.learning.card.ModelCard.Judged;
import io.strate.workspace.learning.card.ModelCard.Measured;
import io.strate.workspace.learning.card.Verdict;
import io.strate.workspace.learning.card.Verdict.Grade;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ModelVerdictTest {

  @Test
  void whatChanceAloneWouldShowIsNoReason() {
    assertThat(verdict(0.06, new Measured(Judged.ECE_BY_CHANCE, 0.04, 0.02, 0.07)).grade())
        .isEqualTo(Grade.FIT);
  }

  @Test
  void whatIsOffBeyondChanceIsSaidBesideChance() {
    Verdict verdict = verdict(0.06, new Measured(Judged.ECE_BY_CHANCE, 0.012, 0.006, 0.02));
    assertThat(verdict.grade()).isEqualTo(Grade.WITH_CARE);
    assertThat(verdict.reasons().getFirst().en())
        .isEqualTo(
            "probabilities are off by 0.060 in the mean, where chance alone would show 0.012");
  }

  private static Verdict verdict(double ece, Measured chance) {
    Judged judged =
        new Judged(
            1_000,
            400,
            List.of(
                new Measured("auc", 0.8, 0.75, 0.85), new Measured("ece", ece, ece, ece), chance),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());
    return ModelVerdict.of(judged, Optional.of(judged), true, 400, List.of());
  }
}
