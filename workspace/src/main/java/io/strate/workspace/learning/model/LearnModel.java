package io.strate.workspace.learning.model;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Examples;
import io.strate.learn.evaluate.Bootstrap;
import io.strate.learn.model.Model;
import io.strate.learn.predict.Question;
import io.strate.learn.split.Folds;
import io.strate.learn.split.Split;
import io.strate.learn.split.Splits;
import io.strate.learn.tune.Comparison;
import io.strate.learn.tune.Search;
import io.strate.learn.tune.Way;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.ModelDefinition;
import io.strate.workspace.definition.Threshold;
import io.strate.workspace.learning.RemarkWords;
import io.strate.workspace.learning.card.ModelCard;
import io.strate.workspace.learning.card.ModelCard.Compared;
import io.strate.workspace.learning.card.ModelCard.Judged;
import io.strate.workspace.learning.card.References;
import io.strate.workspace.learning.card.Verdict;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Learns a model from the past as it is known as of an instant, judges it on rows that it has not
 * seen, and keeps it as a version. What is kept was learnt from 70 in a hundred of the rows, so
 * that what is said of it was measured on it.
 */
public final class LearnModel {

  /** More rows make no better model and take longer. */
  private static final int MOST_ROWS = 300_000;

  static final int RESAMPLES = 400;

  private final Workspace workspace;
  private final ModelDefinition definition;
  private final NewVersion version;
  private final long seed;

  public LearnModel(Workspace workspace, ModelDefinition definition) {
    this.workspace = workspace;
    this.definition = definition;
    this.version = new NewVersion(workspace, definition);
    this.seed = definition.seed();
  }

  /**
   * A version that was learnt.
   *
   * @param number of the version
   * @param isPromoted whether it is in force now
   */
  public record Outcome(int number, ModelCard card, boolean isPromoted) {}

  /**
   * Learns, judges and keeps a version; it comes into force if there is none in force and it is not
   * unfit, or if it is better than the one in force beyond chance.
   *
   * @throws Failure {@code learn.rows} for a past from which this cannot be learnt, and as {@link
   *     io.strate.workspace.learning.TimeTravel#rows}
   */
  public Outcome learn(long now, Interest interest) {
    try {
      if (definition.file().isPresent()) {
        return new TakeModelIn(workspace, definition, definition.file().get()).take(now, interest);
      }
      ModelRows rows = new ModelRows(workspace, definition, interest);
      return learn(rows, rows.past(now), now, interest);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          "learn.rows",
          Blame.USER,
          "model '%s': %s".formatted(definition.name(), e.getMessage()),
          e);
    }
  }

  private Outcome learn(ModelRows rows, ModelRows.Past past, long now, Interest interest) {
    int[] places = bounded(past.examples(), seed);
    Examples examples = past.examples().pick(places);
    Question question = Question.of(examples.target());
    Split lot = Splits.stratified(examples, seed);
    Examples training = examples.pick(lot.training());
    List<Way> ways =
        Ways.of(definition, examples.features().names(), question, training.count(), seed);
    Comparison comparison =
        Search.standard(seed).compare(ways, training, (done, of) -> compared(done, of, interest));
    Trained learnt = Trained.from(comparison.best(), examples, lot, seed);
    interest.orEnd();
    Optional<Trained> later = later(comparison.best(), examples);
    Dataset everybody = rows.present(now).features();
    double[] present = learnt.model().answer(everybody);
    Threshold wanted = definition.threshold().orElse(new Threshold.HighestF1());
    boolean isWhether = question == Question.YES_OR_NO;
    double threshold = isWhether ? Thresholds.choose(wanted, learnt, everybody) : Double.NaN;
    Judging judging = new Judging(new Bootstrap(RESAMPLES, 0.95, seed));
    Judged byLot = judging.of(learnt.model(), learnt.test(), threshold);
    Optional<Judged> byTime =
        later.map(
            each ->
                judging.of(
                    each.model(),
                    each.test(),
                    isWhether ? Thresholds.orNobody(wanted, each, everybody) : Double.NaN));
    int[] tested = Arrays.stream(lot.test()).map(row -> places[row]).toArray();
    Insight insight = new Insight(learnt, seed);
    List<Localized> leaks = version.leaks(examples, past.profiles(places), insight.importance());
    Verdict verdict =
        ModelVerdict.of(byLot, byTime, isWhether, Judging.yes(examples.target()), leaks);
    ModelCard card =
        new ModelCard(
            version.provenance(past, examples, now),
            version.label(),
            learnt.model().classes(),
            comparison.best().name(),
            comparison.measure(),
            compared(comparison),
            byLot,
            byTime,
            learnt.model().scale().word(),
            threshold,
            isWhether ? Thresholds.cuts(wanted, learnt.tested()) : List.of(),
            insight.importance(),
            insight.effects(),
            new Fairness(learnt, past.segments(), past.members(tested), seed).groups(),
            insight.learning(comparison.best(), training),
            remarks(learnt.model(), past, version.tested(examples, lot, later)),
            verdict,
            version.challenge(Challenge.Bar.BETTER, learnt, later),
            Optional.empty());
    Optional<double[]> scores = Optional.of(present).filter(_ -> question != Question.WHICH_CLASS);
    return version.keep(card, learnt.model().toBytes(), References.freeze(everybody, scores), now);
  }

  private void compared(int done, int of, Interest interest) {
    interest.orEnd();
    workspace
        .circumstances()
        .progress()
        .at("comparing ways to learn '%s'".formatted(definition.name()), done, of);
  }

  /** The places of all rows, or of as many as are learnt from, group by group. */
  static int[] bounded(Examples examples, long seed) {
    int parts = (int) Math.ceil((double) examples.count() / MOST_ROWS);
    return parts < 2
        ? IntStream.range(0, examples.count()).toArray()
        : Folds.upTo(parts, examples, seed).held(0);
  }

  /** The same way to learn, from what was known earlier, to be judged by what came later. */
  private Optional<Trained> later(Way way, Examples examples) {
    try {
      Split split = Splits.byLotBefore(version.byTime(examples), examples, seed);
      return Optional.of(Trained.from(way, examples, split, seed));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static List<Compared> compared(Comparison comparison) {
    return comparison.trials().stream()
        .map(
            trial ->
                new Compared(
                    trial.way().name(), trial.rows(), trial.folds(), trial.score(), trial.error()))
        .toList();
  }

  private static List<Localized> remarks(Model model, ModelRows.Past past, Localized tested) {
    List<Localized> remarks = new ArrayList<>(past.remark().stream().toList());
    remarks.addAll(RemarkWords.of(model.pipeline().encoding().remarks()));
    remarks.add(tested);
    return remarks;
  }
}
