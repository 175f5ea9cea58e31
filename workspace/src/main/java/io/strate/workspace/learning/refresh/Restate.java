package io.strate.workspace.learning.refresh;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.learn.model.ClusterModel;
import io.strate.learn.model.Model;
import io.strate.learn.predict.Question;
import io.strate.rule.definition.LearntTrait;
import io.strate.rule.definition.MomentDefinition;
import io.strate.workspace.definition.ClusterDefinition;
import io.strate.workspace.definition.ModelDefinition;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.learning.PastRows;
import io.strate.workspace.learning.StateLearnt;
import io.strate.workspace.learning.clusters.ClusterRows;
import io.strate.workspace.learning.model.ModelRows;
import io.strate.workspace.learning.moment.LearnMoment;
import io.strate.workspace.learning.registry.Promotion;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * States of everybody what the version in force says of them as of an instant. Whoever left the
 * population loses the value.
 */
public final class Restate {

  /** Probabilities are stated to so many parts: what changes less is no news. */
  private static final double PARTS = 10_000;

  private final Workspace workspace;
  private final Registry registry;

  public Restate(Workspace workspace) {
    this.workspace = workspace;
    this.registry = new Registry(workspace.ledger().notes());
  }

  /**
   * States what the version in force of a cluster set, model or moment says.
   *
   * @throws Failure {@code learn.unknown} if there is none of that name, and {@code
   *     learnt.features} if a feature is of another type than it was learnt from
   */
  public StateLearnt.Stated of(String name, long now, Interest interest) {
    try {
      return stated(name, now, interest);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          "learnt.features",
          Blame.USER,
          "version %d of '%s': %s".formatted(inForce(name, now).orElse(0), name, e.getMessage()),
          e);
    }
  }

  private StateLearnt.Stated stated(String name, long now, Interest interest) {
    WorkspaceDefinition definition = workspace.definition();
    return definition.clusters().stream()
        .filter(set -> set.name().equals(name))
        .findFirst()
        .map(set -> clusters(set, now, interest))
        .or(
            () ->
                definition.models().stream()
                    .filter(model -> model.name().equals(name))
                    .findFirst()
                    .map(model -> model(model, now, interest)))
        .or(
            () ->
                definition.moments().stream()
                    .filter(moment -> moment.name().equals(name))
                    .findFirst()
                    .map(moment -> moment(moment, now, interest)))
        .orElseThrow(() -> LearnAnew.unknown(definition, name));
  }

  /** What came into force later says nothing yet. */
  private Optional<Integer> inForce(String name, long now) {
    return registry.inForce(name, now).map(Promotion::version);
  }

  /** Nothing is stated, and all zero, if no version is in force. */
  public StateLearnt.Stated clusters(ClusterDefinition set, long now, Interest interest) {
    Optional<Integer> version = inForce(set.name(), now);
    if (version.isEmpty()) {
      return new StateLearnt.Stated(0, 0, 0);
    }
    ClusterModel model = ClusterModel.read(registry.part(set.name(), version.get(), "model"));
    ClusterRows rows = ClusterRows.of(workspace, set, now, interest);
    int[] numbers = model.assign(rows.features());
    List<Value> values = new ArrayList<>();
    for (int number : numbers) {
      values.add(value(number));
    }
    return state(set.trait(), version.get(), rows.profiles(), values, now);
  }

  /** The label of a cluster; unknown for whoever is in none. */
  static Value value(int number) {
    return number == ClusterModel.NONE ? Value.UNKNOWN : Value.text(Integer.toString(number));
  }

  /** Likewise. */
  public StateLearnt.Stated model(ModelDefinition definition, long now, Interest interest) {
    Optional<Integer> version = inForce(definition.name(), now);
    if (version.isEmpty()) {
      return new StateLearnt.Stated(0, 0, 0);
    }
    Model model = Model.read(registry.part(definition.name(), version.get(), "model"));
    PastRows rows = new ModelRows(workspace, definition, interest).present(now);
    double[] answers = model.answer(rows.features());
    int outputs = model.pipeline().predictor().outputs();
    List<Value> values = new ArrayList<>();
    for (int row = 0; row < rows.count(); row++) {
      values.add(value(definition.trait(), model, answers, row * outputs));
    }
    return state(definition.trait(), version.get(), rows.profiles(), values, now);
  }

  private StateLearnt.Stated state(
      LearntTrait trait, int version, int[] profiles, List<Value> values, long now) {
    StateLearnt.Stated stated =
        new StateLearnt(workspace).everybody(trait.of(), trait.name(), profiles, values, now);
    new LastStated(version, now).keep(registry, trait.name());
    return stated;
  }

  /** Likewise, of all three attributes together. */
  public StateLearnt.Stated moment(MomentDefinition definition, long now, Interest interest) {
    Optional<Integer> version = inForce(definition.name(), now);
    if (version.isEmpty()) {
      return new StateLearnt.Stated(0, 0, 0);
    }
    StateLearnt.Stated stated =
        new LearnMoment(workspace, definition).state(version.get(), now, interest);
    new LastStated(version.get(), now).keep(registry, definition.name());
    return stated;
  }

  /** The value of an answer that stands in an array from a place on. */
  static Value value(LearntTrait trait, Model model, double[] answers, int from) {
    if (model.question() == Question.WHICH_CLASS) {
      int likeliest = 0;
      for (int i = 1; i < model.classes().size(); i++) {
        likeliest = answers[from + i] > answers[from + likeliest] ? i : likeliest;
      }
      return Value.text(model.classes().get(likeliest));
    }
    if (trait.type()
        == Type.Scalar.TEXT) { // Of two texts, the answer is how probable the second is.
      return Value.text(model.classes().get(answers[from] > 0.5 ? 1 : 0));
    }
    return Value.number(Math.rint(answers[from] * PARTS) / PARTS);
  }
}
