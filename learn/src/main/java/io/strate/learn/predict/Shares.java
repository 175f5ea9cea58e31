package io.strate.learn.predict;

import io.strate.learn.dataset.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Trees whose leaves answer with a mean: one round of boosting from nothing on squared error is
 * just that. A class is a column of zeros and ones, whose mean is its share.
 */
final class Shares {
  private Shares() {}

  static Learnt fit(Part training, Map<String, ?> shape) {
    training.requireDifferentClasses();
    Map<String, Object> settings = new HashMap<>(shape);
    settings.put("objective", "reg:squarederror");
    settings.put("base_score", 0);
    settings.put("eta", 1);
    settings.put("lambda", 0);
    Question question = Question.of(training.target());
    List<Trees> grown = new ArrayList<>();
    for (Target column : columns(training.target())) {
      Part part = new Part(training.rows(), column, training.weights());
      grown.add(NativeTrees.grow(settings, 1, part).trees());
    }
    Link link = question == Question.HOW_MUCH ? Link.NONE : Link.SHARES;
    return new TreePredictor(question, link, Trees.beside(grown));
  }

  private static List<Target> columns(Target target) {
    return switch (target) {
      case Target.Amounts amounts -> List.of(amounts);
      case Target.Classes classes ->
          Sides.of(classes).stream()
              .<Target>map(yes -> new Target.Amounts(Target.Classes.of(yes).numbers()))
              .toList();
    };
  }
}
