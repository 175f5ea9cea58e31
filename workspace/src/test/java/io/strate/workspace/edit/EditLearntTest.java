package io.strate.workspace.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.answer.overview.ShowUses;
import io.strate.workspace.answer.overview.ShowUses.Kind;
import io.strate.workspace.answer.overview.ShowUses.Thing;
import io.strate.workspace.definition.ClusterCount;
import io.strate.workspace.edit.Edit.Expected;
import io.strate.workspace.ingest.KeptClusters;
import io.strate.workspace.open.CheckDefinitions;
import io.strate.workspace.open.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cluster sets and models of a workspace on disk: edited, counted, taken up once learnt. */
final class EditLearntTest {

  private static final String MAIN =
      """
      workspace: shop
      locale: en
      traits:
        opens: count(opened within 30 days)
      clusters:
        # Who is alike.
        personas:
          features: [opens]   # more to come
          k: 3                # for now
      models:
        next: { predict: did opened within 90 days, features: [opens] }
      segments:
        best: in segment 'personas/3'
        hot: next > 70%
      """;

  @TempDir Path folder;
  private Workspace workspace;
  private EditDefinitions edits;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(folder.resolve("strate.yaml"), MAIN);
    workspace =
        Workspace.open(
            folder, new Circumstances(() -> 0, Progress.SILENT, _ -> {}, Optional.empty()));
    edits = new EditDefinitions(workspace);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private String main() throws IOException {
    return Files.readString(folder.resolve("strate.yaml"));
  }

  private List<String> segments() {
    return workspace.definition().definitions().segments().stream()
        .map(SegmentDefinition::name)
        .sorted()
        .toList();
  }

  private static Map<String, Object> keys(Object... keysAndValues) {
    Map<String, Object> keys = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      keys.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return keys;
  }

  @Test
  void whatIsChangedKeepsTheCommentsAroundIt() throws IOException {
    Tree five = Tree.of(keys("features", List.of("opens"), "k", 5));
    edits.apply(new Edit.Put(Section.CLUSTERS, "personas", five, Expected.anything()));

    assertThat(main()).isEqualTo(MAIN.replace("k: 3  ", "k: 5  "));
    workspace.reload();
    assertThat(workspace.definition().clusters().getFirst().k())
        .isEqualTo(new ClusterCount.Fixed(5));
  }

  @Test
  void aModelIsMadeAndTakenAway() throws IOException {
    Tree churn =
        Tree.of(
            keys(
                "predict",
                "no opened within 60 days",
                "features",
                List.of("opens"),
                "threshold",
                keys("recall_at_least", 0.8),
                "retrain",
                "weekly, or drift > 0.2"));
    edits.apply(new Edit.Put(Section.MODELS, "churn", churn, Expected.absent()));

    workspace.reload();
    assertThat(workspace.definition().models()).hasSize(2);
    edits.apply(new Edit.Remove(Section.MODELS, "churn", Expected.anything()));
    assertThat(main()).isEqualTo(MAIN);
  }

  @Test
  void whatWouldBeWrongIsRefused() throws IOException {
    Tree never = Tree.of(keys("predict", "did opened", "features", List.of("opens")));

    assertThatThrownBy(
            () -> edits.apply(new Edit.Put(Section.MODELS, "next", never, Expected.anything())))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("'opened' has no window");
    assertThatThrownBy(
            () -> edits.apply(new Edit.Remove(Section.MODELS, "next", Expected.anything())))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("model 'next' is used by segment 'hot': change that first");
    assertThatThrownBy(
            () -> edits.apply(new Edit.Remove(Section.TRAITS, "opens", Expected.anything())))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(
            "trait 'opens' is used by cluster set 'personas' and model 'next': change that first");
    assertThat(main()).isEqualTo(MAIN);
  }

  @Test
  void clustersThatHaveBeenLearntAreTakenUp() {
    assertThat(segments()).containsExactly("best", "hot", "personas/1", "personas/2", "personas/3");
    Map<String, String> called = new LinkedHashMap<>();
    called.put("1", "Regulars");
    called.put("4", "");
    KeptClusters kept = new KeptClusters(workspace.ledger().notes());
    kept.put("personas", called);

    workspace.reload();

    assertThat(segments()).containsExactly("best", "hot", "personas/1", "personas/4");
    assertThat(workspace.definition().label("personas/1")).isEqualTo("Regulars");
    assertThat(new CheckDefinitions(folder).check().problems())
        .as("without the store")
        .contains("nobody is in it: cluster set 'personas' has personas/1, personas/4 now");
    kept.remove("personas");
    workspace.reload();
    assertThat(segments()).contains("personas/3");
  }

  @Test
  void whatUsesWhatIsTold() {
    ShowUses uses = new ShowUses(workspace, List.of());

    assertThat(uses.ofTrait(Entity.CONTACT, "opens").usedBy())
        .containsExactly(
            new Thing(Kind.CLUSTERS, Entity.CONTACT, "personas"),
            new Thing(Kind.MODEL, Entity.CONTACT, "next"));
    assertThat(uses.ofLearnt("next").uses())
        .containsExactly(
            new Thing(Kind.TRAIT, Entity.CONTACT, "opens"),
            new Thing(Kind.EVENT, Entity.CONTACT, "opened"));
    assertThat(uses.ofLearnt("next").usedBy())
        .containsExactly(new Thing(Kind.SEGMENT, Entity.CONTACT, "hot"));
    assertThat(uses.ofSegment("hot").uses())
        .containsExactly(new Thing(Kind.MODEL, Entity.CONTACT, "next"));
  }

  @Test
  void aCheckCountsThem() {
    assertThat(new CheckDefinitions(folder).check().summary())
        .endsWith(
            ": sound; 0 sources, 1 trait, 0 scores, 5 segments, 1 cluster set, 1 model, 2 warnings");
  }
}
