package io.strate.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds what the API answers to what its OpenAPI document says of it. */
final class Contract {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final ObjectNode DOCUMENT = read();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<String, Schema> KNOWN = new ConcurrentHashMap<>();

  private Contract() {}

  private static ObjectNode read() {
    try (InputStream in = Contract.class.getResourceAsStream("openapi.json")) {
      return (ObjectNode) JSON.readTree(Objects.requireNonNull(in));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Every operation: {@code GET /api/v1/segments}. */
  static Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : DOCUMENT.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        operations.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
      }
    }
    return operations;
  }

  /** An answer of a path that the document names must be one that it allows. */
  static void hold(String method, String path, HttpResponse<String> answer) {
    String plain = path.replaceFirst("\\?.*", "");
    for (Map.Entry<String, JsonNode> each : DOCUMENT.get("paths").properties()) {
      JsonNode operation = each.getValue().path(method.toLowerCase(Locale.ROOT));
      if (!operation.isMissingNode() && isPath(each, plain)) {
        hold(method + " " + each.getKey(), operation.get("responses"), answer);
        return;
      }
    }
  }

  private static boolean isPath(Map.Entry<String, JsonNode> each, String path) {
    String template = each.getKey();
    for (JsonNode parameter :
        each.getValue().properties().iterator().next().getValue().path("parameters")) {
      JsonNode words = parameter.path("schema").path("enum");
      String one =
          words.isMissingNode()
              ? "[^/]+"
              : "(" + String.join("|", words.valueStream().map(JsonNode::asString).toList()) + ")";
      template = template.replace("{" + parameter.get("name").asString() + "}", one);
    }
    return Pattern.matches(template, path);
  }

  private static void hold(String name, JsonNode answers, HttpResponse<String> answer) {
    JsonNode own = answers.path(Integer.toString(answer.statusCode()));
    JsonNode stated = own.isMissingNode() ? answers.get("default") : own;
    if (own.isMissingNode()) {
      assertThat(answer.statusCode()).as(name).isGreaterThanOrEqualTo(400);
    }
    JsonNode content = stated.path("content");
    if (content.isMissingNode()) {
      assertThat(answer.body()).as(name).isEmpty();
      return;
    }
    Map.Entry<String, JsonNode> type = content.properties().iterator().next();
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .as(name)
        .startsWith(type.getKey());
    if (type.getValue().has("schema")) {
      List<Error> errors =
          schema(type.getValue().get("schema")).validate(JSON.readTree(answer.body()));
      assertThat(errors).as(name + ": " + answer.body()).isEmpty();
    }
  }

  private static Schema schema(JsonNode schema) {
    return KNOWN.computeIfAbsent(
        schema.toString(),
        _ -> {
          ObjectNode whole = schema.deepCopy().asObject();
          whole.set("components", DOCUMENT.get("components"));
          return SCHEMAS.getSchema(whole);
        });
  }
}
