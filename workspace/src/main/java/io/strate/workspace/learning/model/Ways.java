package io.strate.workspace.learning.model;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.learn.encode.Step;
import io.strate.learn.predict.Question;
import io.strate.learn.tune.Method;
import io.strate.learn.tune.Way;
import io.strate.learn.tune.Way.Weighing;
import io.strate.workspace.definition.ClassWeights;
import io.strate.workspace.definition.ModelDefinition;
import io.strate.workspace.definition.ModelMethod;
import io.strate.workspace.definition.Preparation;
import io.strate.workspace.learning.RareTexts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ways to learn that a definition leaves open. */
final class Ways {

  private Ways() {}

  /**
   * @param columns the columns that there are
   * @param rows how many rows are learnt from
   * @throws Failure {@code learn.method} if the method does not answer the question
   */
  static List<Way> of(
      ModelDefinition model, List<String> columns, Question question, int rows, long seed) {
    Map<String, Step> steps = steps(model.prepare(), columns);
    Weighing weighing =
        switch (model.weights()) {
          case ClassWeights.Even() -> new Weighing.Even();
          case ClassWeights.Balanced() -> new Weighing.Balanced();
          case ClassWeights.Given(var weights) -> new Weighing.Given(weights);
        };
    return methods(model, question).stream()
        .flatMap(method -> method.ways(rows, seed).stream())
        .map(way -> way.preparing(steps))
        .map(way -> way.naming(RareTexts.FEWEST))
        .map(way -> way.weighing(weighing))
        .toList();
  }

  private static List<Method> methods(ModelDefinition model, Question question) {
    if (model.method() == ModelMethod.AUTO) {
      return Method.of(question);
    }
    Method method = Method.valueOf(model.method().name());
    if (method == Method.LOGISTIC && question == Question.HOW_MUCH) {
      throw new Failure(
          "learn.method",
          Blame.USER,
          "model '%s': logistic tells classes apart, but an amount is to be predicted; write `method: auto` or name another"
              .formatted(model.name()));
    }
    return List.of(method);
  }

  private static Map<String, Step> steps(
      Map<String, Preparation> preparations, List<String> columns) {
    Map<String, Step> steps = new HashMap<>();
    preparations.forEach(
        (name, preparation) -> {
          if (columns.contains(name)) {
            steps.put(name, Step.valueOf(preparation.name()));
          }
        });
    return steps;
  }
}
