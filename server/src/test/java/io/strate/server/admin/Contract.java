package io.strate.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds what the API answers, and what it accepts, to what its OpenAPI document says of it. */
final class Contract {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final ObjectNode DOCUMENT = OpenApiDocument.read();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<String, Schema> KNOWN = new ConcurrentHashMap<>();

  private Contract() {}

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

  /**
   * An answer of a path that the document names must be one that it allows, and a body that was
   * accepted one that it asks for.
   */
  static void hold(String method, String path, String body, HttpResponse<String> answer) {
    operation(method, path)
        .ifPresent(
            operation -> {
              String name = method + " " + path;
              hold(name, operation.get("responses"), answer);
              if (!body.isEmpty() && answer.statusCode() < 300) {
                assertThat(errors(operation, body)).as(name + " " + body).isEmpty();
              }
            });
  }

  private static Optional<JsonNode> operation(String method, String path) {
    String plain = path.replaceFirst("\\?.*", "");
    for (Map.Entry<String, JsonNode> each : DOCUMENT.get("paths").properties()) {
      JsonNode operation = each.getValue().path(method.toLowerCase(Locale.ROOT));
      if (!operation.isMissingNode() && plain.matches(template(each.getKey()))) {
        return Optional.of(operation);
      }
    }
    return Optional.empty();
  }

  private static String template(String path) {
    return path.replaceAll("\\{\\w+}", "[^/]+");
  }

  /** What the document has against the body of a request. */
  static List<Error> errors(String method, String path, String body) {
    return errors(operation(method, path).orElseThrow(), body);
  }

  private static List<Error> errors(JsonNode operation, String body) {
    JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
    assertThat(schema.isMissingNode()).as("no body is asked for").isFalse();
    return schema(schema).validate(JSON.readTree(body));
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
