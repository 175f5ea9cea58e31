package io.strate.server.admin;

import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Changes of definitions as a body lists them. */
final class EditsBody {

  static final String KEY = "edits";

  private static final int MOST = 1_000;

  private EditsBody() {}

  /** The changes at {@code edits}: each puts a definition, or removes one. */
  static List<Edit> all(JsonBody body) {
    List<JsonBody> items =
        body.objects(
            KEY, 1, MOST, "section", "name", "definition", "remove", "if_match", "if_none_match");
    return items.stream().map(EditsBody::edit).toList();
  }

  private static Edit edit(JsonBody item) {
    Section section = section(item);
    String name = item.text("name");
    Edit.Expected expected =
        Expectation.of(item.optionalText("if_match"), item.optionalText("if_none_match"));
    Optional<Object> definition = item.value("definition");
    if (item.truth("remove", false) == definition.isPresent()) {
      throw Refusal.of(
          400,
          "request.key",
          "Expected each edit to have 'definition', or 'remove' as true: %s '%s' has %s."
              .formatted(section.noun(), name, definition.isPresent() ? "both" : "neither"));
    }
    return definition
        .<Edit>map(says -> new Edit.Put(section, name, Tree.of(says), expected))
        .orElseGet(() -> new Edit.Remove(section, name, expected));
  }

  /** The one change of a body without a list: without a definition it removes one. */
  static Edit single(JsonBody body) {
    Section section = section(body);
    String name = body.text("name");
    return body.value("definition")
        .<Edit>map(says -> new Edit.Put(section, name, Tree.of(says), Edit.Expected.anything()))
        .orElseGet(() -> new Edit.Remove(section, name, Edit.Expected.anything()));
  }

  private static Section section(JsonBody body) {
    String word = body.text("section");
    return Section.of(word)
        .filter(OpenApiDocument.sections()::contains)
        .orElseThrow(
            () ->
                Refusal.of(
                    400,
                    "request.value",
                    "Expected 'section' to be one of %s, found '%s'."
                        .formatted(
                            OpenApiDocument.sections().stream()
                                .map(Section::key)
                                .collect(Collectors.joining(", ")),
                            word)));
  }
}
