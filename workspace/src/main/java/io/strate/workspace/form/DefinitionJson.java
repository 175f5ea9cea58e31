package io.strate.workspace.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.domain.Entity;
import io.strate.workspace.definition.Description;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.form.DefinitionForm.Case;
import io.strate.workspace.form.DefinitionForm.EachLine;
import io.strate.workspace.form.DefinitionForm.FirstMatch;
import io.strate.workspace.form.DefinitionForm.Ids;
import io.strate.workspace.form.DefinitionForm.Line;
import io.strate.workspace.form.DefinitionForm.Listed;
import io.strate.workspace.form.DefinitionForm.Members;
import io.strate.workspace.form.DefinitionForm.ScoreForm;
import io.strate.workspace.form.DefinitionForm.SegmentForm;
import io.strate.workspace.form.DefinitionForm.TextOnly;
import io.strate.workspace.form.DefinitionForm.Tiers;
import io.strate.workspace.form.DefinitionForm.Top;
import io.strate.workspace.form.DefinitionForm.TraitForm;
import io.strate.workspace.form.DefinitionForm.When;
import io.strate.workspace.form.DefinitionForm.WhenLine;
import java.util.List;
import java.util.Optional;

/** Forms of definitions as JSON, for pages; what says nothing is left out. */
public final class DefinitionJson {

  private DefinitionJson() {}

  public static ObjectNode of(DefinitionForm form) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (form) {
      case SegmentForm segment -> segment(json, segment);
      case ScoreForm score -> score(json, score);
      case TraitForm(Entity of, Description described, String value) -> {
        head(json, "trait", of, described);
        json.put("value", value);
      }
      case LearntForm learnt -> {
        head(json, LearntJson.word(learnt), learnt.of(), learnt.described());
        LearntJson.put(json, learnt);
      }
      case TextOnly(var tree, var why) -> {
        json.put("definition", "text").put("why", FormJson.word(why));
        json.set("tree", new ObjectMapper().valueToTree(tree.plain()));
      }
    }
    return json;
  }

  private static void segment(ObjectNode json, SegmentForm segment) {
    head(json, "segment", segment.of(), segment.described());
    put(json, "under", segment.under());
    json.set("members", members(segment.members()));
    ids(json, "always", segment.always());
    ids(json, "never", segment.never());
  }

  private static ObjectNode members(Members members) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (members) {
      case When(String when, Optional<String> stay) -> {
        json.put("by", "when").put("when", when);
        put(json, "stay", stay);
      }
      case Tiers(String value, List<Case> of) -> {
        json.put("by", "tiers").put("value", value);
        cases(json, of);
      }
      case FirstMatch(List<Case> cases) -> cases(json.put("by", "first_match"), cases);
      case Top(String size, String by) -> json.put("by", "top").put("size", size).put("value", by);
      case Listed(Ids listed) -> ids(json.put("by", "list"), "list", listed);
    }
    return json;
  }

  private static void cases(ObjectNode json, List<Case> cases) {
    ArrayNode array = json.putArray("cases");
    cases.forEach(
        member -> {
          ObjectNode one = array.addObject().put("name", member.name()).put("text", member.text());
          localized(one, "label", member.label());
          localized(one, "description", member.description());
        });
  }

  private static void score(ObjectNode json, ScoreForm score) {
    head(json, "score", score.of(), score.described());
    ArrayNode lines = json.putArray("lines");
    score.lines().forEach(line -> line(lines.addObject(), line));
    put(json, "within", score.within());
    put(json, "half_life", score.halfLife());
    put(json, "floor", score.floor());
    put(json, "ceiling", score.ceiling());
  }

  private static void line(ObjectNode json, Line line) {
    switch (line) {
      case EachLine(String events, String give, Optional<String> atMost, var _) -> {
        json.put("each", events).put("give", give);
        put(json, "at_most", atMost);
      }
      case WhenLine(String condition, String give, var _) ->
          json.put("when", condition).put("give", give);
    }
    described(json, line.described());
  }

  private static void head(ObjectNode json, String kind, Entity of, Description described) {
    json.put("definition", kind).put("of", of == Entity.CONTACT ? "contacts" : "accounts");
    described(json, described);
  }

  private static void described(ObjectNode json, Description described) {
    localized(json, "label", described.label());
    localized(json, "description", described.text());
    put(json, "unit", described.unit());
    put(json, "format", described.format());
    put(json, "owner", described.owner());
    put(json, "folder", described.folder());
  }

  private static void localized(ObjectNode json, String key, Optional<Localized> text) {
    text.ifPresent(both -> json.putObject(key).put("fr", both.fr()).put("en", both.en()));
  }

  private static void ids(ObjectNode json, String key, Ids ids) {
    if (!ids.isNone()) {
      ObjectNode object = json.putObject(key);
      put(object, "file", ids.file());
      ArrayNode array = object.putArray("ids");
      ids.ids().forEach(array::add);
    }
  }

  private static void put(ObjectNode json, String key, Optional<String> text) {
    text.ifPresent(it -> json.put(key, it));
  }

  // ---- and back ----

  /**
   * The form that a page sends. Texts that are still to be written are empty: {@link
   * DefinitionCheck} names them.
   *
   * @throws io.strate.domain.Failure {@code form.wrong} if a field is not known, or holds what it
   *     cannot
   */
  public static DefinitionForm read(JsonNode json) {
    return DefinitionReader.read(json);
  }
}
