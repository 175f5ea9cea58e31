package io.strate.workspace.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The definitions that docs/learning.md shows are sound. */
final class LearningPageTest {

  private static final Pattern YAML = Pattern.compile("```yaml\n(clusters:.*?)```", Pattern.DOTALL);

  private static final Pattern BROUGHT =
      Pattern.compile("```yaml\n(models:.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void whatThePageShowsIsSound() throws IOException {
    Matcher shown = YAML.matcher(Files.readString(Path.of("../docs/learning.md")));
    assertThat(shown.find()).isTrue();
    Files.writeString(folder.resolve("base.yaml"), TestingShop.YAML);
    Files.writeString(folder.resolve(WorkspaceFiles.MAIN), shown.group(1));

    Checked checked = WorkspaceFiles.check(folder, TestingShop.columns());

    assertThat(checked.problems().stream().map(problem -> problem.message()))
        .containsExactly("nobody is in it yet: cluster set 'personas' has not been learnt so far");
    assertThat(checked.workspace().orElseThrow().models().stream().map(ModelDefinition::name))
        .isEqualTo(List.of("conversion_90d"));
  }

  @Test
  void whatThePageBringsAlongIsSound() throws IOException {
    Matcher shown = BROUGHT.matcher(Files.readString(Path.of("../docs/learning.md")));
    assertThat(shown.find()).isTrue();
    Files.writeString(folder.resolve("base.yaml"), TestingShop.YAML);
    Files.writeString(folder.resolve(WorkspaceFiles.MAIN), shown.group(1));
    Files.createDirectory(folder.resolve("models"));
    Files.writeString(folder.resolve("models/comes_back.onnx"), "some model");

    Checked checked = WorkspaceFiles.check(folder, TestingShop.columns());

    assertThat(checked.problems()).isEmpty();
    assertThat(checked.workspace().orElseThrow().models().getFirst().file())
        .hasValueSatisfying(file -> assertThat(file.missing()).isZero());
  }
}
