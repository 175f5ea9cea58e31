package io.strate.workspace.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.rule.Problem;
import io.strate.workspace.yaml.YamlBytes;
import io.strate.workspace.yaml.YamlNode;
import io.strate.workspace.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The sources that a text of YAML defines, without anything that stands on them. */
public final class TestingDefinitions {

  private TestingDefinitions() {}

  /** Fails on any problem. */
  public static List<SourceDefinition> sources(Path folder, String yaml, SourceColumns columns) {
    List<Problem> problems = new ArrayList<>();
    var text =
        (YamlBytes.Readable) YamlBytes.decode("strate.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    YamlReader.Reading reading = YamlReader.read(text.text());
    problems.addAll(reading.problems());
    MergedFiles merged = new MergedFiles(problems::add);
    reading.root().ifPresent(root -> merged.add((YamlNode.Mapping) root));
    Drafts drafts = Drafts.read(merged, folder, LearntLabels.NONE, problems::add);
    List<SourceDefinition> sources = new ArrayList<>();
    for (SourceDraft draft : drafts.sources()) {
      SourceCompiler.compile(
              draft, sources.size(), drafts.workspace().zone(), columns, problems::add)
          .ifPresent(sources::add);
    }
    assertThat(problems).isEmpty();
    Statements.of(sources, List.of(), columns);
    return sources;
  }
}
