package io.strate.workspace.answer.learnt;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Value;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Matrix;
import io.strate.learn.encode.Encoding;
import io.strate.learn.encode.LiveRow;
import io.strate.learn.model.ClusterModel;
import io.strate.learn.model.Model;
import io.strate.learn.model.Why;
import io.strate.learn.model.WhyCluster;
import io.strate.learn.predict.Question;
import io.strate.rule.Expr;
import io.strate.rule.definition.LearntTrait;
import io.strate.workspace.answer.LearntReason;
import io.strate.workspace.answer.LearntReason.Speaking;
import io.strate.workspace.answer.WhyLearnt;
import io.strate.workspace.definition.Description.Kind;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.ModelDefinition;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.learning.ValueTraits;
import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.card.ClusterCard;
import io.strate.workspace.learning.model.ModelRows;
import io.strate.workspace.learning.registry.Promotion;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Course;
import io.strate.workspace.run.Interest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Explains why learnt traits say of a profile what they say: by the version that was in force, and
 * the profile's features as of the instant in question. Who asks as of later than the statement
 * sees what would be said by then, which may differ from what was stated.
 */
public final class ExplainLearnt implements WhyLearnt {

  /** So many profiles stand for all where a model cannot explain itself. */
  private static final int BACKGROUND = 200;

  private final Workspace workspace;
  private final WorkspaceDefinition definition;
  private final Registry registry;

  public ExplainLearnt(Workspace workspace) {
    this.workspace = workspace;
    this.definition = workspace.definition();
    this.registry = new Registry(workspace.ledger().notes());
  }

  /** A profile as of an instant, as a version sees it. */
  private record Seen(int version, List<LearntTrait.Feature> features, List<Value> values) {

    Value value(String feature) {
      return IntStream.range(0, features.size())
          .filter(i -> features.get(i).name().equals(feature))
          .mapToObj(values::get)
          .findFirst()
          .orElse(Value.UNKNOWN);
    }

    /** Whether it is an instant, of which the days since count. */
    boolean isElapsed(String feature) {
      return features.stream()
          .anyMatch(each -> each.name().equals(feature) && each.value() instanceof Expr.Elapsed);
    }

    boolean knows(Encoding encoding) {
      return features.stream()
          .map(LearntTrait.Feature::name)
          .toList()
          .containsAll(encoding.columns());
    }

    double[] encode(Encoding encoding) {
      LiveRow row = encoding.liveRow();
      List<String> columns = encoding.columns();
      for (int column = 0; column < columns.size(); column++) {
        switch (value(columns.get(column))) {
          case Value.Num(double number) -> row.number(column, number);
          case Value.Bool(boolean is) -> row.number(column, is ? 1 : 0);
          case Value.Instant(long millis) -> row.number(column, millis / ValueTraits.DAY);
          case Value.Text(String text) -> row.text(column, text);
          default -> row.unknown(column);
        }
      }
      return row.encode();
    }
  }

  /**
   * @throws Failure {@code learnt.features} if a feature is of another type than it was learnt from
   */
  @Override
  public Optional<LearntReason> of(Entity of, int number, String name, long now) {
    Optional<LearntTrait> trait =
        definition.learnt().stream()
            .filter(each -> each.of() == of && each.name().equals(name))
            .findFirst();
    Optional<Integer> version = registry.inForce(name, now).map(Promotion::version);
    if (trait.isEmpty() || version.isEmpty()) {
      return Optional.empty();
    }
    Seen seen = seen(trait.get(), version.get(), number, now);
    byte[] bytes = registry.part(name, version.get(), "model");
    try {
      return switch (trait.get()) {
        case LearntTrait.Prediction prediction ->
            predicted(prediction, Model.read(bytes), seen, number, now);
        case LearntTrait.ClusterSet set ->
            grouped(set, ClusterModel.read(bytes), seen, number, now);
      };
    } catch (IllegalArgumentException e) {
      throw new Failure(
          "learnt.features",
          Blame.USER,
          "version %d of '%s': %s".formatted(version.get(), name, e.getMessage()),
          e);
    }
  }

  private Seen seen(LearntTrait trait, int version, int number, long now) {
    List<Expr> features = trait.features().stream().map(LearntTrait.Feature::value).toList();
    return new Seen(version, trait.features(), values(trait.of(), number, features, now));
  }

  private List<Value> values(Entity of, int number, List<Expr> wanted, long now) {
    Course course = new Course(workspace, ValueTraits.in(definition.definitions(), of, wanted));
    return IntStream.range(0, wanted.size())
        .mapToObj(i -> course.trait(of, number, ValueTraits.name(i), now))
        .toList();
  }

  // ---- predictions ----

  private Optional<LearntReason> predicted(
      LearntTrait.Prediction trait, Model model, Seen seen, int number, long now) {
    Encoding encoding = model.pipeline().encoding();
    if (!seen.knows(encoding)) {
      return Optional.empty();
    }
    double[] row = seen.encode(encoding);
    if (Double.isNaN(answer(model, row)[0])) {
      return Optional.empty(); // A model from elsewhere may say nothing.
    }
    int output = likeliest(answer(model, row));
    Why why = Why.of(model, row, output, () -> background(trait, model, now));
    List<Speaking> speaking =
        why.parts().stream().map(part -> speaking(part.feature(), seen, part.points())).toList();
    return Optional.of(
        new LearntReason.Predicted(
            label(Kind.MODEL, trait.name()),
            seen.version(),
            model.question() == Question.WHICH_CLASS
                ? Optional.of(model.classes().get(output))
                : Optional.empty(),
            model.question() != Question.HOW_MUCH,
            why.answer(),
            why.usual(),
            why.isExact(),
            speaking));
  }

  private static double[] answer(Model model, double[] row) {
    double[] answer = new double[model.pipeline().predictor().outputs()];
    model.pipeline().predictor().predict(row, 0, answer, 0);
    model.scale().apply(answer, 0);
    return answer;
  }

  /** Of several classes, the one that is said; else the only answer. */
  private static int likeliest(double[] answer) {
    int likeliest = 0;
    for (int i = 1; i < answer.length; i++) {
      likeliest = answer[i] > answer[likeliest] ? i : likeliest;
    }
    return likeliest;
  }

  /** Some of those of whom it says something. */
  private Matrix background(LearntTrait.Prediction trait, Model model, long now) {
    ModelDefinition asked =
        definition.models().stream()
            .filter(each -> each.name().equals(trait.name()))
            .findFirst()
            .orElseThrow();
    Dataset present = new ModelRows(workspace, asked, Interest.LASTING).present(now).features();
    double[] said = model.answer(present);
    int outputs = said.length / Math.max(1, present.count());
    int[] known =
        IntStream.range(0, present.count())
            .filter(row -> !Double.isNaN(said[row * outputs]))
            .toArray();
    int count = Math.min(BACKGROUND, known.length);
    int[] some =
        IntStream.range(0, count)
            .map(i -> known[(int) ((long) i * known.length / count)])
            .toArray();
    return Matrix.of(model.pipeline().encoding().encode(present.pick(some)));
  }

  // ---- clusters ----

  private Optional<LearntReason> grouped(
      LearntTrait.ClusterSet trait, ClusterModel model, Seen seen, int number, long now) {
    if (!seen.knows(model.encoding())) {
      return Optional.empty();
    }
    ClusterCard card =
        CardJson.read(registry.part(trait.name(), seen.version(), "card"), ClusterCard.class);
    return WhyCluster.of(model, seen.encode(model.encoding()))
        .map(why -> grouped(trait, card, why, seen, number, now));
  }

  private LearntReason grouped(
      LearntTrait.ClusterSet trait,
      ClusterCard card,
      WhyCluster why,
      Seen seen,
      int number,
      long now) {
    double all = why.parts().stream().mapToDouble(part -> Math.abs(part.gain())).sum();
    List<Speaking> speaking = new ArrayList<>();
    for (WhyCluster.Part part : why.parts()) {
      double share = all == 0 ? 0 : part.gain() / all;
      speaking.add(speaking(part.feature(), seen, share));
    }
    return new LearntReason.Grouped(
        label(Kind.CLUSTERS, trait.name()),
        seen.version(),
        why.number(),
        called(card, OptionalInt.of(why.number())),
        why.distance(),
        why.next(),
        called(card, why.next()),
        why.nextDistance(),
        rule(trait, card, why.number(), number, now),
        speaking);
  }

  private String called(ClusterCard card, OptionalInt number) {
    return card.clusters().stream()
        .filter(each -> OptionalInt.of(each.number()).equals(number))
        .map(each -> each.name().in(definition.locale()))
        .findFirst()
        .orElse("");
  }

  private Optional<LearntReason.NearlySaid> rule(
      LearntTrait.ClusterSet trait, ClusterCard card, int cluster, int number, long now) {
    return card.clusters().stream()
        .filter(each -> each.number() == cluster)
        .flatMap(
            each ->
                each.rule().flatMap(text -> RuleInWords.of(definition, trait.of(), text)).stream()
                    .map(rule -> said(trait, each, rule, number, now)))
        .findFirst();
  }

  private LearntReason.NearlySaid said(
      LearntTrait.ClusterSet trait,
      ClusterCard.Cluster cluster,
      RuleInWords rule,
      int number,
      long now) {
    Value holds = values(trait.of(), number, List.of(rule.condition()), now).getFirst();
    return new LearntReason.NearlySaid(
        rule.text(), holds.equals(Value.bool(true)), cluster.precision(), cluster.recall());
  }

  // ---- words ----

  private Speaking speaking(String feature, Seen seen, double weight) {
    String label = seen.isElapsed(feature) ? inDays(feature) : withUnit(feature);
    return new Speaking(feature, label, seen.value(feature), weight);
  }

  private String inDays(String feature) {
    Localized since = new Localized(" (jours depuis)", " (days since)");
    return FeatureLabel.of(definition, feature).in(definition.locale())
        + since.in(definition.locale());
  }

  private String withUnit(String feature) {
    String label = FeatureLabel.of(definition, feature).in(definition.locale());
    return Stream.of(Kind.TRAIT, Kind.SCORE)
        .flatMap(kind -> definition.describe(kind, feature).unit().stream())
        .findFirst()
        .map(unit -> label + " (" + unit + ")")
        .orElse(label);
  }

  private String label(Kind kind, String name) {
    return definition
        .describe(kind, name)
        .label()
        .map((Localized label) -> label.in(definition.locale()))
        .orElse(name);
  }
}
