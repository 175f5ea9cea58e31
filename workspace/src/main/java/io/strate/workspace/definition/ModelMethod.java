package io.strate.workspace.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a model learns. */
public enum ModelMethod {
  /** The one that does best. */
  AUTO,
  DECISION_TREE,
  RANDOM_FOREST,
  GRADIENT_BOOSTING,
  XGBOOST,
  SVM,
  LOGISTIC;

  /** The word in the files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(ModelMethod::word).toList();
  }
}
