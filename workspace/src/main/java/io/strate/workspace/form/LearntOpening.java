package io.strate.workspace.form;

import io.strate.domain.Entity;
import io.strate.workspace.definition.Description;
import io.strate.workspace.edit.Tree;
import io.strate.workspace.form.LearntForm.Auto;
import io.strate.workspace.form.LearntForm.Balanced;
import io.strate.workspace.form.LearntForm.ClusterForm;
import io.strate.workspace.form.LearntForm.Cutoff;
import io.strate.workspace.form.LearntForm.From;
import io.strate.workspace.form.LearntForm.Given;
import io.strate.workspace.form.LearntForm.Learns;
import io.strate.workspace.form.LearntForm.Listed;
import io.strate.workspace.form.LearntForm.Measure;
import io.strate.workspace.form.LearntForm.Measured;
import io.strate.workspace.form.LearntForm.ModelForm;
import io.strate.workspace.form.LearntForm.MomentForm;
import io.strate.workspace.form.LearntForm.Profit;
import io.strate.workspace.form.LearntForm.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes forms of what files say of something that is learnt, but for whose it is and how it is
 * described, which is read as of any definition. Keys that are left are for the caller to refuse.
 */
final class LearntOpening {

  private final TreeFields fields;

  LearntOpening(TreeFields fields) {
    this.fields = fields;
  }

  ClusterForm clusters(Entity of, Description described) {
    return new ClusterForm(
        of,
        described,
        learns(),
        unlessAuto("method"),
        unlessAuto("k"),
        unlessAuto("eps"),
        unlessAuto("min_points"),
        fields.text("refresh"),
        fields.text("seed"));
  }

  /** A model; one that is being made may not say yet what to predict. */
  ModelForm model(Entity of, Description described) {
    return new ModelForm(
        of,
        described,
        fields.text("predict").orElse(""),
        learns(),
        fields.text("snapshots"),
        fields.text("gap"),
        unlessAuto("method"),
        some("threshold").map(LearntOpening::threshold),
        fields.text("retrain"),
        fields.text("seed"),
        some("class_weights").map(LearntOpening::weights));
  }

  /**
   * @param key at which the events stand
   */
  MomentForm moment(Entity of, Description described, String key) {
    List<String> events =
        fields.peek(key) instanceof Tree.Items ? texts(key) : List.of(fields.needed(key));
    return new MomentForm(of, described, events, fields.text("within"));
  }

  // ---- from what ----

  private Learns learns() {
    return new Learns(fields.text("among"), from(), prepare());
  }

  private From from() {
    if (fields.peek("features") instanceof Tree.Items) {
      return new Listed(texts("features"));
    }
    if (unlessAuto("features").isPresent()) {
      throw new Unfit();
    }
    return new Auto(fields.has("except") ? texts("except") : List.of());
  }

  private Map<String, String> prepare() {
    return fields.has("prepare") ? texts(fields.entries("prepare")) : Map.of();
  }

  // ---- how ----

  private static Cutoff threshold(Tree tree) {
    TreeFields keys = new TreeFields(tree);
    Cutoff cutoff = keys.has("profit") ? profit(keys.take("profit")) : measured(keys);
    keys.done();
    return cutoff;
  }

  private static Cutoff measured(TreeFields keys) {
    Measure by =
        Arrays.stream(Measure.values())
            .filter(measure -> keys.has(measure.key()))
            .findFirst()
            .orElseThrow(Unfit::new);
    return new Measured(by, keys.needed(by.key()));
  }

  private static Profit profit(Tree tree) {
    TreeFields keys = new TreeFields(tree);
    Map<String, String> worth = new LinkedHashMap<>();
    for (String outcome : List.of("tp", "fp", "tn", "fn")) {
      keys.text(outcome).ifPresent(text -> worth.put(outcome, text));
    }
    keys.done();
    return new Profit(worth);
  }

  private static Weights weights(Tree tree) {
    return switch (tree) {
      case Tree.Text(String word) when word.equals("balanced") -> new Balanced();
      case Tree.Keys(Map<String, Tree> keys) -> new Given(texts(keys));
      case Tree.Text _, Tree.Items _, Tree.Nothing _ -> throw new Unfit();
    };
  }

  // ---- what all have ----

  private Optional<Tree> some(String key) {
    Tree tree = fields.take(key);
    return tree instanceof Tree.Nothing ? Optional.empty() : Optional.of(tree);
  }

  private Optional<String> unlessAuto(String key) {
    return fields.text(key).filter(text -> !text.equals(LearntWriting.AUTO));
  }

  private List<String> texts(String key) {
    return fields.items(key).stream().map(TreeFields::text).toList();
  }

  private static Map<String, String> texts(Map<String, Tree> keys) {
    Map<String, String> texts = new LinkedHashMap<>();
    keys.forEach((key, tree) -> texts.put(key, TreeFields.text(tree)));
    return texts;
  }
}
