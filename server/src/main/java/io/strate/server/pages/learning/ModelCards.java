package io.strate.server.pages.learning;

import io.strate.server.pages.Words;
import io.strate.server.pages.learning.ClusterView.Matrix;
import io.strate.server.pages.learning.ModelView.Curves;
import io.strate.server.pages.learning.ModelView.Dependence;
import io.strate.server.pages.learning.ModelView.Explained;
import io.strate.server.pages.learning.ModelView.Group;
import io.strate.server.pages.learning.ModelView.Learning;
import io.strate.server.pages.learning.ModelView.Level;
import io.strate.server.pages.learning.ModelView.Metric;
import io.strate.server.pages.learning.ModelView.Place;
import io.strate.server.pages.learning.ModelView.ScoreBin;
import io.strate.server.pages.learning.ModelView.Split;
import io.strate.server.pages.learning.ModelView.Threshold;
import io.strate.server.pages.learning.ModelView.Thresholds;
import io.strate.server.pages.learning.ModelView.Weight;
import io.strate.workspace.answer.learnt.ShowModel;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.learning.card.ModelCard;
import io.strate.workspace.learning.card.ModelCard.Band;
import io.strate.workspace.learning.card.ModelCard.Judged;
import io.strate.workspace.learning.card.ModelCard.Measured;
import io.strate.workspace.learning.card.ModelCard.Point;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Reads what cards say of models, in a language. */
final class ModelCards {

  private final WorkspaceDefinition definition;
  private final Words words;
  private final Heads heads;

  ModelCards(WorkspaceDefinition definition, Words words) {
    this.definition = definition;
    this.words = words;
    this.heads = new Heads(definition, words);
  }

  /**
   * What is true of everybody today.
   *
   * @param everybody of how many a probability is stated
   * @param sizes how many each threshold takes, in the card's order
   * @param wanted how the threshold was chosen, in words
   * @param isForProfit whether that was by what right and wrong ones bring
   */
  record Today(
      long everybody,
      List<Long> sizes,
      List<ScoreBin> scores,
      String wanted,
      boolean isForProfit) {}

  /** Of a model that was never learnt. */
  static ModelView nothing(LearntHead head) {
    return new ModelView(
        head,
        false,
        "",
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  ModelView view(
      LearntHead head, ShowModel.Shown shown, Today today, Optional<Explained> explained) {
    ModelCard card = shown.card();
    List<Split> splits = new ArrayList<>();
    if (card.isJudged()) {
      splits.add(split(card, words.say("model.split.lot"), card.byLot()));
    }
    card.byTime().ifPresent(later -> splits.add(split(card, words.say("model.split.time"), later)));
    return new ModelView(
        head.with(card.made().rows(), card.remarks().stream().map(heads::in).toList()),
        card.file().isPresent(),
        card.isJudged() ? words.say("model.predicts", card.label()) : words.say("model.unknown"),
        splits,
        card.compared().stream().map(each -> candidate(card, each)).toList(),
        thresholds(card, today),
        today.scores(),
        card.importance().stream()
            .map(each -> new Weight(heads.feature(each.feature()), Interval.of(each.share())))
            .toList(),
        card.effects().stream().map(this::dependence).toList(),
        card.learning().stream()
            .filter(each -> Double.isFinite(each.training()) && Double.isFinite(each.validation()))
            .map(
                each ->
                    new Learning(
                        each.rows(),
                        Interval.of(each.training()),
                        each.sure()
                            .map(ModelCards::interval)
                            .orElseGet(() -> Interval.of(each.validation()))))
            .toList(),
        card.groups().stream().map(this::group).toList(),
        explained,
        heads.versions(shown.versions(), shown.version(), heads.facts(card)));
  }

  private Split split(ModelCard card, String name, Judged judged) {
    Map<Metric, Interval> measured = new EnumMap<>(Metric.class);
    for (Measured each : judged.measures()) {
      if (Double.isFinite(each.value())) {
        Metric.of(each.name()).ifPresent(metric -> measured.put(metric, interval(each)));
      }
    }
    return new Split(
        name, judged.rows(), judged.yes(), measured, curves(judged), confusion(card, judged));
  }

  private static Interval interval(Measured measured) {
    return new Interval(measured.value(), measured.low(), measured.high());
  }

  private Candidate candidate(ModelCard card, ModelCard.Compared compared) {
    return new Candidate(
        compared.name(),
        words.say("model.compared", compared.rows(), compared.folds(), compared.error()),
        Interval.of(compared.score()),
        compared.name().equals(card.method()));
  }

  private static Optional<Thresholds> thresholds(ModelCard card, Today today) {
    if (card.cuts().isEmpty() || !Double.isFinite(card.threshold())) {
      return Optional.empty();
    }
    List<Threshold> all =
        IntStream.range(0, card.cuts().size())
            .mapToObj(i -> threshold(card.cuts().get(i), today, today.sizes().get(i)))
            .toList();
    return Optional.of(new Thresholds(card.threshold(), today.wanted(), "", all));
  }

  private static Threshold threshold(ModelCard.Cut cut, Today today, long members) {
    return new Threshold(
        cut.threshold(),
        number(cut.precision()),
        number(cut.recall()),
        number(cut.f1()),
        today.isForProfit() && Double.isFinite(cut.profit())
            ? OptionalDouble.of(cut.profit() * today.everybody())
            : OptionalDouble.empty(),
        members);
  }

  /** Where nobody is above a threshold nothing is right. */
  private static double number(double share) {
    return Double.isFinite(share) ? share : 0;
  }

  /** Where bands are known, curves at their places; else all points. */
  static Curves curves(Judged judged) {
    return judged
        .bands()
        .map(
            bands ->
                new Curves(
                    band(bands.roc()),
                    band(bands.precisionRecall()),
                    band(bands.gains()),
                    lift(band(bands.gains())),
                    band(bands.calibration())))
        .orElseGet(
            () ->
                new Curves(
                    places(judged.roc()),
                    places(judged.precisionRecall()),
                    places(judged.gains()),
                    lift(places(judged.gains())),
                    places(
                        judged.calibration().stream()
                            .map(bin -> new Point(bin.said(), bin.came()))
                            .toList())));
  }

  private static List<Place> band(List<Band> band) {
    return band.stream()
        .map(each -> new Place(each.x(), new Interval(each.y(), each.low(), each.high())))
        .toList();
  }

  /** How many times as many are found as by chance. */
  private static List<Place> lift(List<Place> gains) {
    return gains.stream()
        .filter(gain -> gain.x() > 0)
        .map(
            gain ->
                new Place(
                    gain.x(),
                    new Interval(
                        gain.y().value() / gain.x(),
                        gain.y().low() / gain.x(),
                        gain.y().high() / gain.x())))
        .toList();
  }

  private static List<Place> places(List<Point> points) {
    return points.stream()
        .filter(point -> Double.isFinite(point.x()) && Double.isFinite(point.y()))
        .map(point -> new Place(point.x(), Interval.of(point.y())))
        .toList();
  }

  private Optional<Matrix> confusion(ModelCard card, Judged judged) {
    List<List<Double>> counts = judged.confusion();
    if (counts.isEmpty()) {
      return Optional.empty();
    }
    List<String> classes =
        card.classes().equals(List.of("no", "yes"))
            ? List.of(words.say("model.no"), words.say("model.yes"))
            : card.classes();
    return Optional.of(new Matrix(classes, classes, counts));
  }

  private Dependence dependence(ModelCard.Effect effect) {
    return new Dependence(
        heads.feature(effect.feature()),
        places(effect.numbers()),
        effect.levels().stream().map(level -> new Level(level.text(), level.answer())).toList());
  }

  private Group group(ModelCard.Group group) {
    return new Group(
        definition.label(group.segment()),
        group.rows(),
        group.came(),
        group.said(),
        interval(group.auc()),
        group.isFlagged());
  }
}
