package io.strate.workspace.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.domain.Value;
import java.util.Locale;

/** An explanation as JSON: the tree, with each value as what it is. */
public final class ExplanationJson {

  private ExplanationJson() {}

  public static ObjectNode of(Explanation it) {
    ObjectNode json = object();
    json.put("of", EntryText.entity(it.of())).put("id", it.id());
    json.put("name", it.name()).put("label", it.label()).put("asOf", EntryText.instant(it.asOf()));
    json.put("exists", it.exists());
    it.member().ifPresent(member -> json.put("member", member));
    it.value().ifPresent(value -> json.set("value", scalar(value)));
    ArrayNode because = json.putArray("because");
    it.because().forEach(reason -> because.add(reason.text()));
    it.since().ifPresent(since -> json.set("since", turn(since)));
    it.announced().ifPresent(instant -> json.put("announced", EntryText.instant(instant)));
    it.next().ifPresent(next -> json.set("next", turn(next)));
    json.set("reason", reason(it.reason()));
    return json;
  }

  private static ObjectNode turn(Turn turn) {
    return switch (turn) {
      case Turn.At(long instant) -> object().put("at", EntryText.instant(instant));
      case Turn.Never _ -> object().put("never", true);
      case Turn.Beyond(long instant) -> object().put("beyond", EntryText.instant(instant));
      case Turn.AtRuns _ -> object().put("atRuns", true);
    };
  }

  private static ObjectNode reason(Reason reason) {
    ObjectNode json = object();
    json.put("kind", word(reason.kind())).put("text", reason.text());
    reason.verdict().ifPresent(verdict -> json.put("verdict", word(verdict)));
    reason.value().ifPresent(value -> json.set("value", scalar(value)));
    reason.measure().ifPresent(measure -> measure(json, measure));
    if (!reason.entries().isEmpty()) {
      json.put("count", reason.count());
      ArrayNode entries = json.putArray("entries");
      reason.entries().forEach(entry -> entries.add(entry(entry)));
    }
    if (!reason.parts().isEmpty()) {
      ArrayNode parts = json.putArray("parts");
      reason.parts().forEach(part -> parts.add(reason(part)));
    }
    return json;
  }

  private static void measure(ObjectNode json, Measure measure) {
    switch (measure) {
      case Measure.Rank rank -> {
        json.put("place", rank.place()).put("ranked", rank.of()).put("taken", rank.taken());
        rank.threshold().ifPresent(value -> json.set("threshold", scalar(value)));
      }
      case Measure.LineOfScore line -> {
        json.put("give", line.give());
        line.events().ifPresent(events -> json.put("events", events));
        line.atMost().ifPresent(most -> json.put("atMost", most));
        json.put("uncapped", line.uncapped()).put("given", line.given());
      }
      case Measure.Predicted it -> {
        json.put("version", it.version()).put("answer", it.answer()).put("usual", it.usual());
        json.put("probability", it.isShare()).put("exact", it.isExact());
        it.ofClass().ifPresent(name -> json.put("class", name));
      }
      case Measure.Adds(boolean _, double points) -> json.put("adds", points);
      case Measure.Grouped it -> {
        json.put("version", it.version()).put("cluster", it.number()).put("called", it.called());
        json.put("distance", it.distance());
        it.next()
            .ifPresent(
                next ->
                    json.put("next", next)
                        .put("nextCalled", it.nextCalled())
                        .put("nextDistance", it.nextDistance()));
      }
      case Measure.Nearer(double share) -> json.put("share", share);
      case Measure.Fidelity(double precision, double recall) ->
          json.put("precision", precision).put("recall", recall);
      case Measure.Unreachable unreachable -> json.put("obstacle", word(unreachable.because()));
      case Measure.Total total -> {
        json.put("sum", total.sum());
        total.floor().ifPresent(floor -> json.put("floor", floor));
        total.ceiling().ifPresent(ceiling -> json.put("ceiling", ceiling));
      }
    }
  }

  private static ObjectNode entry(Deciding deciding) {
    ObjectNode json = object();
    json.put("time", EntryText.instant(deciding.entry().time()));
    json.put("what", EntryText.what(deciding.entry()));
    json.put("source", deciding.source());
    json.put("row", Long.toHexString(deciding.entry().origin().identity()));
    if (!deciding.contact().isEmpty()) {
      json.put("contact", deciding.contact());
    }
    return json;
  }

  /** A number or boolean as such, unknown as null, all else as text. */
  public static JsonNode scalar(Value value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (value) {
      case Value.Num(double number) ->
          number == Math.rint(number) && Math.abs(number) < 1e15
              ? json.numberNode((long) number)
              : json.numberNode(number);
      case Value.Bool(boolean truth) -> json.booleanNode(truth);
      case Value.Absence _ -> json.nullNode();
      case Value.Text _, Value.Instant _, Value.ListOf _, Value.RecordOf _ ->
          json.textNode(EntryText.value(value));
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
