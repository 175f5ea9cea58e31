package io.strate.workspace.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.strate.lake.Lake;
import io.strate.lake.LakeOptions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.ingest.CachedSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of this repository are in order. */
final class ExamplesTest {

  private static final Path EXAMPLES = examples();

  @TempDir Path scratch;

  @Test
  void theSaasExampleHasNoProblem() {
    Checked checked = check(EXAMPLES.resolve("b2b-saas"));

    assertThat(ProblemReport.of(checked.problems())).isEmpty();
    WorkspaceDefinition workspace = checked.workspace().orElseThrow();
    assertThat(workspace.sources()).hasSize(7);
    assertThat(workspace.label("hyper_engages")).isEqualTo("Hyper-engagés");
    assertThat(workspace.label("seed_rule")).isEqualTo("hyper-engagé");
    assertThat(workspace.label("engagement_niv/élevé")).isEqualTo("Engagement: élevé");
    assertThat(workspace.label("devis_ouverts")).isEqualTo("Open quotes");
    WorkspaceDefinition french = workspace.in(Localized.Locale.FR);
    assertThat(french.label("engagement_niv/élevé")).isEqualTo("Engagement : élevé");
    assertThat(french.label("devis_ouverts")).isEqualTo("Devis sans réponse");
    assertThat(workspace.label("vip")).isEqualTo("vip");
  }

  @Test
  void theWholesalersExampleHasNoProblem() {
    Path folder = EXAMPLES.resolve("online-retail");
    assumeTrue(isThere(folder), "the orders are not here");

    Checked checked = check(folder);

    assertThat(ProblemReport.of(checked.problems())).isEmpty();
    List<SegmentDefinition> segments = checked.workspace().orElseThrow().definitions().segments();
    assertThat(segments).hasSizeGreaterThan(40);
  }

  private static boolean isThere(Path folder) {
    String name = "online_retail.csv.gz";
    return Files.exists(folder.resolve(name))
        || Files.exists(folder.resolve("data").resolve(name))
        || Files.exists(folder.resolve("../../../shared/data/online_retail").resolve(name));
  }

  private Checked check(Path folder) {
    return WorkspaceFiles.check(
        folder,
        CachedSchemas.in(folder, scratch.resolve("schemas"), new Lake(LakeOptions.in(scratch))));
  }

  private static Path examples() {
    try {
      Path folder = Path.of("").toRealPath();
      while (!Files.exists(folder.resolve("mvnw"))) {
        folder = folder.getParent();
      }
      return folder.resolve("examples");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
