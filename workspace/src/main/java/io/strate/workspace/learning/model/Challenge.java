package io.strate.workspace.learning.model;

import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Target;
import io.strate.learn.evaluate.Bootstrap;
import io.strate.learn.evaluate.Classified;
import io.strate.learn.evaluate.Comparison;
import io.strate.learn.evaluate.Forecast;
import io.strate.learn.evaluate.Measures;
import io.strate.learn.model.Model;
import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.card.ModelCard;
import io.strate.workspace.learning.registry.Registry;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A new version against the one in force. They are compared on snapshots that neither has learnt
 * from: later ones than the champion knew, which the challenger's twin that was learnt from earlier
 * snapshots has not seen. Where there are none, on the challenger's own test part, of which the
 * champion may know some: that is unfair to the challenger alone.
 */
final class Challenge {

  private static final int RESAMPLES = 1_000;
  private static final int FEWEST_ROWS = 200;

  private final Model champion;
  private final ModelCard card;
  private final long seed;

  Challenge(Registry registry, String name, int version, long seed) {
    this.champion = Model.read(registry.part(name, version, "model"));
    this.card = CardJson.read(registry.part(name, version, "card"), ModelCard.class);
    this.seed = seed;
  }

  /** Whether the challenger is better beyond chance: the interval of its gain is above zero. */
  boolean isWon(Trained learnt, Optional<Trained> later) {
    if (champion.question() != learnt.model().question()
        || !champion.classes().equals(learnt.model().classes())
        || !knowsItsColumns(learnt.test())) {
      return true;
    }
    Optional<Trained> unseen = later.map(this::unseen).filter(Challenge::isEnough);
    return compare(unseen.orElse(learnt)).isPromoted();
  }

  /** A champion whose features are no more cannot go on. */
  private boolean knowsItsColumns(Examples rows) {
    return rows.features().names().containsAll(champion.pipeline().encoding().columns());
  }

  private Trained unseen(Trained later) {
    long known = card.made().snapshots().stream().mapToLong(each -> each).max().orElse(0);
    Examples test = later.test();
    int[] rows =
        IntStream.range(0, test.count()).filter(row -> test.instants()[row] > known).toArray();
    return new Trained(later.model(), later.validation(), test.pick(rows));
  }

  private static boolean isEnough(Trained learnt) {
    double[] came = learnt.test().target().numbers();
    return came.length >= FEWEST_ROWS
        && IntStream.range(0, came.length).mapToDouble(row -> came[row]).distinct().count() > 1;
  }

  private Comparison compare(Trained challenger) {
    Examples test = challenger.test();
    Bootstrap bootstrap = new Bootstrap(RESAMPLES, 0.95, seed);
    double[] former = champion.answer(test.features());
    double[] newer = challenger.model().answer(test.features());
    return switch (test.target()) {
      case Target.Classes classes when classes.names().size() == 2 ->
          Comparison.of(
              Trained.scored(champion, test),
              challenger.tested(),
              test.groups(),
              Measures.AUC,
              bootstrap);
      case Target.Classes classes ->
          Comparison.of(
              Classified.of(Model.rows(former, classes.names().size()), classes.codes()),
              Classified.of(Model.rows(newer, classes.names().size()), classes.codes()),
              test.groups(),
              Classified.LOG_LOSS,
              bootstrap);
      case Target.Amounts(double[] came) ->
          Comparison.of(
              Forecast.of(former, came),
              Forecast.of(newer, came),
              test.groups(),
              Forecast.RMSE,
              bootstrap);
    };
  }
}
