package io.strate.workspace.learning.model;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Type;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Target;
import io.strate.learn.evaluate.Bootstrap;
import io.strate.learn.model.Model;
import io.strate.learn.predict.Question;
import io.strate.learn.split.Split;
import io.strate.learn.split.Splits;
import io.strate.rule.definition.LearntTrait;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.ModelDefinition;
import io.strate.workspace.definition.ModelFile;
import io.strate.workspace.definition.Threshold;
import io.strate.workspace.learning.card.ModelCard;
import io.strate.workspace.learning.card.ModelCard.Judged;
import io.strate.workspace.learning.card.Provenance;
import io.strate.workspace.learning.card.References;
import io.strate.workspace.learning.card.Verdict;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Takes in a model that others learnt, and keeps it as a version, its file with it. If it is known
 * what it predicts, it is calibrated by some rows of the past and judged by others; whether it was
 * learnt from these, nobody knows here.
 */
final class TakeModelIn {

  private static final String METHOD = "onnx";
  private static final Localized ELSEWHERE =
      new Localized(
          "appris ailleurs : s'il connaît des lignes qui servent à le juger, il paraît meilleur qu'il n'est",
          "learnt elsewhere: if it knows rows that it is judged by, it looks better than it is");

  private final Workspace workspace;
  private final ModelDefinition definition;
  private final ModelFile file;
  private final NewVersion version;
  private final long seed;

  TakeModelIn(Workspace workspace, ModelDefinition definition, ModelFile file) {
    this.workspace = workspace;
    this.definition = definition;
    this.file = file;
    this.version = new NewVersion(workspace, definition);
    this.seed = definition.seed();
  }

  /**
   * @throws Failure {@code learn.file} for a file that is not there, damaged, or does not fit the
   *     definition, and {@code learn.rows} for a past that it cannot be judged by
   */
  LearnModel.Outcome take(long now, Interest interest) {
    byte[] content = content();
    Model model = brought(content);
    ModelCard.File card =
        new ModelCard.File(file.name(), ModelFile.hash(content), content.length, file.missing());
    ModelRows rows = new ModelRows(workspace, definition, interest);
    Dataset everybody = rows.present(now).features();
    Taken taken = new Taken(card, model, everybody, model.answer(everybody), now);
    return definition.trait().target().isEmpty()
        ? unjudged(taken)
        : judged(taken, rows.past(now), interest);
  }

  /**
   * What was taken in.
   *
   * @param everybody in the population as of now
   * @param said of them by the model
   */
  private record Taken(
      ModelCard.File file, Model model, Dataset everybody, double[] said, long now) {

    Taken calibrated(Model other) {
      double[] scaled = said.clone();
      Arrays.setAll(scaled, row -> other.scaled(said[row]));
      return new Taken(file, other, everybody, scaled, now);
    }

    /** What should be known of those of whom it says nothing. */
    List<Localized> remarks() {
      long silent = Arrays.stream(said).filter(Double::isNaN).count();
      return silent == 0
          ? List.of()
          : List.of(
              new Localized(
                  "profils dont il ne dit rien, car une variable est inconnue ou hors de ce qu'il connaît : %d sur %d ; voir `missing:`"
                      .formatted(silent, said.length),
                  "profiles of whom it says nothing, as a feature is unknown or beyond what it knows: %d of %d; see `missing:`"
                      .formatted(silent, said.length)));
    }
  }

  // ---- the file ----

  private byte[] content() {
    Path path = file.in(workspace.definition().folder());
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new Failure(
          "learn.file",
          Blame.USER,
          "model '%s': the file '%s' cannot be read; put it there again, versions taken in before go on without it"
              .formatted(definition.name(), file.name()),
          e);
    }
  }

  private Model brought(byte[] content) {
    try {
      return Model.brought(content, features(), file.missing(), question());
    } catch (IllegalArgumentException e) {
      throw new Failure(
          "learn.file",
          Blame.USER,
          "model '%s', %s: %s".formatted(definition.name(), file.name(), e.getMessage()),
          e);
    }
  }

  private List<String> features() {
    return definition.trait().features().stream().map(LearntTrait.Feature::name).toList();
  }

  private Optional<Question> question() {
    return definition
        .trait()
        .target()
        .map(
            target ->
                target.value().type() == Type.BOOLEAN ? Question.YES_OR_NO : Question.HOW_MUCH);
  }

  // ---- of which nobody says what it predicts ----

  private LearnModel.Outcome unjudged(Taken taken) {
    Verdict verdict =
        new Verdict(
            Verdict.Grade.WITH_CARE,
            List.of(
                new Localized(
                    "personne ne dit ce qu'il prédit (`predict:`) : il n'est ni jugé ni calibré",
                    "nobody says what it predicts (`predict:`): it is neither judged nor calibrated")));
    Optional<Insight> insight = insight(taken);
    ModelCard card =
        card(
            taken,
            version.provenance(taken.now()),
            Judged.NOT,
            Optional.empty(),
            Double.NaN,
            List.of(),
            insight,
            List.of(),
            taken.remarks(),
            verdict);
    return keep(card, taken);
  }

  /** What moves its answers: how far they go if a feature is dealt anew. */
  private Optional<Insight> insight(Taken taken) {
    int[] known = known(taken.said());
    if (known.length == 0) {
      return Optional.empty();
    }
    double[] said = Arrays.stream(known).mapToDouble(row -> taken.said()[row]).toArray();
    Examples rows =
        new Examples(
            taken.everybody().pick(known),
            new Target.Amounts(said),
            IntStream.range(0, known.length).toArray(),
            new long[known.length]);
    return Optional.of(new Insight(new Trained(taken.model(), rows, rows), seed));
  }

  // ---- of which it is known ----

  private LearnModel.Outcome judged(Taken taken, ModelRows.Past past, Interest interest) {
    int[] places = LearnModel.bounded(past.examples(), seed);
    Examples all = past.examples().pick(places);
    int[] known = known(taken.model().answer(all.features()));
    if (known.length == 0) {
      throw new IllegalArgumentException(
          "expected an answer to some row of the past, found none to %d; check the features, or write `missing: 0`"
              .formatted(all.count()));
    }
    interest.orEnd();
    Examples examples = all.pick(known);
    Split lot = calibrating(Splits.stratified(examples, seed));
    Trained trained = trained(taken.model(), examples, lot);
    Optional<Trained> later = later(taken.model(), examples);
    Taken calibrated = taken.calibrated(trained.model());
    boolean isWhether = trained.model().question() == Question.YES_OR_NO;
    double threshold =
        isWhether ? Thresholds.choose(wanted(), trained, taken.everybody()) : Double.NaN;
    Judging judging = new Judging(new Bootstrap(LearnModel.RESAMPLES, 0.95, seed));
    Judged byLot = judging.of(trained.model(), trained.test(), threshold);
    Optional<Judged> byTime =
        later.map(
            each ->
                judging.of(
                    each.model(),
                    each.test(),
                    isWhether
                        ? Thresholds.orNobody(wanted(), each, taken.everybody())
                        : Double.NaN));
    interest.orEnd();
    Insight insight = new Insight(trained, seed);
    int[] profiles = past.profiles(Arrays.stream(known).map(row -> places[row]).toArray());
    List<Localized> leaks = version.leaks(examples, profiles, insight.importance());
    List<Localized> remarks = new ArrayList<>(List.of(ELSEWHERE));
    remarks.addAll(taken.remarks());
    remarks.add(version.tested(examples, lot, later));
    int[] tested = Arrays.stream(lot.test()).map(row -> places[known[row]]).toArray();
    ModelCard card =
        card(
                calibrated,
                version.provenance(past, examples, taken.now()),
                byLot,
                byTime,
                threshold,
                isWhether ? Thresholds.cuts(wanted(), trained.tested()) : List.of(),
                Optional.of(insight),
                new Fairness(trained, past.segments(), past.members(tested), seed).groups(),
                remarks,
                ModelVerdict.of(byLot, byTime, isWhether, Judging.yes(examples.target()), leaks))
            .challenged(version.challenge(Challenge.Bar.NOT_WORSE, trained, later));
    return keep(card, calibrated);
  }

  private Threshold wanted() {
    return definition.threshold().orElse(new Threshold.HighestF1());
  }

  private static int[] known(double[] answers) {
    return IntStream.range(0, answers.length).filter(row -> !Double.isNaN(answers[row])).toArray();
  }

  /** Nothing is learnt from the training part, so it helps to calibrate. */
  private static Split calibrating(Split split) {
    int[] both =
        IntStream.concat(Arrays.stream(split.training()), Arrays.stream(split.validation()))
            .sorted()
            .toArray();
    return new Split(new int[0], both, split.test());
  }

  private Trained trained(Model model, Examples examples, Split split) {
    Examples validation = examples.pick(split.validation());
    return new Trained(model.calibrated(validation, seed), validation, examples.pick(split.test()));
  }

  /** Calibrated by what was known earlier, to be judged by what came later. */
  private Optional<Trained> later(Model model, Examples examples) {
    try {
      Split split = calibrating(version.byTime(examples));
      return Optional.of(trained(model, examples, split));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private ModelCard card(
      Taken taken,
      Provenance made,
      Judged byLot,
      Optional<Judged> byTime,
      double threshold,
      List<ModelCard.Cut> cuts,
      Optional<Insight> insight,
      List<ModelCard.Group> groups,
      List<Localized> remarks,
      Verdict verdict) {
    return new ModelCard(
        made,
        version.label(),
        taken.model().classes(),
        METHOD,
        "",
        List.of(),
        byLot,
        byTime,
        taken.model().scale().word(),
        threshold,
        cuts,
        insight.map(Insight::importance).orElse(List.of()),
        insight.map(Insight::effects).orElse(List.of()),
        groups,
        List.of(),
        remarks,
        verdict,
        Optional.empty(),
        Optional.of(taken.file()));
  }

  private LearnModel.Outcome keep(ModelCard card, Taken taken) {
    References references = References.freeze(taken.everybody(), Optional.of(taken.said()));
    return version.keep(card, taken.model().toBytes(), references, taken.now());
  }
}
