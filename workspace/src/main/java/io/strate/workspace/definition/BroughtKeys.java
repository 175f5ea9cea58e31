package io.strate.workspace.definition;

import io.strate.workspace.yaml.YamlNode;
import io.strate.workspace.yaml.YamlNode.Entry;
import java.util.List;

/** Which keys make no sense with a model that others learnt. */
final class BroughtKeys {

  /** How a model learns, and when. */
  private static final List<String> LEARNING =
      List.of("method", "prepare", "class_weights", "retrain");

  /** How a model is judged. */
  private static final List<String> JUDGING = List.of("snapshots", "gap", "threshold");

  private final Fields fields;
  private final LearntFields common;

  BroughtKeys(Fields fields, LearntFields common) {
    this.fields = fields;
    this.common = common;
  }

  void check(Entry entry) {
    for (String key : LEARNING) {
      refuse(
          key,
          "`%s:` is about learning, and the model in `onnx:` was learnt elsewhere: take it out");
    }
    if (!fields.has("predict")) {
      for (String key : JUDGING) {
        refuse(
            key,
            "`%s:` is about judging, and without `predict:` nobody knows what would be right: add that, or take this out");
      }
    }
    if (fields.items("features").isEmpty()) {
      YamlNode place = fields.node("features").orElse(entry.key());
      common.wrong(
          place,
          "a model from a file takes its features in the order of its input's columns: write them as a list, `features: [recency, …]`");
    }
  }

  private void refuse(String key, String message) {
    fields.node(key).ifPresent(node -> common.wrong(node, message.formatted(key)));
  }
}
