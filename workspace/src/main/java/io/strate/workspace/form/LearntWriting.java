package io.strate.workspace.form;

import io.strate.workspace.edit.Tree;
import io.strate.workspace.form.LearntForm.Auto;
import io.strate.workspace.form.LearntForm.Balanced;
import io.strate.workspace.form.LearntForm.ClusterForm;
import io.strate.workspace.form.LearntForm.Cutoff;
import io.strate.workspace.form.LearntForm.Given;
import io.strate.workspace.form.LearntForm.Learns;
import io.strate.workspace.form.LearntForm.Listed;
import io.strate.workspace.form.LearntForm.Measure;
import io.strate.workspace.form.LearntForm.Measured;
import io.strate.workspace.form.LearntForm.ModelForm;
import io.strate.workspace.form.LearntForm.MomentForm;
import io.strate.workspace.form.LearntForm.Profit;
import io.strate.workspace.form.LearntForm.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes of forms of what is learnt what files say, but for whose it is and how it is described. */
final class LearntWriting {

  /** What is as usual, where it is written down. */
  static final String AUTO = "auto";

  private static final List<String> WITH_AUTO = List.of("features", "method", "k");
  private static final List<String> WITH_AUTO_OF_DBSCAN = List.of("eps", "min_points");

  private final Map<String, Tree> keys = new LinkedHashMap<>();

  private LearntWriting() {}

  /** The keys of a form in the order in which people read them. */
  static Map<String, Tree> keys(LearntForm form) {
    LearntWriting writing = new LearntWriting();
    switch (form) {
      case ClusterForm clusters -> writing.clusters(clusters);
      case ModelForm model -> writing.model(model);
      case MomentForm(var _, var _, List<String> events, Optional<String> within) -> {
        writing.keys.put(
            "of", events.size() == 1 ? new Tree.Text(events.getFirst()) : items(events));
        writing.put("within", within);
      }
    }
    return writing.keys;
  }

  /** What was written although it is as usual stays written. */
  static Map<String, Tree> kept(Map<String, Tree> now, Map<String, Tree> before) {
    Map<String, Tree> kept = new LinkedHashMap<>(now);
    keep("of", "contacts", before, kept);
    keep("entity", "contacts", before, kept);
    WITH_AUTO.forEach(key -> keep(key, AUTO, before, kept));
    if (new Tree.Text("dbscan").equals(now.get("method"))) {
      WITH_AUTO_OF_DBSCAN.forEach(key -> keep(key, AUTO, before, kept));
    }
    return kept;
  }

  private static void keep(
      String key, String usual, Map<String, Tree> before, Map<String, Tree> kept) {
    Tree.Text text = new Tree.Text(usual);
    if (text.equals(before.get(key))) {
      kept.putIfAbsent(key, text);
    }
  }

  private void clusters(ClusterForm clusters) {
    learns(clusters.learns());
    put("method", clusters.method());
    put("k", clusters.k());
    put("eps", clusters.eps());
    put("min_points", clusters.minPoints());
    put("refresh", clusters.refresh());
    put("seed", clusters.seed());
  }

  private void model(ModelForm model) {
    put("predict", Optional.of(model.predict()));
    put("snapshots", model.snapshots());
    put("gap", model.gap());
    learns(model.learns());
    put("method", model.method());
    model.threshold().ifPresent(cutoff -> keys.put("threshold", threshold(cutoff)));
    model.weights().ifPresent(weights -> keys.put("class_weights", weights(weights)));
    put("retrain", model.retrain());
    put("seed", model.seed());
  }

  private void learns(Learns learns) {
    put("among", learns.among());
    switch (learns.from()) {
      case Listed(List<String> features) -> keys.put("features", items(features));
      case Auto(List<String> except) when except.isEmpty() -> {}
      case Auto(List<String> except) -> keys.put("except", items(except));
    }
    if (!learns.prepare().isEmpty()) {
      keys.put("prepare", texts(learns.prepare()));
    }
  }

  private static Tree threshold(Cutoff cutoff) {
    return switch (cutoff) {
      case Measured(Measure by, String text) ->
          new Tree.Keys(Map.of(by.key(), new Tree.Text(text)));
      case Profit(Map<String, String> worth) -> new Tree.Keys(Map.of("profit", texts(worth)));
    };
  }

  private static Tree weights(Weights weights) {
    return switch (weights) {
      case Balanced _ -> new Tree.Text("balanced");
      case Given(Map<String, String> byClass) -> texts(byClass);
    };
  }

  private void put(String key, Optional<String> text) {
    text.ifPresent(it -> keys.put(key, new Tree.Text(it)));
  }

  private static Tree items(List<String> texts) {
    return new Tree.Items(texts.stream().<Tree>map(Tree.Text::new).toList());
  }

  private static Tree texts(Map<String, String> texts) {
    Map<String, Tree> trees = new LinkedHashMap<>();
    texts.forEach((key, text) -> trees.put(key, new Tree.Text(text)));
    return new Tree.Keys(trees);
  }
}
