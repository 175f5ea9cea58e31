package io.strate.server.pages.builder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.workspace.edit.Section;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/** What the builder's script sends: a JSON object of a bounded size. */
record Body(JsonNode json) {

  private static final int MOST_BYTES = 1 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Reads the body of a request.
   *
   * @throws Failure {@code form.large} or {@code form.wrong}
   */
  static Body of(HttpServletRequest request) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new Failure(
          "form.large",
          Blame.USER,
          "the form is larger than %d bytes: write a part as text, or keep ids in a file"
              .formatted(MOST_BYTES));
    }
    try {
      JsonNode json = JSON.readTree(bytes);
      if (json.isObject()) {
        return new Body(json);
      }
    } catch (JsonProcessingException e) {
      throw new Failure(
          "form.wrong",
          Blame.USER,
          "the form is no JSON that can be read, or too deeply nested: load the page again",
          e);
    }
    throw wrong("the form", "a JSON object");
  }

  private static Failure wrong(String what, String expected) {
    return new Failure(
        "form.wrong",
        Blame.USER,
        "expected %s to be %s: load the page again".formatted(what, expected));
  }

  /** A text; empty if it is left out. */
  String text(String key) {
    JsonNode text = json.path(key);
    if (!text.isMissingNode() && !text.isNull() && !text.isTextual()) {
      throw wrong("'" + key + "'", "a text");
    }
    return text.asText("");
  }

  Optional<JsonNode> object(String key) {
    return Optional.of(json.path(key)).filter(JsonNode::isObject);
  }

  JsonNode form() {
    return object("form").orElseThrow(() -> wrong("'form'", "an object"));
  }

  boolean truth(String key) {
    return json.path(key).asBoolean(false);
  }

  Entity entity() {
    return text("of").equals("accounts") ? Entity.ACCOUNT : Entity.CONTACT;
  }

  Section section() {
    return Section.of(text("section"))
        .orElseThrow(
            () -> wrong("'section'", "segments, traits, scores, clusters, models or moments"));
  }
}
