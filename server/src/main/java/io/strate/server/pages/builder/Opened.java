package io.strate.server.pages.builder;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.workspace.edit.WrittenDefinition;
import io.strate.workspace.form.DefinitionForm;
import io.strate.workspace.form.DefinitionJson;

/** A definition as the builder opens it: its form, its text, and which version that is. */
final class Opened {

  private Opened() {}

  static ObjectNode of(WrittenDefinition written) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", written.version())
            .put("text", written.text())
            .put("file", written.file())
            .put("line", written.firstLine());
    DefinitionForm form = DefinitionForm.of(written.section(), written.tree());
    ObjectNode sent = DefinitionJson.of(form);
    if (form instanceof DefinitionForm.TextOnly) {
      sent.remove("tree");
      sent.put("yaml", body(written.text()));
    }
    return json.set("form", sent);
  }

  /** What stands below or behind the key. */
  private static String body(String text) {
    int end = text.indexOf('\n');
    String first = end < 0 ? text : text.substring(0, end);
    String behind = first.substring(first.indexOf(':') + 1).strip();
    return behind.isEmpty() && end >= 0
        ? text.substring(end + 1).stripIndent()
        : behind + (end < 0 ? "" : text.substring(end));
  }
}
