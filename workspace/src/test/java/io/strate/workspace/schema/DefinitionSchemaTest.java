package io.strate.workspace.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.strate.workspace.definition.WorkspaceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DefinitionSchemaTest {

  /** {@code -Dstrate.write=true} writes the committed schema and reference anew. */
  private static final boolean WRITE = Boolean.getBoolean("strate.write");

  private static final Path ROOT = root();

  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(DefinitionSchema.json());

  @Test
  void theCommittedSchemaIsUpToDate() throws IOException {
    isUpToDate("strate.schema.json", DefinitionSchema.json());
  }

  @Test
  void theCommittedReferenceIsUpToDate() throws IOException {
    isUpToDate("definitions.md", DefinitionReference.markdown());
  }

  private static void isUpToDate(String name, String expected) throws IOException {
    Path committed = ROOT.resolve("docs").resolve(name);
    if (WRITE) {
      Files.createDirectories(committed.getParent());
      Files.writeString(committed, expected);
    }

    assertThat(committed)
        .as(
            "./mvnw -o -pl workspace -am test -Dtest=DefinitionSchemaTest -Dtest.args=-Dstrate.write=true")
        .hasContent(expected);
  }

  @Test
  void theSpecificationsWorkspaceIsValid() throws IOException {
    String yaml;
    try (var in = WorkspaceFiles.class.getResourceAsStream("spec.yaml")) {
      yaml = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    assertThat(errors(yaml)).isEmpty();
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT.resolve("examples"))) {
      return folders
          .map(folder -> folder.resolve(WorkspaceFiles.MAIN))
          .filter(Files::exists)
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsValid(Path example) throws IOException {
    assertThat(errors(Files.readString(example))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "segment: {}",
        "locale: de",
        "segments: { x: { when: a, wen: b } }",
        "segments: { x: { stay: a } }",
        "segments: { x: { tiers: a } }",
        "segments: { x: { top: 5% } }",
        "segments: { x: { when: a, list: b.csv } }",
        "segments: { x: { when: a, of: people } }",
        "scores: { x: { points: [ { give: 10 } ] } }",
        "scores: { x: { points: [ { each: a, give: many } ] } }",
        "sources: { x: { read: a.csv } }",
        "sources: { x: { read: a.csv, as: contacts } }",
        "sources: { x: { read: a.csv, as: contacts, id: a, contact: b } }",
        "sources: { x: { read: a.csv, as: events, event: a, contact: b } }",
        "rules: { x: y }",
        "clusters: { x: kmeans }",
        "clusters: { x: { method: kmean } }",
        "clusters: { x: { prepare: { a: onehot } } }",
        "models: { x: { method: auto } }",
        "models: { x: { predict: a, missing: 0 } }",
        "models: { x: { predict: a, threshold: { recall_at_least: 0.8, top: 5 } } }",
        "traits: [a]",
      })
  void whatTheReaderRefusesForItsShapeTheSchemaRefuses(String yaml) {
    assertThat(errors(yaml)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "traits:",
        "segments: { x: a > 1, y: { list: [1, b] }, z: { of: accounts, when: a, label: { fr: Z } } }",
        "segments: { x: { tiers: a, of: { low: 1, high: { bounds: '> 2', label: High } } } }",
        "sources: { x: { read: [a.csv, b.csv], as: consents, contact: { email: e }, channel: c, purpose: p, given: g, time: { column: t } } }",
        "channels: { sms: phone is known }",
        "legal_bases: [legitimate_interest]",
        "clusters: { x: { features: auto, k: 5 }, y: { features: [a, b], k: 2..12, method: hierarchical (ward) } }",
        "models: { x: { predict: a, threshold: { profit: { tp: 120, fp: -3 } }, class_weights: balanced, seed: 7 } }",
        "models: { x: { onnx: a.onnx, features: [a], missing: 0 }, y: { onnx: a.onnx, predict: a } }",
        "rules: [ \"IF a THEN segment = 'x'\" ]",
      })
  void whatTheReaderTakesTheSchemaTakes(String yaml) {
    assertThat(errors(yaml)).isEmpty();
  }

  private List<Error> errors(String yaml) {
    return schema.validate(yaml, InputFormat.YAML);
  }

  /** The folder that holds the modules, wherever the tests run. */
  private static Path root() {
    try {
      Path folder = Path.of("").toRealPath();
      while (!Files.exists(folder.resolve("mvnw"))) {
        folder = folder.getParent();
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
