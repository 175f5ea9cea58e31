package io.strate.workspace.form;

import io.strate.domain.Entity;
import io.strate.workspace.definition.Description;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.edit.Section;
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

/** Makes forms of what files say. */
final class DefinitionOpening {

  private final Section section;

  DefinitionOpening(Section section) {
    this.section = section;
  }

  DefinitionForm open(Tree tree) {
    try {
      return switch (section) {
        case TRAITS -> trait(tree);
        case SCORES -> score(new TreeFields(tree));
        case SEGMENTS -> segment(tree);
        case CLUSTERS, MODELS, MOMENTS -> learnt(new TreeFields(tree));
        case SOURCES -> new TextOnly(tree, Reason.UNKNOWN);
      };
    } catch (Unfit e) {
      boolean isQuery = tree instanceof Tree.Keys(var keys) && keys.containsKey("sql");
      return new TextOnly(tree, isQuery ? Reason.SQL : Reason.UNKNOWN);
    }
  }

  private static DefinitionForm trait(Tree tree) {
    if (tree instanceof Tree.Text(String value)) {
      return new TraitForm(Entity.CONTACT, Description.NONE, value);
    }
    TreeFields fields = new TreeFields(tree);
    TraitForm form = new TraitForm(entity(fields), described(fields), fields.needed("value"));
    fields.done();
    return form;
  }

  private LearntForm learnt(TreeFields fields) {
    LearntOpening opening = new LearntOpening(fields);
    LearntForm form =
        switch (section) {
          case CLUSTERS -> opening.clusters(entity(fields), described(fields));
          case MODELS -> opening.model(entity(fields), described(fields));
          case SOURCES, TRAITS, SCORES, SEGMENTS, MOMENTS ->
              opening.moment(entity(fields.text("entity")), described(fields), "of");
        };
    fields.done();
    return form;
  }

  // ---- segments ----

  private static DefinitionForm segment(Tree tree) {
    if (tree instanceof Tree.Text(String when)) {
      return new SegmentForm(
          Entity.CONTACT,
          Description.NONE,
          Optional.empty(),
          new When(when, Optional.empty()),
          Ids.NONE,
          Ids.NONE);
    }
    TreeFields fields = new TreeFields(tree);
    Members members = members(fields);
    SegmentForm form =
        new SegmentForm(
            entity(fields),
            described(fields),
            fields.text("under"),
            members,
            ids(fields, "always"),
            ids(fields, "never"));
    fields.done();
    return form;
  }

  private static Members members(TreeFields fields) {
    Optional<String> when = fields.text("when");
    if (when.isPresent()) {
      return new When(when.get(), fields.text("stay"));
    }
    Optional<String> tiers = fields.text("tiers");
    if (tiers.isPresent()) {
      return new Tiers(tiers.get(), cases(fields, "of", "bounds"));
    }
    if (fields.has("first_match")) {
      return new FirstMatch(cases(fields, "first_match", "when"));
    }
    Optional<String> top = fields.text("top");
    if (top.isPresent()) {
      return new Top(top.get(), fields.needed("by"));
    }
    if (!fields.has("list")) {
      throw new Unfit();
    }
    return new Listed(ids(fields, "list"));
  }

  private static List<Case> cases(TreeFields fields, String key, String rule) {
    return fields.entries(key).entrySet().stream()
        .map(entry -> member(entry.getKey(), entry.getValue(), rule))
        .toList();
  }

  private static Case member(String name, Tree tree, String rule) {
    if (tree instanceof Tree.Text(String text)) {
      return new Case(name, text, Optional.empty(), Optional.empty());
    }
    TreeFields fields = new TreeFields(tree);
    Case member =
        new Case(
            name,
            fields.needed(rule),
            localized(fields, "label"),
            localized(fields, "description"));
    fields.done();
    return member;
  }

  private static Ids ids(TreeFields fields, String key) {
    return switch (fields.take(key)) {
      case Tree.Nothing _ -> Ids.NONE;
      case Tree.Text(String file) -> new Ids(Optional.of(file), List.of());
      case Tree.Items(List<Tree> items) ->
          new Ids(Optional.empty(), items.stream().map(TreeFields::text).toList());
      case Tree.Keys _ -> throw new Unfit();
    };
  }

  // ---- scores ----

  private static DefinitionForm score(TreeFields fields) {
    ScoreForm form =
        new ScoreForm(
            entity(fields),
            described(fields),
            fields.items("points").stream().map(DefinitionOpening::line).toList(),
            fields.text("within"),
            fields.text("half_life"),
            fields.text("floor"),
            fields.text("ceiling"));
    fields.done();
    return form;
  }

  private static Line line(Tree tree) {
    TreeFields fields = new TreeFields(tree);
    Optional<String> each = fields.text("each");
    String give = fields.needed("give");
    Line line =
        each.isPresent()
            ? new EachLine(each.get(), give, fields.text("at_most"), described(fields))
            : new WhenLine(fields.needed("when"), give, described(fields));
    fields.done();
    return line;
  }

  // ---- what all have ----

  private static Entity entity(TreeFields fields) {
    return entity(fields.text("entity").or(() -> fields.text("of")));
  }

  private static Entity entity(Optional<String> of) {
    return switch (of.orElse("contacts")) {
      case "contacts" -> Entity.CONTACT;
      case "accounts" -> Entity.ACCOUNT;
      default -> throw new Unfit();
    };
  }

  private static Description described(TreeFields fields) {
    return new Description(
        localized(fields, "label"),
        localized(fields, "description"),
        fields.text("unit"),
        fields.text("format"),
        fields.text("owner"),
        fields.text("folder"),
        Optional.empty());
  }

  private static Optional<Localized> localized(TreeFields fields, String key) {
    if (fields.peek(key) instanceof Tree.Keys) {
      TreeFields languages = new TreeFields(fields.take(key));
      Optional<String> fr = languages.text("fr");
      Optional<String> en = languages.text("en");
      languages.done();
      return fr.or(() -> en).map(either -> new Localized(fr.orElse(either), en.orElse(either)));
    }
    return fields.text(key).map(Localized::same);
  }
}
