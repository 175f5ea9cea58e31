package io.strate.server.tracking;

import io.strate.workspace.collect.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The text of a message that was refused: with all that its request said of it, so that it can be
 * read again alone, but without the address that it came from.
 */
final class KeptText {

  private static final String RECEIVED = "receivedAt";
  private static final int LONGEST = MessageReader.MOST_MESSAGE_BYTES;

  private KeptText() {}

  static Refused refused(Message message, Optional<Endpoint> endpoint, String reason) {
    if (!(message.node() instanceof ObjectNode object)) {
      String text = message.node().toString();
      return new Refused(text, reason, shortened(text));
    }
    ObjectNode kept = object.deepCopy();
    endpoint.ifPresent(called -> kept.put("type", called.path()));
    message.sentAt().ifPresent(sent -> kept.put("sentAt", sent));
    message.context(kept);
    String id = MessageReader.text(object, "messageId").orElseGet(() -> idOf(object));
    kept.put("messageId", id);
    kept.put(RECEIVED, Instant.ofEpochMilli(message.received()).toString());
    return new Refused(id, reason, shortened(kept.toString()));
  }

  /** An id made of the content, so that what is sent again is the same. */
  private static String idOf(JsonNode message) {
    byte[] text = message.toString().getBytes(StandardCharsets.UTF_8);
    return "kept-" + UUID.nameUUIDFromBytes(text);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /** When a message that was kept had come. */
  static OptionalLong received(JsonNode kept) {
    return MessageReader.text(kept, RECEIVED).map(Values::instant).orElse(OptionalLong.empty());
  }
}
