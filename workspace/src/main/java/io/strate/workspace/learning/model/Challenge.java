package io.strate.workspace.learning.model;

import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Target;
import io.strate.learn.evaluate.Bootstrap;
import io.strate.learn.evaluate.Classified;
import io.strate.learn.evaluate.Comparison;
import io.strate.learn.evaluate.Forecast;
import io.strate.learn.evaluate.Interval;
import io.strate.learn.evaluate.Measures;
import io.strate.learn.model.Model;
import io.strate.learn.predict.Question;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.card.ModelCard;
import io.strate.workspace.learning.card.ModelCard.Challenged;
import io.strate.workspace.learning.card.ModelCard.Measured;
import io.strate.workspace.learning.registry.Registry;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A new version against the one in force. They are compared on snapshots that neither has learnt
 * from: later ones than the champion knew, which the challenger's twin that was learnt from earlier
 * snapshots has not seen. Where there are none, on the challenger's own test part, of which the
 * champion may know some: that is unfair to the challenger alone.
 *
 * <p>By log loss where probabilities are said: segments are cut by these, and one that still tells
 * who is likelier but promises twice as many as come is no good champion.
 */
final class Challenge {

  private static final int RESAMPLES = 1_000;
  private static final int FEWEST_ROWS = 200;

  /** Empty if it can be read no more. */
  private final Optional<Model> champion;

  private final ModelCard card;
  private final int version;
  private final long seed;

  Challenge(Registry registry, String name, int version, long seed) {
    this.version = version;
    this.champion = read(registry.part(name, version, "model"));
    this.card = CardJson.read(registry.part(name, version, "card"), ModelCard.class);
    this.seed = seed;
  }

  /** What the challenger is to show. */
  enum Bar {
    /** Of what is learnt anew by itself: that chance alone changes nothing. */
    BETTER,
    /** Of what somebody brought: the one who did has decided. */
    NOT_WORSE;

    private boolean isTaken(Comparison comparison) {
      return switch (this) {
        case BETTER -> comparison.isPromoted();
        case NOT_WORSE -> comparison.improvement().high() >= 0;
      };
    }

    private Localized verdict(boolean isTaken) {
      return switch (this) {
        case BETTER ->
            isTaken
                ? new Localized("meilleure au-delà du hasard", "better beyond chance")
                : new Localized("pas meilleure au-delà du hasard", "not better beyond chance");
        case NOT_WORSE ->
            isTaken
                ? new Localized("pas pire au-delà du hasard", "not worse beyond chance")
                : new Localized("pire au-delà du hasard", "worse beyond chance");
      };
    }
  }

  private static Optional<Model> read(byte[] bytes) {
    try {
      return Optional.of(Model.read(bytes));
    } catch (IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  Challenged result(Bar bar, Trained learnt, Optional<Trained> later) {
    Optional<Model> answering =
        champion.filter(model -> answers(model, learnt) && differ(answered(model, learnt)));
    if (answering.isEmpty()) {
      return new Challenged(
          version,
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          true,
          new Localized(
              "la version %d répond à une autre question, à partir d'autres variables, ou presque jamais, ou est abîmée : elle ne peut pas continuer"
                  .formatted(version),
              "version %d answers another question, from other features, or hardly ever, or is damaged: it cannot go on"
                  .formatted(version)));
    }
    Model former = answering.get();
    Trained asked =
        later
            .map(this::unseen)
            .filter(Challenge::isEnough)
            .map(each -> answered(former, each))
            .filter(Challenge::isEnough)
            .orElseGet(() -> answered(former, learnt));
    Comparison comparison = compare(former, asked);
    boolean isTaken = bar.isTaken(comparison);
    return new Challenged(
        version,
        asked.test().count(),
        Optional.of(measured(comparison.measure(), comparison.champion())),
        Optional.of(measured(comparison.measure(), comparison.challenger())),
        Optional.of(measured(comparison.measure(), comparison.improvement())),
        isTaken,
        why(comparison, bar.verdict(isTaken)));
  }

  private static Measured measured(String measure, Interval interval) {
    return new Measured(measure, interval.value(), interval.low(), interval.high());
  }

  private Localized why(Comparison comparison, Localized verdict) {
    Interval gain = comparison.improvement();
    return new Localized(
        String.format(
            Locale.FRENCH,
            "%s de %.4f contre %.4f pour la version %d ; gain de %.4f à %.4f : %s",
            comparison.measure(),
            comparison.challenger().value(),
            comparison.champion().value(),
            version,
            gain.low(),
            gain.high(),
            verdict.fr()),
        String.format(
            Locale.ENGLISH,
            "%s of %.4f beside %.4f of version %d; gain from %.4f to %.4f: %s",
            comparison.measure(),
            comparison.challenger().value(),
            comparison.champion().value(),
            version,
            gain.low(),
            gain.high(),
            verdict.en()));
  }

  /** A champion of another question, or whose features are no more or of another type, cannot. */
  private static boolean answers(Model champion, Trained learnt) {
    if (champion.question() != learnt.model().question()
        || !champion.classes().equals(learnt.model().classes())) {
      return false;
    }
    try {
      champion.answer(learnt.test().features().pick(new int[0]));
      return true;
    } catch (IllegalArgumentException otherColumns) {
      return false;
    }
  }

  private Trained unseen(Trained later) {
    long known = card.made().snapshots().stream().mapToLong(each -> each).max().orElse(0);
    Examples test = later.test();
    int[] rows =
        IntStream.range(0, test.count()).filter(row -> test.instants()[row] > known).toArray();
    return new Trained(later.model(), later.validation(), test.pick(rows));
  }

  private static boolean isEnough(Trained learnt) {
    return learnt.test().count() >= FEWEST_ROWS && differ(learnt);
  }

  private static boolean differ(Trained learnt) {
    return Arrays.stream(learnt.test().target().numbers()).distinct().count() > 1;
  }

  /** Tested by what the champion says something of: one from elsewhere may say nothing of some. */
  private static Trained answered(Model champion, Trained learnt) {
    if (champion.question() == Question.WHICH_CLASS) {
      return learnt;
    }
    Examples test = learnt.test();
    double[] said = champion.answer(test.features());
    int[] rows = IntStream.range(0, said.length).filter(row -> !Double.isNaN(said[row])).toArray();
    return new Trained(learnt.model(), learnt.validation(), test.pick(rows));
  }

  private Comparison compare(Model champion, Trained challenger) {
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
              Measures.LOG_LOSS,
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
