package io.strate.workspace.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.learn.cluster.Linkage;
import io.strate.rule.Expr;
import io.strate.rule.Span;
import io.strate.rule.definition.LearntTrait;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.draft.Family;
import io.strate.rule.text.RulePrinter;
import io.strate.workspace.definition.Description.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LearntDefinitionsTest {

  @TempDir Path folder;

  @Test
  void aClusterSetSaysWhatItLearnsFromAndHow() throws IOException {
    WorkspaceDefinition workspace =
        workspace(
            """
            clusters:
              personas:
                label: { fr: Profils, en: Personas }
                owner: Data
                among: in segment 'clients'
                features: [recency, sector, account.employees, active, signup]
                prepare: { recency: min-max, sector: one_hot }
                method: hierarchical (average)
                k: 2..12
                refresh: "nightly, or drift > 0.25"
                seed: 42
            """);

    ClusterDefinition personas = workspace.clusters().getFirst();
    assertThat(personas.name()).isEqualTo("personas");
    assertThat(personas.trait().of()).isEqualTo(Entity.CONTACT);
    assertThat(personas.trait().type()).isEqualTo(Type.TEXT);
    assertThat(personas.trait().among().map(LearntDefinitionsTest::print))
        .contains("in segment 'clients'");
    assertThat(features(personas.trait()))
        .containsExactly(
            "recency: recency",
            "sector: sector",
            "account.employees: account.employees",
            "active: active",
            "signup: days since signup");
    assertThat(personas.prepare())
        .isEqualTo(Map.of("recency", Preparation.MIN_MAX, "sector", Preparation.ONE_HOT));
    assertThat(personas.method()).isEqualTo(new ClusterMethod.Hierarchical(Linkage.AVERAGE));
    assertThat(personas.k()).isEqualTo(new ClusterCount.Range(2, 12));
    assertThat(personas.refresh())
        .isEqualTo(new Refresh(Refresh.Schedule.NIGHTLY, OptionalDouble.of(0.25)));
    assertThat(personas.seed()).isEqualTo(42);
    assertThat(workspace.describe(Kind.CLUSTERS, "personas").label())
        .contains(new Localized("Profils", "Personas"));
    assertThat(workspace.describe(Kind.CLUSTERS, "personas").owner()).contains("Data");
  }

  @Test
  void aModelSaysWhatItPredictsOfWhom() throws IOException {
    ModelDefinition value =
        workspace(
                """
                models:
                  value:
                    predict: sum(order.amount within 90 days) + sum(order.amount within 3 months)
                    among: age >= 18
                    snapshots: weekly over 52 weeks
                    gap: 7 days
                    features: [recency]
                    method: random_forest
                    retrain: monthly
                """)
            .models()
            .getFirst();

    assertThat(print(value.trait().target().orElseThrow().value()))
        .isEqualTo("sum(order.amount within 90 days) + sum(order.amount within 3 months)");
    assertThat(value.trait().target().orElseThrow().horizon().windows())
        .containsExactly(new Span(90, Span.Unit.DAY), new Span(3, Span.Unit.MONTH));
    assertThat(value.trait().type()).isEqualTo(Type.NUMBER);
    assertThat(value.snapshots())
        .isEqualTo(new Snapshots(Snapshots.Step.WEEKLY, new Span(52, Span.Unit.WEEK)));
    assertThat(value.gap()).contains(new Span(7, Span.Unit.DAY));
    assertThat(value.method()).isEqualTo(ModelMethod.RANDOM_FOREST);
    assertThat(value.retrain())
        .isEqualTo(new Refresh(Refresh.Schedule.MONTHLY, OptionalDouble.empty()));
  }

  @Test
  void whatIsLeftOutIsUsual() throws IOException {
    WorkspaceDefinition workspace =
        workspace(
            """
            clusters:
              groups: { features: [age] }
            models:
              next: { predict: did order within 90 days, features: [age] }
            """);

    ClusterDefinition groups = workspace.clusters().getFirst();
    assertThat(groups.trait().among()).isEmpty();
    assertThat(groups.method()).isEqualTo(new ClusterMethod.Auto());
    assertThat(groups.k()).isEqualTo(new ClusterCount.Auto());
    assertThat(groups.refresh())
        .isEqualTo(new Refresh(Refresh.Schedule.WEEKLY, OptionalDouble.empty()));
    ModelDefinition next = workspace.models().getFirst();
    assertThat(next.snapshots())
        .isEqualTo(new Snapshots(Snapshots.Step.MONTHLY, new Span(24, Span.Unit.MONTH)));
    assertThat(next.gap()).isEmpty();
    assertThat(next.method()).isEqualTo(ModelMethod.AUTO);
    assertThat(next.threshold()).isEmpty();
    assertThat(next.weights()).isEqualTo(new ClassWeights.Even());
    assertThat(next.seed()).isZero();
  }

  @Test
  void whatNobodyLooksUpIsRead() throws IOException {
    WorkspaceDefinition workspace =
        workspace(
            """
            clusters:
              dense: { features: [age], method: dbscan, eps: 0.3, min_points: 5 }
              free: { features: [age], method: dbscan, eps: auto }
              five: { features: [age], method: kmeans, k: 5 }
              ward: { features: [age], method: hierarchical }
            models:
              a: { predict: did order within 1 day, features: [age], threshold: { recall_at_least: 80% } }
              b: { predict: did order within 1 day, features: [age], threshold: { precision_at_least: 0.7 } }
              c: { predict: did order within 1 day, features: [age], threshold: { profit: { tp: 120, fp: -3 } } }
              d: { predict: did order within 1 day, features: [age], threshold: { top: 500 }, class_weights: { yes: 2.5 } }
              e: { predict: did order within 1 day, features: [age], threshold: { maximise: f1 }, class_weights: balanced }
            """);

    Map<String, ClusterDefinition> sets =
        workspace.clusters().stream()
            .collect(Collectors.toMap(ClusterDefinition::name, each -> each));
    assertThat(sets.get("dense").method())
        .isEqualTo(new ClusterMethod.Dbscan(OptionalDouble.of(0.3), OptionalInt.of(5)));
    assertThat(sets.get("free").method())
        .isEqualTo(new ClusterMethod.Dbscan(OptionalDouble.empty(), OptionalInt.empty()));
    assertThat(sets.get("ward").method()).isEqualTo(new ClusterMethod.Hierarchical(Linkage.WARD));
    assertThat(sets.get("five").method()).isEqualTo(new ClusterMethod.KMeans());
    assertThat(sets.get("five").k()).isEqualTo(new ClusterCount.Fixed(5));
    assertThat(workspace.models().stream().map(ModelDefinition::threshold).map(Optional::get))
        .containsExactly(
            new Threshold.RecallAtLeast(0.8),
            new Threshold.PrecisionAtLeast(0.7),
            new Threshold.MostProfit(120, -3, 0, 0),
            new Threshold.Top(500),
            new Threshold.HighestF1());
    assertThat(workspace.models().get(3).weights())
        .isEqualTo(new ClassWeights.Given(Map.of("yes", 2.5)));
    assertThat(workspace.models().get(4).weights()).isEqualTo(new ClassWeights.Balanced());
  }

  /** {@code mail} and {@code firm} tell people apart; {@code warm} builds on a model. */
  @Test
  void autoIsAllThatSaysSomethingAndDoesNotBuildOnWhatIsLearnt() throws IOException {
    WorkspaceDefinition workspace =
        workspace(
            """
            traits:
              warm: conversion * 2
              warmer: warm + 1
              twice: age * 2
              skus: most frequent(order.sku)
              employees_x2: { of: accounts, value: employees * 2 }
            segments:
              hot: conversion > 0.5
            scores:
              mood: { points: [{ when: in segment 'hot', give: 1 }] }
            models:
              conversion: { predict: did order within 90 days }
              other: { predict: did order within 30 days, features: auto, except: [age, sector, twice] }
              firm_next: { of: accounts, predict: did order within 90 days }
            """);

    String rest =
        "active, engagement, first_order, orders_365d, orders_total, recency, region, signup, skus";
    assertThat(names(workspace.models().get(0).trait()))
        .isEqualTo(
            "active, age, engagement, first_order, orders_365d, orders_total, recency, region, sector, signup, skus, twice");
    assertThat(names(workspace.models().get(1).trait())).isEqualTo(rest);
    assertThat(names(workspace.models().get(2).trait())).isEqualTo("employees, employees_x2");
    assertThat(features(workspace.models().getFirst().trait()))
        .contains("first_order: days since first_order");
  }

  @Test
  void learntTraitsStandAfterThoseTheyLearnFrom() throws IOException {
    WorkspaceDefinition workspace =
        workspace(
            """
            models:
              last: { predict: did order within 90 days, features: [mid, age] }
              mid: { predict: did order within 30 days, features: [doubled] }
              first: { predict: did order within 7 days, features: [age] }
            traits:
              doubled: first * 2
            """);

    assertThat(workspace.models().stream().map(ModelDefinition::name))
        .containsExactly("first", "mid", "last");
  }

  // ---- rules over what is learnt ----

  @Test
  void whatIsLearntIsAnAttributeOfRules() throws IOException {
    WorkspaceDefinition workspace =
        workspace(
            """
            clusters:
              personas: { features: [age], k: 3 }
            models:
              chance: { predict: did order within 90 days, features: [age] }
              sku: { predict: last(order.sku within 90 days), features: [age] }
            traits:
              percent: chance * 100
            segments:
              hot: chance > 70% and personas != '2' and sku = 'A1'
              heat: { tiers: chance, of: { high: "> 50%", low: "<= 50%" } }
            """);

    assertThat(workspace.catalogue().attribute(Entity.CONTACT, "personas")).contains(Type.TEXT);
    assertThat(workspace.catalogue().attribute(Entity.CONTACT, "chance")).contains(Type.NUMBER);
    assertThat(workspace.catalogue().attribute(Entity.CONTACT, "sku")).contains(Type.TEXT);
    assertThat(workspace.catalogue().attribute(Entity.ACCOUNT, "sku")).isEmpty();
    assertThat(condition(workspace, "heat/low")).isEqualTo("chance <= 0.5");
  }

  @Test
  void theClustersOfASetAreSegments() throws IOException {
    WorkspaceDefinition workspace =
        workspace("clusters:\n  personas: { features: [age], k: 3, label: Profils }\n");

    assertThat(segments(workspace))
        .containsExactly("clients", "prospects", "personas/1", "personas/2", "personas/3");
    assertThat(condition(workspace, "personas/2")).isEqualTo("personas = '2'");
    assertThat(workspace.families())
        .containsExactly(
            new Family(
                "personas",
                Entity.CONTACT,
                Optional.empty(),
                List.of("personas/1", "personas/2", "personas/3")));
    assertThat(workspace.label("personas/2")).isEqualTo("Profils : 2");
  }

  @Test
  void howManyClustersThereAreAndWhatTheyAreCalledIsLearnt() throws IOException {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("1", "Fidèles");
    labels.put("4", "");

    WorkspaceDefinition workspace =
        workspace(
            "clusters:\n  personas: { features: [age], k: 3 }\n",
            set -> set.equals("personas") ? Optional.of(labels) : Optional.empty());

    assertThat(segments(workspace))
        .containsExactly("clients", "prospects", "personas/1", "personas/4");
    assertThat(workspace.label("personas/1")).isEqualTo("Fidèles");
    assertThat(workspace.label("personas/4")).isEqualTo("personas/4");
  }

  /** Nobody is in it; the definition stands, whatever is learnt. */
  @Test
  void aRuleMayNameAClusterBeforeItIsLearnt() throws IOException {
    WorkspaceDefinition workspace =
        workspace(
            """
            clusters:
              personas: { features: [age] }
            segments:
              a: in segment 'personas/3' and age > 30
              b: in segment 'personas'
              c: { under: personas/2, when: age > 30 }
            """);

    assertThat(condition(workspace, "a")).isEqualTo("personas = '3' and age > 30");
    assertThat(condition(workspace, "b")).isEqualTo("personas is known");
    assertThat(condition(workspace, "personas/2")).isEqualTo("personas = '2'");
  }

  // ---- hashes ----

  @Test
  void aHashIsOfWhatADefinitionMeans() throws IOException {
    String yaml =
        """
        clusters:
          personas: { features: [age, recency], k: 3, label: A }
        models:
          next: { predict: did order within 90 days, features: [age] }
        """;
    WorkspaceDefinition one = workspace(yaml);

    WorkspaceDefinition same =
        workspace(yaml.replace("label: A", "label: B").replace("90 days", "90   days"));
    assertThat(same.hash(same.clusters().getFirst()))
        .isEqualTo(one.hash(one.clusters().getFirst()));
    assertThat(same.hash(same.models().getFirst())).isEqualTo(one.hash(one.models().getFirst()));
    assertThat(same.runHash()).isEqualTo(one.runHash());

    WorkspaceDefinition other =
        workspace(yaml.replace("k: 3", "k: 4").replace("90 days", "91 days"));
    assertThat(other.hash(other.clusters().getFirst()))
        .isNotEqualTo(one.hash(one.clusters().getFirst()));
    assertThat(other.hash(other.models().getFirst()))
        .isNotEqualTo(one.hash(one.models().getFirst()));
  }

  private static List<String> segments(WorkspaceDefinition workspace) {
    return workspace.definitions().segments().stream().map(SegmentDefinition::name).toList();
  }

  private static String condition(WorkspaceDefinition workspace, String segment) {
    return workspace.definitions().segments().stream()
        .filter(each -> each.name().equals(segment))
        .map(each -> ((SegmentRule.When) each.rule()).when())
        .map(LearntDefinitionsTest::print)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> features(LearntTrait trait) {
    return trait.features().stream()
        .map(feature -> feature.name() + ": " + print(feature.value()))
        .toList();
  }

  private static String print(Expr expr) {
    return RulePrinter.print(expr, RulePrinter.Language.ENGLISH, ZoneOffset.UTC);
  }

  private static String names(LearntTrait trait) {
    return String.join(", ", trait.features().stream().map(LearntTrait.Feature::name).toList());
  }

  private WorkspaceDefinition workspace(String yaml) throws IOException {
    return workspace(yaml, LearntLabels.NONE);
  }

  private WorkspaceDefinition workspace(String yaml, LearntLabels learnt) throws IOException {
    Files.writeString(folder.resolve("base.yaml"), TestingShop.YAML);
    Files.writeString(folder.resolve(WorkspaceFiles.MAIN), yaml);
    Checked checked = WorkspaceFiles.check(folder, TestingShop.columns(), Map.of(), learnt);
    assertThat(ProblemReport.of(checked.problems())).doesNotContain("error");
    return checked.workspace().orElseThrow();
  }
}
