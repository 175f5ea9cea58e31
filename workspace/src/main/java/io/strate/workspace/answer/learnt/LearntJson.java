package io.strate.workspace.answer.learnt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.workspace.answer.EntryText;
import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.card.Likeness;
import io.strate.workspace.learning.card.Sureness;
import io.strate.workspace.learning.card.Verdict;
import io.strate.workspace.learning.moment.LearnMoment;
import io.strate.workspace.learning.registry.Promotion;
import java.util.List;
import java.util.Locale;

/**
 * What was learnt as JSON: cards as they are kept, instants as texts, what does not exist as null.
 */
public final class LearntJson {

  private LearntJson() {}

  /** A line of the list. */
  public static ObjectNode of(ListLearnt.Line line) {
    ObjectNode json = object();
    json.put("name", line.what().name()).put("label", line.what().label());
    json.put("of", EntryText.entity(line.what().of())).put("state", word(line.state()));
    line.shown()
        .ifPresent(
            shown -> {
              json.put("version", shown.number()).put("learntAsOf", instant(shown.asOf()));
              json.put("method", shown.method());
              json.set("verdict", verdict(shown.verdict()));
            });
    line.promoted().ifPresent(at -> json.put("inForceSince", instant(at)));
    line.latest().ifPresent(latest -> json.put("latest", latest));
    line.due().ifPresent(due -> json.put("nextDue", instant(due)));
    line.attempt()
        .ifPresent(
            attempt -> {
              json.put("triedAt", instant(attempt.at()));
              attempt.failure().ifPresent(failure -> json.put("trouble", failure));
            });
    return json;
  }

  /** A version of a cluster set, all that is known of it. */
  public static ObjectNode of(ShowClusters.Shown shown) {
    ObjectNode json = version(shown, shown.card());
    if (json.get("agreement") instanceof ObjectNode agreement) {
      likeness(agreement);
    }
    json.get("methods").forEach(method -> likeness((ObjectNode) method));
    return json;
  }

  private static void likeness(ObjectNode agreement) {
    Likeness likeness = Likeness.of(agreement.get("ari").doubleValue());
    agreement.put("likeness", word(likeness));
    agreement.set("words", CardJson.tree(likeness.words()));
  }

  /** Likewise of a model. */
  public static ObjectNode of(ShowModel.Shown shown) {
    return version(shown, shown.card());
  }

  /** Likewise of a best moment. */
  public static ObjectNode of(ShowMoment.Shown shown) {
    ObjectNode json = version(shown, shown.card());
    json.put("method", LearnMoment.METHOD);
    shown
        .card()
        .week()
        .ifPresent(
            week -> {
              ObjectNode sureness = ((ObjectNode) json.get("week")).putObject("sureness");
              for (Sureness each : Sureness.values()) {
                sureness.put(word(each), week.sureness().getOrDefault(each, 0L));
              }
            });
    return json;
  }

  private static ObjectNode version(ShownVersion shown, Object card) {
    Learnable what = shown.what();
    ObjectNode json = object();
    json.put("name", what.name()).put("label", what.label());
    json.put("of", EntryText.entity(what.of())).put("version", shown.version());
    json.put("inForce", shown.isInForce());
    json.setAll((ObjectNode) existing(CardJson.tree(card)));
    ObjectNode made = (ObjectNode) json.get("made");
    made.put("asOf", instant(made.get("asOf").longValue()));
    ArrayNode snapshots = made.putArray("snapshots");
    CardJson.tree(card).at("/made/snapshots").forEach(at -> snapshots.add(instant(at.longValue())));
    ((ObjectNode) json.get("verdict"))
        .put("grade", json.at("/verdict/grade").asText().toLowerCase(Locale.ROOT));
    return json;
  }

  /** Thresholds of a version of a model. */
  public static ObjectNode of(ShowThresholds.Shown shown) {
    ObjectNode json = object().put("version", shown.version()).put("scored", shown.scored());
    json.set("chosen", existing(JsonNodeFactory.instance.numberNode(shown.chosen())));
    ArrayNode all = json.putArray("thresholds");
    for (ShowThresholds.Threshold threshold : shown.all()) {
      ObjectNode one = (ObjectNode) existing(CardJson.tree(threshold.cut()));
      all.add(one.put("members", threshold.members()));
    }
    return json;
  }

  /** Versions, each in a line. */
  public static ArrayNode of(List<KeptVersion> versions) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    versions.forEach(version -> json.add(of(version)));
    return json;
  }

  private static ObjectNode of(KeptVersion version) {
    ObjectNode json = object();
    json.put("version", version.number()).put("learntAsOf", instant(version.asOf()));
    json.put("method", version.method()).put("inForce", version.isInForce());
    json.set("verdict", verdict(version.verdict()));
    json.put("measure", version.measure());
    json.set("score", existing(JsonNodeFactory.instance.numberNode(version.score())));
    ArrayNode promotions = json.putArray("promotions");
    for (Promotion promotion : version.promotions()) {
      promotions.addObject().put("at", instant(promotion.at())).put("by", promotion.by());
    }
    return json;
  }

  private static ObjectNode verdict(Verdict verdict) {
    ObjectNode json = object().put("grade", word(verdict.grade()));
    json.set("reasons", CardJson.tree(verdict.reasons()));
    return json;
  }

  /** Numbers that are none become null. */
  private static JsonNode existing(JsonNode node) {
    if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
      return JsonNodeFactory.instance.nullNode();
    }
    if (node instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(existing(field.getValue())));
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, existing(array.get(i)));
      }
    }
    return node;
  }

  private static String instant(long millis) {
    return EntryText.instant(millis);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
