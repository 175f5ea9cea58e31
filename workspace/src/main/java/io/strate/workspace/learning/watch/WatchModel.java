package io.strate.workspace.learning.watch;

import io.strate.domain.Type;
import io.strate.learn.evaluate.Bootstrap;
import io.strate.learn.evaluate.Interval;
import io.strate.learn.evaluate.Measure;
import io.strate.learn.evaluate.Measures;
import io.strate.learn.evaluate.Scored;
import io.strate.learn.model.Model;
import io.strate.learn.predict.Question;
import io.strate.learn.watch.CalibrationDrift;
import io.strate.learn.watch.Finding;
import io.strate.learn.watch.Limits;
import io.strate.learn.watch.ScoreDrift;
import io.strate.learn.watch.ScoreReference;
import io.strate.rule.definition.LearntTrait;
import io.strate.workspace.definition.ModelDefinition;
import io.strate.workspace.learning.PastRows;
import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.card.ModelCard;
import io.strate.workspace.learning.card.References;
import io.strate.workspace.learning.model.ModelRows;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.learning.watch.PastStatements.Answered;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A model in force beside how it was when it was learnt. */
final class WatchModel {

  /** So many snapshots are measured, the latest. */
  private static final int MOST_PERIODS = 12;

  /** Of so many snapshots, the latest, it is asked whether probabilities are right. */
  private static final int RECENT = 3;

  /** What less of the answer comes from than this share decides nothing. */
  private static final double IMPORTANT = 0.05;

  private static final Bootstrap BOOTSTRAP = new Bootstrap(400, 0.95, 1);
  private static final List<Measure<Scored>> MEASURES =
      List.of(Measures.AUC, Measures.AVERAGE_PRECISION, Measures.BRIER);

  private final Workspace workspace;
  private final ModelDefinition definition;
  private final int version;
  private final Registry registry;
  private final ModelCard card;
  private final List<Finding> findings = new ArrayList<>();

  WatchModel(Workspace workspace, ModelDefinition definition, int version) {
    this.workspace = workspace;
    this.definition = definition;
    this.version = version;
    this.registry = new Registry(workspace.ledger().notes());
    this.card = CardJson.read(registry.part(definition.name(), version, "card"), ModelCard.class);
  }

  Watched watch(long now, Interest interest) {
    String name = definition.name();
    Model model = Model.read(registry.part(name, version, "model"));
    ModelRows rows = new ModelRows(workspace, definition, interest);
    PastRows present = rows.present(now);
    Optional<References> references = WatchLearnt.references(registry, name, version);
    try {
      List<Watched.Feature> features =
          references
              .map(
                  each ->
                      WatchLearnt.features(each, present.features(), this::isImportant, findings))
              .orElse(List.of());
      Optional<ScoreReference> before =
          references.flatMap(References::scores).map(ScoreReference::read);
      Optional<Watched.Scores> scores =
          before
              .filter(_ -> present.count() > 0)
              .map(each -> scores(each.compare(model.answer(present.features()))));
      Answered answered = answered(model, rows, now, interest);
      Optional<Watched.Promise> promise =
          before.filter(_ -> answered.yes().length > 0).map(each -> promise(each, answered));
      List<Watched.Period> periods = periods(answered);
      return new Watched(
          name,
          version,
          now,
          present.count(),
          features,
          scores,
          promise,
          periods,
          Optional.empty(),
          Double.NaN,
          List.of(),
          WatchLearnt.alerts(findings));
    } catch (IllegalArgumentException e) {
      throw WatchLearnt.otherFeatures(name, version, e);
    }
  }

  private boolean isImportant(String feature) {
    return card.importance().isEmpty()
        || card.importance().stream()
            .anyMatch(each -> each.feature().equals(feature) && each.share() >= IMPORTANT);
  }

  private Watched.Scores scores(ScoreDrift drift) {
    findings.addAll(Limits.USUAL.scores(definition.name(), drift));
    return new Watched.Scores(
        drift.drift().index(),
        drift.drift().noise(),
        drift.difference().distance(),
        drift.difference().chance(),
        drift.meanBefore(),
        drift.meanNow());
  }

  // ---- what came of it ----

  /** Nothing of other than known yes-or-no questions: they alone have a probability that holds. */
  private Answered answered(Model model, ModelRows rows, long now, Interest interest) {
    Optional<LearntTrait.Target> target = definition.trait().target();
    long first =
        registry.promotions(definition.name()).stream()
            .mapToLong(promotion -> promotion.at())
            .min()
            .orElse(now);
    List<Long> snapshots =
        model.question() == Question.YES_OR_NO
                && definition.trait().type() == Type.Scalar.NUMBER
                && target.isPresent()
            ? rows.snapshots(now).stream().filter(snapshot -> snapshot >= first).toList()
            : List.of();
    if (snapshots.isEmpty()) {
      return new Answered(new double[0], new boolean[0], new int[0], new long[0]);
    }
    return new PastStatements(workspace, interest)
        .answered(
            definition.trait(),
            target.orElseThrow(),
            definition.gap(),
            snapshots,
            MOST_PERIODS,
            now);
  }

  private Watched.Promise promise(ScoreReference before, Answered answered) {
    long[] snapshots = Arrays.stream(answered.snapshots()).distinct().sorted().toArray();
    long recent = snapshots[Math.max(0, snapshots.length - RECENT)];
    int[] rows =
        IntStream.range(0, answered.yes().length)
            .filter(row -> answered.snapshots()[row] >= recent)
            .toArray();
    Answered late = answered.pick(rows);
    CalibrationDrift drift = before.calibration(late.stated(), late.yes(), late.profiles());
    Limits.USUAL.calibration(definition.name(), drift).ifPresent(findings::add);
    return new Watched.Promise(
        drift.all().rows(), drift.all().expected(), drift.all().observed(), drift.all().noise());
  }

  /** Snapshots of which some said yes and some no; the last one's measures may be findings. */
  private List<Watched.Period> periods(Answered answered) {
    List<Watched.Period> periods = new ArrayList<>();
    long[] snapshots = Arrays.stream(answered.snapshots()).distinct().sorted().toArray();
    List<Interval> last = List.of();
    for (int i = Math.max(0, snapshots.length - MOST_PERIODS); i < snapshots.length; i++) {
      Answered part = answered.of(snapshots[i]);
      int yes = part.came();
      if (yes > 0 && yes < part.yes().length) {
        last = BOOTSTRAP.of(Scored.of(part.stated(), part.yes()), part.profiles(), MEASURES);
        periods.add(new Watched.Period(snapshots[i], part.yes().length, yes, measured(last)));
      }
    }
    for (int i = 0; i < last.size(); i++) {
      Measure<Scored> measure = MEASURES.get(i);
      Interval now = last.get(i);
      learnt(measure.name())
          .flatMap(before -> Limits.USUAL.measure(measure, before, now))
          .ifPresent(findings::add);
    }
    return periods;
  }

  private static List<ModelCard.Measured> measured(List<Interval> intervals) {
    return IntStream.range(0, intervals.size())
        .mapToObj(
            i -> {
              Interval each = intervals.get(i);
              return new ModelCard.Measured(
                  MEASURES.get(i).name(), each.value(), each.low(), each.high());
            })
        .toList();
  }

  /** What was measured when it was learnt: on later snapshots where there were any. */
  private Optional<Interval> learnt(String measure) {
    return card.byTime().orElse(card.byLot()).measures().stream()
        .filter(each -> each.name().equals(measure))
        .findFirst()
        .map(each -> new Interval(each.value(), each.low(), each.high(), 0));
  }
}
