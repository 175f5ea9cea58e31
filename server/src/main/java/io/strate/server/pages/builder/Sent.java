package io.strate.server.pages.builder;

import com.fasterxml.jackson.databind.JsonNode;
import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.rule.Problem;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.Tree;
import io.strate.workspace.edit.WrittenDefinition;
import io.strate.workspace.form.DefinitionForm;
import io.strate.workspace.form.DefinitionJson;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.yaml.YamlNode;
import io.strate.workspace.yaml.YamlReader;
import io.strate.workspace.yaml.YamlText;

/**
 * A definition as the builder sends it.
 *
 * @param opened the version that was opened; empty of a new one
 */
record Sent(Section section, String name, String opened, JsonNode form) {

  static Sent of(Body body) {
    return new Sent(body.section(), body.text("name").strip(), body.text("opened"), body.form());
  }

  /**
   * What it says. What only text holds comes as YAML at {@code yaml}.
   *
   * @throws Failure {@code form.wrong}, or {@code definition.text} for YAML that cannot be read
   */
  DefinitionForm definition() {
    return form.path("yaml").isTextual()
        ? new DefinitionForm.TextOnly(
            tree(form.path("yaml").textValue()), DefinitionForm.Reason.UNKNOWN)
        : DefinitionJson.read(form);
  }

  /** What the files would say of it. */
  Tree tree(LiveWorkspace live) {
    return definition().tree(live.definition(section, name).map(WrittenDefinition::tree));
  }

  private static Tree tree(String yaml) {
    YamlReader.Reading reading = YamlReader.read(new YamlText("text", yaml));
    YamlNode node =
        reading
            .root()
            .filter(_ -> !reading.unreadable())
            .orElseThrow(
                () ->
                    new Failure(
                        "definition.text",
                        Blame.USER,
                        reading.problems().stream()
                            .map(Sent::said)
                            .findFirst()
                            .orElse("the text is empty: write the definition")));
    return Tree.of(node);
  }

  private static String said(Problem problem) {
    return "line %d, column %d: %s"
        .formatted(problem.place().line(), problem.place().column(), problem.message());
  }

  /** That nobody else has changed it since, or that there is none yet. */
  Edit.Expected expected() {
    return opened.isEmpty() ? Edit.Expected.absent() : Edit.Expected.version(opened);
  }
}
