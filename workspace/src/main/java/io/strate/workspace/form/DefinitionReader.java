package io.strate.workspace.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strate.domain.Entity;
import io.strate.workspace.definition.Description;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.edit.Tree;
import io.strate.workspace.form.DefinitionForm.Case;
import io.strate.workspace.form.DefinitionForm.EachLine;
import io.strate.workspace.form.DefinitionForm.FirstMatch;
import io.strate.workspace.form.DefinitionForm.Ids;
import io.strate.workspace.form.DefinitionForm.Line;
import io.strate.workspace.form.DefinitionForm.Listed;
import io.strate.workspace.form.DefinitionForm.Members;
import io.strate.workspace.form.DefinitionForm.Reason;
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
import java.util.Set;
import java.util.stream.Stream;

/** Reads forms of definitions as pages send them. */
final class DefinitionReader {

  private static final String[] DESCRIBED = {
    "label", "description", "unit", "format", "owner", "folder"
  };

  private static final Set<String> LEARNT = Set.of("clusters", "model", "moment");

  private DefinitionReader() {}

  static DefinitionForm read(JsonNode json) {
    JsonFields fields = new JsonFields(json, "", "");
    return switch (fields.anyText("definition").orElse("")) {
      case "segment" -> segment(fields);
      case "score" -> score(fields);
      case "trait" -> {
        only(fields, "definition", "of", "value");
        yield new TraitForm(entity(fields), described(fields), text(fields, "value"));
      }
      case String word when LEARNT.contains(word) ->
          LearntJson.read(word, fields, entity(fields), described(fields));
      case "text" -> textOnly(fields.only("definition", "why", "tree"));
      default ->
          throw fields.wrong(
              "definition", "stands none of segment, score, trait, clusters, model, moment, text");
    };
  }

  /** These fields, and those of every definition. */
  private static void only(JsonFields fields, String... own) {
    fields.only(Stream.of(own, DESCRIBED).flatMap(Stream::of).toArray(String[]::new));
  }

  private static DefinitionForm textOnly(JsonFields fields) {
    Object plain = new ObjectMapper().convertValue(fields.node().path("tree"), Object.class);
    return new TextOnly(
        Tree.of(plain),
        fields.choice("why", Lacking.REASON, List.of(Reason.values()), FormJson::word));
  }

  private static DefinitionForm segment(JsonFields fields) {
    only(fields, "definition", "of", "under", "members", "always", "never");
    return new SegmentForm(
        entity(fields),
        described(fields),
        some(fields, "under"),
        members(fields.at("members")),
        ids(fields, "always"),
        ids(fields, "never"));
  }

  private static Members members(JsonFields fields) {
    return switch (fields.anyText("by").orElse("")) {
      case "when" -> {
        fields.only("by", "when", "stay");
        yield new When(text(fields, "when"), some(fields, "stay"));
      }
      case "tiers" -> {
        fields.only("by", "value", "cases");
        yield new Tiers(text(fields, "value"), cases(fields));
      }
      case "first_match" -> new FirstMatch(cases(fields.only("by", "cases")));
      case "top" -> {
        fields.only("by", "size", "value");
        yield new Top(text(fields, "size"), text(fields, "value"));
      }
      case "list" -> new Listed(ids(fields.only("by", "list"), "list"));
      default -> throw fields.wrong("by", "stands none of when, tiers, first_match, top, list");
    };
  }

  private static List<Case> cases(JsonFields fields) {
    return fields.items("cases", (item, i) -> member(item(fields, "cases", item, i)));
  }

  private static Case member(JsonFields fields) {
    fields.only("name", "text", "label", "description");
    return new Case(
        text(fields, "name"),
        text(fields, "text"),
        localized(fields, "label"),
        localized(fields, "description"));
  }

  private static DefinitionForm score(JsonFields fields) {
    only(fields, "definition", "of", "lines", "within", "half_life", "floor", "ceiling");
    return new ScoreForm(
        entity(fields),
        described(fields),
        fields.items("lines", (item, i) -> line(item(fields, "lines", item, i))),
        some(fields, "within"),
        some(fields, "half_life"),
        some(fields, "floor"),
        some(fields, "ceiling"));
  }

  private static Line line(JsonFields fields) {
    if (fields.has("when")) {
      only(fields, "when", "give");
      return new WhenLine(text(fields, "when"), text(fields, "give"), described(fields));
    }
    only(fields, "each", "give", "at_most");
    return new EachLine(
        text(fields, "each"), text(fields, "give"), some(fields, "at_most"), described(fields));
  }

  // ---- what all have ----

  private static JsonFields item(JsonFields fields, String list, JsonNode item, int index) {
    return new JsonFields(item, fields.row(), fields.prefix() + list + "/" + index + "/");
  }

  private static String text(JsonFields fields, String field) {
    return fields.anyText(field).orElse("").strip();
  }

  /** A text that may be left empty. */
  private static Optional<String> some(JsonFields fields, String field) {
    return Optional.of(text(fields, field)).filter(text -> !text.isEmpty());
  }

  private static Entity entity(JsonFields fields) {
    return fields.choice(
        "of",
        Lacking.ENTITY,
        List.of(Entity.values()),
        of -> of == Entity.CONTACT ? "contacts" : "accounts");
  }

  private static Description described(JsonFields fields) {
    return new Description(
        localized(fields, "label"),
        localized(fields, "description"),
        some(fields, "unit"),
        some(fields, "format"),
        some(fields, "owner"),
        some(fields, "folder"),
        Optional.empty());
  }

  private static Optional<Localized> localized(JsonFields fields, String field) {
    if (!fields.has(field)) {
      return Optional.empty();
    }
    JsonFields languages = fields.at(field).only("fr", "en");
    Optional<String> fr = some(languages, "fr");
    Optional<String> en = some(languages, "en");
    return fr.or(() -> en).map(either -> new Localized(fr.orElse(either), en.orElse(either)));
  }

  private static Ids ids(JsonFields fields, String field) {
    if (!fields.has(field)) {
      return Ids.NONE;
    }
    JsonFields ids = fields.at(field).only("file", "ids");
    return new Ids(some(ids, "file"), ids.names("ids"));
  }
}
