package io.strate.workspace.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Notes as JSON, with instants as milliseconds. */
final class NoteJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private NoteJson() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static byte[] bytes(ObjectNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Notes carry a checksum: what is read is what was written. */
  static JsonNode read(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode put(ObjectNode json, String field, Instant instant) {
    return json.put(field, instant.toEpochMilli());
  }

  static Optional<Instant> instant(JsonNode json, String field) {
    return json.hasNonNull(field)
        ? Optional.of(Instant.ofEpochMilli(json.path(field).asLong()))
        : Optional.empty();
  }
}
