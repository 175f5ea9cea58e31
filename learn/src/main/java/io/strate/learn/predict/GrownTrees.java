package io.strate.learn.predict;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the trees out of a model that XGBoost wrote as Universal Binary JSON. */
final class GrownTrees {
  private GrownTrees() {}

  /** The trees of the first rounds. */
  static Trees read(byte[] model, int rounds) {
    Map<?, ?> learner = map(UbJson.read(model), "learner");
    Map<?, ?> parameters = map(learner, "learner_model_param");
    Map<?, ?> grown = map(map(learner, "gradient_booster"), "model");
    boolean logistic = "binary:logistic".equals(text(map(learner, "objective"), "name"));
    int count = (int) numbers(grown, "iteration_indptr")[rounds];
    List<?> trees = ((List<?>) Objects.requireNonNull(grown.get("trees"))).subList(0, count);
    TreesBuilder builder =
        new TreesBuilder(
            Integer.parseInt(text(parameters, "num_feature")),
            bases(text(parameters, "base_score"), logistic));
    double[] groups = numbers(grown, "tree_info");
    for (int tree = 0; tree < count; tree++) {
      add(builder, (int) groups[tree], (Map<?, ?>) trees.get(tree));
    }
    return builder.build();
  }

  /** XGBoost writes the answer that it begins with; sums begin with its logarithm of odds. */
  private static float[] bases(String text, boolean logistic) {
    String[] numbers = text.replaceAll("[\\[\\] ]", "").split(",");
    float[] bases = new float[numbers.length];
    for (int i = 0; i < bases.length; i++) {
      float base = Float.parseFloat(numbers[i]);
      bases[i] = logistic ? (float) -Math.log(1f / base - 1f) : base;
    }
    return bases;
  }

  /**
   * Numbers nodes anew from the root, level by level, so that the two below a node are side by
   * side.
   */
  private static void add(TreesBuilder builder, int group, Map<?, ?> tree) {
    double[] left = numbers(tree, "left_children");
    double[] right = numbers(tree, "right_children");
    double[] columns = numbers(tree, "split_indices");
    double[] values = numbers(tree, "split_conditions");
    double[] unknownLeft = numbers(tree, "default_left");
    double[] covers = numbers(tree, "sum_hessian");
    double[] gains = numbers(tree, "loss_changes");
    int first = builder.root(group);
    int[] old = new int[left.length];
    int known = 1;
    for (int node = 0; node < known; node++) {
      int from = old[node];
      if (left[from] < 0) {
        builder.leaf((float) values[from], (float) covers[from]);
      } else {
        int asked = 2 * (int) columns[from] + (int) unknownLeft[from];
        builder.split(
            asked, (float) values[from], first + known, (float) covers[from], (float) gains[from]);
        old[known++] = (int) left[from];
        old[known++] = (int) right[from];
      }
    }
  }

  private static Map<?, ?> map(Object from, String name) {
    return (Map<?, ?>) found(from, name);
  }

  private static double[] numbers(Object from, String name) {
    return switch (found(from, name)) {
      case double[] numbers -> numbers;
      case List<?> numbers -> numbers.stream().mapToDouble(number -> (double) number).toArray();
      case Object _ ->
          throw new IllegalStateException(
              "XGBoost wrote a model whose '%s' is no list of numbers".formatted(name));
    };
  }

  private static String text(Object from, String name) {
    return (String) found(from, name);
  }

  private static Object found(Object from, String name) {
    Object found = ((Map<?, ?>) from).get(name);
    if (found == null) {
      throw new IllegalStateException(
          "XGBoost wrote a model without '%s'; another version than the one pinned?"
              .formatted(name));
    }
    return found;
  }
}
