package io.strate.workspace.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.domain.Consent;
import io.strate.domain.Value;
import java.time.Instant;
import java.util.Locale;

/** Calls as messages of the tracking API, which its reader reads as the same calls. */
final class CallText {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CallText() {}

  static String of(Call call) {
    ObjectNode message = JSON.objectNode();
    message.put("messageId", call.messageId());
    message.put("timestamp", Instant.ofEpochMilli(call.time()).toString());
    call.who().id().ifPresent(id -> message.put("userId", id));
    call.who().anonymousId().ifPresent(id -> message.put("anonymousId", id));
    switch (call) {
      case Call.Did did -> {
        message.put("type", "track").put("event", did.event());
        message.set("properties", json(did.properties()));
      }
      case Call.Identified identified -> {
        message.put("type", "identify");
        message.set("traits", json(identified.traits()));
      }
      case Call.Grouped grouped -> {
        message.put("type", "group").put("groupId", grouped.account());
        message.set("traits", json(grouped.traits()));
      }
      case Call.Aliased aliased ->
          message.put("type", "alias").put("previousId", aliased.previousId());
      case Call.Consented consented -> {
        message.put("type", "track").put("event", Call.Consented.EVENT);
        message.set("properties", json(consented.consent()));
      }
    }
    return message.toString();
  }

  private static JsonNode json(Consent consent) {
    return JSON.objectNode()
        .put("channel", consent.channel())
        .put("purpose", consent.purpose())
        .put("status", consent.status().name().toLowerCase(Locale.ROOT))
        .put("basis", consent.basis())
        .put("how", consent.how())
        .put("proof", consent.proof());
  }

  private static JsonNode json(Value value) {
    return switch (value) {
      case Value.Num(double number) -> JSON.numberNode(number);
      case Value.Text(String text) -> JSON.textNode(text);
      case Value.Bool(boolean bool) -> JSON.booleanNode(bool);
      case Value.Instant(long millis) -> JSON.textNode(Instant.ofEpochMilli(millis).toString());
      case Value.ListOf(var items) -> {
        ArrayNode list = JSON.arrayNode();
        items.forEach(item -> list.add(json(item)));
        yield list;
      }
      case Value.RecordOf(var fields) -> {
        ObjectNode object = JSON.objectNode();
        fields.forEach((name, field) -> object.set(name, json(field)));
        yield object;
      }
      case Value.Absence _ -> JSON.nullNode();
    };
  }
}
