package io.strate.server.tracking;

import io.strate.domain.Value;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.Refused;
import io.strate.workspace.collect.Who;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the bodies of tracking requests. What is wrong with one message of a batch keeps only that
 * one from being taken: it is refused with its reason and its text.
 */
final class MessageReader {

  static final int MOST_BATCH_BYTES = 500 << 10;
  static final int MOST_MESSAGE_BYTES = 32 << 10;
  static final int MOST_MESSAGES = 2_500;
  private static final int MOST_DEPTH = 32;
  private static final int LONGEST_NAME = 200;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH + 8).build())
                  .build())
          .build();

  private final Supplier<String> freshId;
  private final Supplier<ZoneId> zone;

  /**
   * @param freshId gives an id to a message that has none
   * @param zone of times that are stated without one
   */
  MessageReader(Supplier<String> freshId, Supplier<ZoneId> zone) {
    this.freshId = freshId;
    this.zone = zone;
  }

  /**
   * What a body says.
   *
   * @param writeKey that stands in it; empty if none does
   */
  record Messages(Optional<String> writeKey, List<Call> calls, List<Refused> refused) {}

  /**
   * Reads a body.
   *
   * @param received when it came, in milliseconds since 1970-01-01T00:00Z
   * @throws Unreadable if it is no JSON object, or too large
   */
  Messages read(Endpoint endpoint, byte[] body, long received) throws Unreadable {
    JsonNode root = parse(body);
    List<Call> calls = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    if (endpoint.isMany()) {
      JsonNode batch = root.path("batch");
      if (!batch.isArray()) {
        throw new Unreadable(400, "expected a list called \"batch\"");
      }
      if (batch.size() > MOST_MESSAGES) {
        throw new Unreadable(413, "expected at most " + MOST_MESSAGES + " messages");
      }
      boolean mayBeLarge = body.length > MOST_MESSAGE_BYTES;
      for (JsonNode each : batch) {
        take(
            new Message(each, root, received, zone.get(), mayBeLarge),
            Optional.empty(),
            calls,
            refused);
      }
    } else if (body.length > MOST_MESSAGE_BYTES) {
      throw new Unreadable(413, "expected at most " + MOST_MESSAGE_BYTES + " bytes");
    } else {
      take(
          new Message(root, root, received, zone.get(), false),
          Optional.of(endpoint),
          calls,
          refused);
    }
    return new Messages(text(root, "writeKey"), calls, refused);
  }

  private static JsonNode parse(byte[] body) throws Unreadable {
    try {
      JsonNode root = JSON.readTree(JsonText.whole(body));
      if (root.isObject()) {
        return root;
      }
    } catch (JacksonException e) {
      throw new Unreadable(400, "expected JSON in UTF-8");
    }
    throw new Unreadable(400, "expected a JSON object");
  }

  private void take(
      Message message, Optional<Endpoint> endpoint, List<Call> calls, List<Refused> refused) {
    try {
      calls.add(call(message, endpoint));
    } catch (Wrong wrong) {
      refused.add(KeptText.refused(message, endpoint, String.valueOf(wrong.getMessage())));
    }
  }

  /** Reads a message that was refused once more. */
  Optional<Call> again(String text, long now) {
    try {
      JsonNode node = parse(text.getBytes(StandardCharsets.UTF_8));
      long received = KeptText.received(node).orElse(now);
      return Optional.of(
          call(new Message(node, node, received, zone.get(), false), Optional.empty()));
    } catch (Unreadable | Wrong wrong) {
      return Optional.empty();
    }
  }

  private Call call(Message message, Optional<Endpoint> endpoint) throws Wrong {
    JsonNode node = message.node();
    if (!node.isObject()) {
      throw new Wrong("expected a message as a JSON object, found " + kind(node));
    }
    if (message.mayBeLarge() && bytes(node) > MOST_MESSAGE_BYTES) {
      throw new Wrong("expected a message of at most " + MOST_MESSAGE_BYTES + " bytes");
    }
    requireSimple(node, 0);
    Endpoint type = endpoint.isPresent() ? endpoint.get() : type(node);
    String id = text(node, "messageId").orElseGet(freshId);
    long time = SenderClock.time(message);
    return switch (type) {
      case TRACK -> tracked(message, id, time);
      case PAGE, SCREEN ->
          new Call.Did(id, who(node), time, type.path(), EventProperties.viewed(message));
      case IDENTIFY -> {
        Value.RecordOf traits = Values.record(node.path("traits"));
        yield new Call.Identified(id, identified(who(node), node.path("traits")), time, traits);
      }
      case GROUP ->
          new Call.Grouped(
              id,
              who(node),
              time,
              name(node, "groupId", "the id of a group"),
              Values.record(node.path("traits")));
      case ALIAS -> aliased(node, id, time);
      case BATCH, IMPORT -> throw new Wrong("expected no batch within a batch");
    };
  }

  private static Call tracked(Message message, String id, long time) throws Wrong {
    JsonNode node = message.node();
    String event = event(node);
    return event.equals(Call.Consented.EVENT)
        ? new Call.Consented(id, who(node), time, Consents.read(node.path("properties")))
        : new Call.Did(id, who(node), time, event, EventProperties.tracked(message, event));
  }

  private static int bytes(JsonNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static Endpoint type(JsonNode node) throws Wrong {
    Optional<String> type = text(node, "type");
    return type.flatMap(Endpoint::ofType)
        .orElseThrow(
            () ->
                new Wrong(
                    "expected a \"type\" of identify, track, page, screen, group or alias, found "
                        + type.map(t -> "'" + shortened(t) + "'").orElse("none")));
  }

  private static Call aliased(JsonNode node, String id, long time) throws Wrong {
    Optional<String> user = text(node, "userId");
    if (user.isEmpty()) {
      throw new Wrong("expected a \"userId\" to whom the former name belongs, found none");
    }
    return new Call.Aliased(
        id, Who.of(user, Optional.empty()), time, name(node, "previousId", "the former name"));
  }

  private static Who who(JsonNode node) throws Wrong {
    Optional<String> user = text(node, "userId");
    Optional<String> anonymous = text(node, "anonymousId");
    if (user.isEmpty() && anonymous.isEmpty()) {
      throw new Wrong("expected a \"userId\" or an \"anonymousId\", found neither");
    }
    return Who.of(user, anonymous);
  }

  /** An e-mail address that is one person's is a further name. */
  private static Who identified(Who who, JsonNode traits) {
    return text(traits, "email")
        .map(email -> email.strip().toLowerCase(Locale.ROOT))
        .filter(Mailboxes::isPersonal)
        .map(email -> new Who(who.id(), who.anonymousId(), Map.of("email", email)))
        .orElse(who);
  }

  private static String event(JsonNode node) throws Wrong {
    return name(node, "event", "the name of an event");
  }

  private static String name(JsonNode node, String field, String what) throws Wrong {
    Optional<String> name = text(node, field);
    if (name.isEmpty()) {
      throw new Wrong("expected " + what + " in \"" + field + "\", found none");
    }
    if (name.get().length() > LONGEST_NAME) {
      throw new Wrong("expected " + what + " of at most " + LONGEST_NAME + " characters");
    }
    return name.get();
  }

  // ---- JSON ----

  private static void requireSimple(JsonNode node, int depth) throws Wrong {
    if (depth > MOST_DEPTH) {
      throw new Wrong("expected at most " + MOST_DEPTH + " levels of objects and lists");
    }
    for (String name : node.propertyNames()) {
      if (name.length() > LONGEST_NAME) {
        throw new Wrong(
            "expected names of at most %d characters, found '%s'"
                .formatted(LONGEST_NAME, shortened(name)));
      }
    }
    for (JsonNode child : node) {
      requireSimple(child, depth + 1);
    }
  }

  /** The text of a field; numbers as ids are taken as they are written. */
  static Optional<String> text(JsonNode node, String field) {
    return text(node.path(field));
  }

  static Optional<String> text(JsonNode value) {
    Optional<String> text =
        value.isString()
            ? Optional.of(value.stringValue())
            : value.isNumber() ? Optional.of(value.toString()) : Optional.empty();
    return text.filter(t -> !t.isBlank());
  }

  private static String kind(JsonNode node) {
    return node.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "…";
  }
}
