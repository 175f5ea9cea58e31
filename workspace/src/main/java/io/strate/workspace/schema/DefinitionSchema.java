package io.strate.workspace.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.workspace.definition.Key;
import io.strate.workspace.definition.Shape;
import io.strate.workspace.definition.Shapes;
import java.util.List;
import java.util.Map;

/**
 * JSON Schema (draft 2020-12) of {@code strate.yaml} and the files beside it, written from the same
 * table of keys that the reader goes by. It knows keys and kinds of values; what a rule may say,
 * the rule language knows.
 */
public final class DefinitionSchema {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private DefinitionSchema() {}

  /** The schema as indented JSON that ends with a line feed. */
  public static String json() {
    ObjectNode schema = NODES.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Definitions of a Strate workspace");
    schema.setAll(of(Shapes.WORKSPACE));
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON can be written", e);
    }
  }

  private static ObjectNode of(Shape shape) {
    return switch (shape) {
      case Shape.Text text ->
          types("string", "number", "boolean")
              .put("description", "Here goes " + text.expected() + ".");
      case Shape.Number _ -> types("number");
      case Shape.Choice choice -> choice(choice);
      case Shape.Keys keys -> keys(keys);
      case Shape.Variants variants -> variants(variants);
      case Shape.Named named -> named(named);
      case Shape.ListOf list -> list(list);
      case Shape.Either either -> either(either);
      case Shape.Later _ -> NODES.objectNode();
    };
  }

  private static ObjectNode types(String... types) {
    ObjectNode schema = NODES.objectNode();
    if (types.length == 1) {
      return schema.put("type", types[0]);
    }
    schema.set("type", strings(List.of(types)));
    return schema;
  }

  private static ArrayNode strings(List<String> texts) {
    ArrayNode array = NODES.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  private static ObjectNode choice(Shape.Choice choice) {
    ObjectNode schema = NODES.objectNode();
    schema.set("enum", strings(choice.words()));
    return schema;
  }

  private static ObjectNode keys(Shape.Keys keys) {
    ObjectNode schema = types("object");
    ObjectNode properties = schema.putObject("properties");
    ObjectNode dependent = NODES.objectNode();
    for (Key key : keys.keys()) {
      properties.set(key.name(), property(keys, key));
      key.needs().ifPresent(other -> dependent.set(key.name(), strings(List.of(other))));
    }
    List<Key> required = keys.keys().stream().filter(Key::required).toList();
    List<String> always =
        required.stream().filter(key -> key.unless().isEmpty()).map(Key::name).toList();
    if (!always.isEmpty()) {
      schema.set("required", strings(always));
    }
    for (Key key : required) {
      key.unless().ifPresent(other -> either(schema, key.name(), other));
    }
    if (!dependent.isEmpty()) {
      schema.set("dependentRequired", dependent);
    }
    if (!keys.oneOf().isEmpty()) {
      ArrayNode oneOf = schema.putArray("oneOf");
      keys.oneOf().forEach(key -> oneOf.addObject().set("required", strings(List.of(key))));
    }
    return schema.put("additionalProperties", false);
  }

  /** At least one of two keys is there. */
  private static void either(ObjectNode schema, String key, String other) {
    ArrayNode anyOf = schema.putArray("anyOf");
    List.of(key, other).forEach(one -> anyOf.addObject().set("required", strings(List.of(one))));
  }

  /** A section of a file may be empty; every other key has a value. */
  private static ObjectNode property(Shape.Keys keys, Key key) {
    ObjectNode value = of(key.shape());
    boolean isSection = keys == Shapes.WORKSPACE && value.path("type").isTextual();
    if (isSection) {
      value.set("type", strings(List.of(value.path("type").asText(), "null")));
    }
    value.put("description", key.description());
    return value;
  }

  private static ObjectNode variants(Shape.Variants variants) {
    ObjectNode schema = types("object");
    schema.set("required", strings(List.of(variants.by())));
    ArrayNode oneOf = schema.putArray("oneOf");
    for (Map.Entry<String, Shape.Keys> variant : variants.variants().entrySet()) {
      ObjectNode keys = keys(variant.getValue());
      ((ObjectNode) keys.path("properties"))
          .putObject(variants.by())
          .put("const", variant.getKey());
      oneOf.add(keys);
    }
    return schema;
  }

  private static ObjectNode named(Shape.Named named) {
    ObjectNode schema = types("object");
    schema.putObject("propertyNames").put("minLength", 1).put("maxLength", 200);
    schema.set("additionalProperties", of(named.each()));
    return schema;
  }

  private static ObjectNode list(Shape.ListOf list) {
    ObjectNode schema = types("array");
    schema.set("items", of(list.each()));
    return schema;
  }

  private static ObjectNode either(Shape.Either either) {
    ObjectNode schema = NODES.objectNode();
    ArrayNode anyOf = schema.putArray("anyOf");
    either.options().forEach(option -> anyOf.add(of(option)));
    return schema;
  }
}
