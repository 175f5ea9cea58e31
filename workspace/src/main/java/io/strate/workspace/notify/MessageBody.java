package io.strate.workspace.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.domain.Entity;
import io.strate.ledger.Profiles;
import io.strate.ledger.Runs.Move;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.learning.alert.LearntAlert;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What a message says: {@code data} in the words of docs/webhooks.md. */
final class MessageBody {

  private MessageBody() {}

  /** Of somebody's move, with the identifiers that they have now. */
  static byte[] of(Move move, Profiles profiles) {
    ObjectNode data = start(move.segment(), move.entered(), Instant.ofEpochMilli(move.asOf()));
    ObjectNode who = data.putObject(word(move.of()));
    who.put("id", profiles.id(move.of(), move.profile()));
    ObjectNode kinds = who.putObject("identifiers");
    profiles
        .identifiers(move.of(), move.profile())
        .forEach(identifier -> kinds.withArrayProperty(identifier.kind()).add(identifier.value()));
    return bytes(data);
  }

  /** Of something learnt; what an alert of its type does not say is left out. */
  static byte[] of(LearntAlert alert) {
    ObjectNode data =
        JsonNodeFactory.instance.objectNode().put("name", alert.name()).put("kind", alert.what());
    alert.version().ifPresent(version -> data.put("version", version));
    data.put("as_of", Instant.ofEpochMilli(alert.at()).toString());
    text(data.putObject("text"), alert.text());
    for (LearntAlert.Finding finding : alert.findings()) {
      ObjectNode found = data.withArrayProperty("findings").addObject();
      found.put("kind", finding.kind()).put("subject", finding.subject());
      found.put("level", finding.level());
      found.put("value", finding.value()).put("limit", finding.limit());
      text(found.putObject("text"), finding.words());
    }
    alert.reasons().forEach(reason -> text(data.withArrayProperty("reasons").addObject(), reason));
    alert.failure().ifPresent(failure -> data.put("failure", failure));
    if (alert.type() == LearntAlert.Type.PROMOTED) {
      data.put("by", alert.by());
    }
    return bytes(data);
  }

  private static void text(ObjectNode into, Localized text) {
    into.put("fr", text.fr()).put("en", text.en());
  }

  /** Of nobody: what a receiver gets to see that it is reached. */
  static byte[] test(Instant now) {
    ObjectNode data = start("test", true, now);
    ObjectNode who = data.putObject(word(Entity.CONTACT));
    who.put("id", "test");
    who.putObject("identifiers").putArray("email").add("test@example.com");
    return bytes(data);
  }

  static String word(Entity of) {
    return of == Entity.CONTACT ? "contact" : "account";
  }

  private static ObjectNode start(String segment, boolean entered, Instant asOf) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("segment", segment)
        .put("change", entered ? "entered" : "left")
        .put("as_of", asOf.toString());
  }

  private static byte[] bytes(ObjectNode data) {
    return data.toString().getBytes(StandardCharsets.UTF_8);
  }
}
