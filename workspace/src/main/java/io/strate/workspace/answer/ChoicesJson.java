package io.strate.workspace.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.rule.form.Operator;
import io.strate.workspace.answer.Choices.Kind;
import io.strate.workspace.definition.Localized;
import java.util.List;
import java.util.Locale;

/** What can be chosen as JSON, with the tests that each kind of value takes, in both languages. */
public final class ChoicesJson {

  private ChoicesJson() {}

  public static ObjectNode of(Choices choices) {
    ObjectNode json = object();
    ArrayNode events = json.putArray("events");
    choices.events().forEach(event -> events.add(event(event)));
    ArrayNode values = json.putArray("values");
    choices.values().forEach(value -> values.add(named(value)));
    ArrayNode segments = json.putArray("segments");
    choices
        .segments()
        .forEach(
            segment ->
                labelled(segments.addObject(), segment.name(), segment.label())
                    .put("of", EntryText.entity(segment.of())));
    ArrayNode families = json.putArray("families");
    choices.families().forEach(family -> families.add(family(family)));
    ArrayNode channels = json.putArray("channels");
    choices
        .channels()
        .forEach(
            channel ->
                texts(
                    labelled(channels.addObject(), channel.name(), channel.label()),
                    "purposes",
                    channel.purposes()));
    json.set("operators", operators());
    return json.put("sampled", choices.sampled()).put("profiles", choices.profiles());
  }

  private static ObjectNode event(Choices.Event event) {
    ObjectNode json = labelled(object(), event.name(), event.label());
    ArrayNode properties = json.putArray("properties");
    event
        .properties()
        .forEach(
            property -> {
              ObjectNode one = texts(properties.addObject(), "path", property.path());
              one.put("kind", word(property.kind())).set("seen", seen(property.seen()));
            });
    return json;
  }

  private static ObjectNode named(Choices.Named value) {
    ObjectNode json = labelled(object(), value.name(), value.label());
    json.put("of", EntryText.entity(value.of())).put("origin", word(value.origin()));
    json.put("kind", word(value.kind()));
    if (!value.unit().isEmpty()) {
      json.put("unit", value.unit());
    }
    if (!value.format().isEmpty()) {
      json.put("format", value.format());
    }
    return json.set("seen", seen(value.seen()));
  }

  private static ArrayNode seen(List<Choices.Seen> seen) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    seen.forEach(
        each ->
            json.addObject()
                .put("times", each.times())
                .set("value", ExplanationJson.scalar(each.value())));
    return json;
  }

  private static ObjectNode family(Choices.Family family) {
    ObjectNode json = labelled(object(), family.name(), family.label());
    json.put("of", EntryText.entity(family.of())).put("tiers", family.isTiers());
    return texts(json, "segments", family.segments());
  }

  private static ObjectNode labelled(ObjectNode json, String name, Localized label) {
    json.put("name", name);
    return label(json, label);
  }

  private static ObjectNode label(ObjectNode json, Localized label) {
    json.putObject("label").put("fr", label.fr()).put("en", label.en());
    return json;
  }

  private static ObjectNode texts(ObjectNode json, String key, List<String> texts) {
    ArrayNode array = json.putArray(key);
    texts.forEach(array::add);
    return json;
  }

  // ---- tests ----

  private static ObjectNode operators() {
    ObjectNode json = object();
    for (Kind kind : Kind.values()) {
      ArrayNode all = json.putArray(word(kind));
      Offered.of(kind)
          .forEach(
              offered ->
                  label(
                      all.addObject()
                          .put("row", offered.row())
                          .put("operator", offered.operator().map(Operator::words).orElse(""))
                          .put("not", offered.not()),
                      offered.label()));
    }
    return json;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
