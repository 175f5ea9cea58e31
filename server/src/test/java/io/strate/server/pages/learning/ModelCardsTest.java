package io.strate.server.pages.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.server.pages.learning.ModelView.Curves;
import io.strate.server.pages.learning.ModelView.Place;
import io.strate.workspace.learning.card.ModelCard.Band;
import io.strate.workspace.learning.card.ModelCard.Bands;
import io.strate.workspace.learning.card.ModelCard.Bin;
import io.strate.workspace.learning.card.ModelCard.Judged;
import io.strate.workspace.learning.card.ModelCard.Point;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ModelCardsTest {

  private static Judged judged(Optional<Bands> bands) {
    return new Judged(
        10,
        4,
        List.of(),
        List.of(new Point(0, 0), new Point(0.1, 0.5), new Point(1, 1)),
        List.of(new Point(1, 0.4)),
        List.of(new Point(0.5, 0.75), new Point(1, 1)),
        List.of(new Bin(0.3, 0.25, 6)),
        List.of(),
        bands);
  }

  @Test
  void whereBandsAreKnownCurvesHaveThem() {
    Curves curves =
        ModelCards.curves(
            judged(
                Optional.of(
                    new Bands(
                        List.of(new Band(0.25, 0.6, 0.5, 0.7)),
                        List.of(new Band(1, 0.4, 0.4, 0.4)),
                        List.of(new Band(0, 0, 0, 0), new Band(0.5, 0.75, 0.6, 0.8)),
                        List.of(new Band(0.3, 0.25, 0.1, 0.4))))));
    assertThat(curves.roc()).containsExactly(new Place(0.25, new Interval(0.6, 0.5, 0.7)));
    assertThat(curves.precisionRecall()).containsExactly(new Place(1, new Interval(0.4, 0.4, 0.4)));
    assertThat(curves.lift()).containsExactly(new Place(0.5, new Interval(1.5, 1.2, 1.6)));
    assertThat(curves.calibration()).containsExactly(new Place(0.3, new Interval(0.25, 0.1, 0.4)));
  }

  @Test
  void olderCardsShowTheirPoints() {
    Curves curves = ModelCards.curves(judged(Optional.empty()));
    assertThat(curves.roc()).hasSize(3).contains(new Place(0.1, Interval.of(0.5)));
    assertThat(curves.lift())
        .containsExactly(new Place(0.5, Interval.of(1.5)), new Place(1, Interval.of(1)));
    assertThat(curves.calibration()).containsExactly(new Place(0.3, Interval.of(0.25)));
  }
}
