package io.strate.workspace.definition;

import io.strate.learn.cluster.Linkage;
import io.strate.rule.Problem;
import io.strate.rule.draft.LearntDraft;
import io.strate.rule.draft.LearntDraft.Label;
import io.strate.workspace.yaml.YamlNode.Entry;
import io.strate.workspace.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads the cluster sets of a workspace's files. */
final class ClusterReader {

  /** What {@code method:} may say. */
  static final List<String> METHODS =
      List.of(
          "auto",
          "kmeans",
          "hierarchical (ward)",
          "hierarchical (average)",
          "hierarchical (complete)",
          "hierarchical (single)",
          "hierarchical",
          "dbscan");

  private static final Pattern COUNT =
      Pattern.compile("([0-9]{1,9})(?:\\s*\\.\\.\\s*([0-9]{1,9}))?");

  private final LearntLabels learnt;
  private final Consumer<Problem> problems;

  ClusterReader(LearntLabels learnt, Consumer<Problem> problems) {
    this.learnt = learnt;
    this.problems = problems;
  }

  ClusterDraft read(Entry entry) {
    LearntFields.checkName(entry, "a cluster set", problems);
    Fields fields = Fields.of(entry.value());
    LearntFields common = new LearntFields(fields, problems);
    ClusterMethod method = method(fields, common);
    ClusterCount k =
        fields.scalar("k").map(text -> count(text, common)).orElse(new ClusterCount.Auto());
    refuseStrangers(fields, method, common);
    return new ClusterDraft(
        new LearntDraft.Clusters(
            fields.entity(),
            Texts.name(entry.key()),
            fields.rule("among"),
            common.features(),
            labels(entry.name(), k)),
        common.prepare(),
        method,
        k,
        common.refresh("refresh"),
        common.seed());
  }

  /** The labels in force, or else those that there will be. */
  private List<Label> labels(String name, ClusterCount k) {
    Optional<Map<String, String>> inForce = learnt.of(name);
    if (inForce.isPresent()) {
      return inForce.get().entrySet().stream()
          .map(
              label ->
                  new Label(
                      label.getKey(),
                      Optional.of(label.getValue()).filter(called -> !called.isBlank())))
          .toList();
    }
    return switch (k) {
      case ClusterCount.Fixed(int count) ->
          IntStream.rangeClosed(1, count)
              .mapToObj(label -> new Label(Integer.toString(label), Optional.empty()))
              .toList();
      case ClusterCount.Auto _, ClusterCount.Range _ -> List.of();
    };
  }

  private static ClusterMethod method(Fields fields, LearntFields common) {
    String word = fields.text("method").orElse("auto");
    return switch (word) {
      case "kmeans" -> new ClusterMethod.KMeans();
      case "hierarchical", "hierarchical (ward)" -> new ClusterMethod.Hierarchical(Linkage.WARD);
      case "hierarchical (average)" -> new ClusterMethod.Hierarchical(Linkage.AVERAGE);
      case "hierarchical (complete)" -> new ClusterMethod.Hierarchical(Linkage.COMPLETE);
      case "hierarchical (single)" -> new ClusterMethod.Hierarchical(Linkage.SINGLE);
      case "dbscan" -> new ClusterMethod.Dbscan(eps(fields, common), minPoints(fields, common));
      default -> new ClusterMethod.Auto();
    };
  }

  private static Optional<Scalar> unlessAuto(Fields fields, String key) {
    return fields.scalar(key).filter(text -> !text.value().strip().equals("auto"));
  }

  private static OptionalDouble eps(Fields fields, LearntFields common) {
    Optional<Scalar> text = unlessAuto(fields, "eps");
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    OptionalDouble eps = Numbers.read(text.get().value());
    if (eps.isEmpty() || eps.getAsDouble() <= 0) {
      common.wrong(
          text.get(),
          "`eps:` is auto or a number above 0, found '%s'"
              .formatted(LearntFields.shortened(text.get())));
      return OptionalDouble.empty();
    }
    return eps;
  }

  private static OptionalInt minPoints(Fields fields, LearntFields common) {
    Optional<Scalar> text = unlessAuto(fields, "min_points");
    OptionalLong count =
        text.isPresent() ? common.whole("min_points", text.get(), 1) : OptionalLong.empty();
    return count.isPresent()
        ? OptionalInt.of((int) Math.min(Integer.MAX_VALUE, count.getAsLong()))
        : OptionalInt.empty();
  }

  private static ClusterCount count(Scalar text, LearntFields common) {
    String written = text.value().strip();
    Matcher matcher = COUNT.matcher(written);
    if (written.equals("auto")) {
      return new ClusterCount.Auto();
    }
    if (matcher.matches()) {
      int least = Integer.parseInt(matcher.group(1));
      int most = matcher.group(2) == null ? least : Integer.parseInt(matcher.group(2));
      if (least >= 2 && most >= least && most <= ClusterCount.MOST) {
        return least == most ? new ClusterCount.Fixed(least) : new ClusterCount.Range(least, most);
      }
    }
    common.wrong(
        text,
        "`k:` is auto, a number from 2 to %d or a range such as 2..12, found '%s'"
            .formatted(ClusterCount.MOST, LearntFields.shortened(text)));
    return new ClusterCount.Auto();
  }

  /** Some keys make sense with some methods only. */
  private static void refuseStrangers(Fields fields, ClusterMethod method, LearntFields common) {
    if (method instanceof ClusterMethod.Dbscan) {
      unlessAuto(fields, "k")
          .ifPresent(
              k ->
                  common.wrong(
                      k, "`k:` has no place here: dbscan finds how many clusters there are"));
      return;
    }
    for (String key : List.of("eps", "min_points")) {
      fields
          .node(key)
          .ifPresent(
              node -> common.wrong(node, "`%s:` belongs to `method: dbscan`".formatted(key)));
    }
  }
}
