package io.strate.server.admin;

import io.strate.workspace.edit.Section;
import io.strate.workspace.schema.DefinitionSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the API is, in the words of OpenAPI 3.1: the document beside this class, with a path for
 * each word that one of its paths allows, and definitions as the files have them.
 */
final class OpenApiDocument {

  private static final String RESOURCE = "openapi.json";
  private static final String SCHEMAS = "#/components/schemas/";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private OpenApiDocument() {}

  static ObjectNode read() {
    ObjectNode document = resource();
    ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
    JsonNode written = JSON.readTree(DefinitionSchema.json()).get("properties");
    for (Section section : sections()) {
      schemas.set(name(section), written.at("/" + section.key() + "/additionalProperties"));
    }
    for (String change : List.of("SingleChange", "Edit")) {
      bind((ObjectNode) schemas.get(change));
    }
    ObjectNode paths = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      spell(path.getKey(), path.getValue(), paths);
    }
    document.set("paths", paths);
    return document;
  }

  private static ObjectNode resource() {
    try (InputStream in =
        Objects.requireNonNull(OpenApiDocument.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return (ObjectNode) JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those that can be changed here. */
  static List<Section> sections() {
    return Stream.of(Section.values()).filter(each -> each != Section.SOURCES).toList();
  }

  /** ClusterSetDefinition. */
  private static String name(Section section) {
    StringBuilder name = new StringBuilder();
    for (String word : section.noun().split(" ")) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.append("Definition").toString();
  }

  /** What a definition may be follows from its section. */
  private static void bind(ObjectNode change) {
    for (Section section : sections()) {
      ObjectNode rule = change.withArray("allOf").addObject();
      rule.withObject("if")
          .withObject("properties")
          .withObject("section")
          .put("const", section.key());
      ObjectNode then = rule.withObject("then").withObject("properties");
      then.withObject("definition").put("$ref", SCHEMAS + name(section));
    }
  }

  /** A path for each word that a part of it may be. */
  private static void spell(String path, JsonNode operations, ObjectNode paths) {
    Optional<JsonNode> choice =
        operations
            .valueStream()
            .findFirst()
            .flatMap(
                first ->
                    first
                        .path("parameters")
                        .valueStream()
                        .filter(OpenApiDocument::isChoiceInPath)
                        .findFirst());
    if (choice.isEmpty()) {
      paths.withObject("/" + escaped(path)).setAll((ObjectNode) operations);
      return;
    }
    String parameter = choice.get().get("name").asString();
    for (JsonNode word : choice.get().at("/schema/enum")) {
      JsonNode own = operations.deepCopy();
      own.forEach(operation -> without(parameter, word.asString(), (ObjectNode) operation));
      spell(path.replace("{" + parameter + "}", word.asString()), own, paths);
    }
  }

  private static boolean isChoiceInPath(JsonNode parameter) {
    return parameter.get("in").asString().equals("path") && parameter.at("/schema").has("enum");
  }

  private static void without(String parameter, String word, ObjectNode operation) {
    operation
        .withArray("parameters")
        .removeIf(each -> each.get("name").asString().equals(parameter));
    if (parameter.equals("section") && operation.has("requestBody")) {
      ObjectNode content = (ObjectNode) operation.at("/requestBody/content/application~1json");
      content.withObject("schema").put("$ref", SCHEMAS + name(Section.of(word).orElseThrow()));
    }
  }

  private static String escaped(String path) {
    return path.replace("~", "~0").replace("/", "~1");
  }
}
