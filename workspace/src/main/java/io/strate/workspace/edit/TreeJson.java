package io.strate.workspace.edit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tree as JSON that gives the same tree again, keys without values included. */
final class TreeJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TreeJson() {}

  static String write(Tree tree) {
    return node(tree).toString();
  }

  private static JsonNode node(Tree tree) {
    return switch (tree) {
      case Tree.Text(String text) -> JsonNodeFactory.instance.textNode(text);
      case Tree.Nothing() -> JsonNodeFactory.instance.nullNode();
      case Tree.Items(List<Tree> items) -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> array.add(node(item)));
        yield array;
      }
      case Tree.Keys(Map<String, Tree> keys) -> {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        keys.forEach((key, value) -> object.set(key, node(value)));
        yield object;
      }
    };
  }

  static Tree read(String json) {
    try {
      return tree(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no tree as it is written here", e);
    }
  }

  private static Tree tree(JsonNode node) {
    if (node.isNull()) {
      return new Tree.Nothing();
    }
    if (node.isArray()) {
      List<Tree> items = new ArrayList<>();
      node.forEach(item -> items.add(tree(item)));
      return new Tree.Items(items);
    }
    if (node.isObject()) {
      Map<String, Tree> keys = new LinkedHashMap<>();
      node.properties().forEach(entry -> keys.put(entry.getKey(), tree(entry.getValue())));
      return new Tree.Keys(keys);
    }
    return new Tree.Text(node.asText());
  }
}
