package io.strate.workspace.form;

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
import io.strate.workspace.form.DefinitionForm.ScoreForm;
import io.strate.workspace.form.DefinitionForm.SegmentForm;
import io.strate.workspace.form.DefinitionForm.TextOnly;
import io.strate.workspace.form.DefinitionForm.Tiers;
import io.strate.workspace.form.DefinitionForm.Top;
import io.strate.workspace.form.DefinitionForm.TraitForm;
import io.strate.workspace.form.DefinitionForm.When;
import io.strate.workspace.form.DefinitionForm.WhenLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes of forms what files say. */
final class DefinitionWriting {

  private static final Set<String> LANGUAGES = Set.of("fr", "en");

  private final Map<String, Tree> keys = new LinkedHashMap<>();

  private DefinitionWriting() {}

  static Tree tree(DefinitionForm form, Optional<Tree> before) {
    Tree tree =
        switch (form) {
          case TextOnly(Tree text, var _) -> text;
          case TraitForm trait -> new DefinitionWriting().trait(trait);
          case ScoreForm score -> new DefinitionWriting().score(score);
          case SegmentForm segment -> new DefinitionWriting().segment(segment);
          case LearntForm learnt -> new DefinitionWriting().learnt(learnt, before);
        };
    return before.map(was -> kept(tree, was)).orElse(tree);
  }

  /** What means the same as before is written as before. */
  private static Tree kept(Tree now, Tree before) {
    return switch (now) {
      case Tree.Text text -> isLongFor(text, before) ? before : now;
      case Tree.Nothing _ -> now;
      case Tree.Items(List<Tree> items) ->
          before instanceof Tree.Items(List<Tree> were) && were.size() == items.size()
              ? new Tree.Items(
                  IntStream.range(0, items.size())
                      .mapToObj(i -> kept(items.get(i), were.get(i)))
                      .toList())
              : now;
      case Tree.Keys(Map<String, Tree> keys) ->
          before instanceof Tree.Keys(Map<String, Tree> were) ? kept(keys, were) : now;
    };
  }

  private static Tree kept(Map<String, Tree> keys, Map<String, Tree> were) {
    Map<String, Tree> kept = new LinkedHashMap<>();
    keys.forEach(
        (key, tree) -> kept.put(key, were.containsKey(key) ? kept(tree, were.get(key)) : tree));
    return new Tree.Keys(kept);
  }

  /** Whether keys say no more than a text: a rule written long, or a label in each language. */
  private static boolean isLongFor(Tree.Text text, Tree before) {
    return before instanceof Tree.Keys(Map<String, Tree> keys)
        && !keys.isEmpty()
        && keys.values().stream().allMatch(text::equals)
        && (keys.size() == 1 || LANGUAGES.containsAll(keys.keySet()));
  }

  private Tree learnt(LearntForm learnt, Optional<Tree> before) {
    described(learnt.described());
    entity(learnt instanceof LearntForm.MomentForm ? "entity" : "of", learnt.of());
    keys.putAll(LearntWriting.keys(learnt));
    return new Tree.Keys(
        before.orElse(new Tree.Nothing()) instanceof Tree.Keys(Map<String, Tree> were)
            ? LearntWriting.kept(keys, were)
            : keys);
  }

  private Tree trait(TraitForm trait) {
    described(trait.described());
    entity("of", trait.of());
    return alone("value", trait.value());
  }

  /** A text alone where nothing else is said. */
  private Tree alone(String key, String text) {
    boolean isShort = keys.isEmpty();
    put(key, text);
    return isShort ? new Tree.Text(text) : new Tree.Keys(keys);
  }

  private Tree segment(SegmentForm segment) {
    described(segment.described());
    entity(segment.members() instanceof Tiers ? "entity" : "of", segment.of());
    put("under", segment.under());
    ids("always", segment.always());
    ids("never", segment.never());
    switch (segment.members()) {
      case When(String when, Optional<String> stay) -> {
        put("stay", stay);
        return alone("when", when);
      }
      case Tiers(String value, List<Case> of) -> {
        put("tiers", value);
        keys.put("of", cases(of, "bounds"));
      }
      case FirstMatch(List<Case> cases) -> keys.put("first_match", cases(cases, "when"));
      case Top(String size, String by) -> {
        put("top", size);
        put("by", by);
      }
      case Listed(Ids ids) -> keys.put("list", ids(ids));
    }
    return new Tree.Keys(keys);
  }

  private static Tree cases(List<Case> cases, String rule) {
    Map<String, Tree> members = new LinkedHashMap<>();
    cases.forEach(
        member -> {
          DefinitionWriting its = new DefinitionWriting();
          its.localized("label", member.label());
          its.localized("description", member.description());
          members.put(member.name(), its.alone(rule, member.text()));
        });
    return new Tree.Keys(members);
  }

  private Tree score(ScoreForm score) {
    described(score.described());
    entity("of", score.of());
    keys.put(
        "points",
        new Tree.Items(
            score.lines().stream().map(line -> new DefinitionWriting().line(line)).toList()));
    put("within", score.within());
    put("half_life", score.halfLife());
    put("floor", score.floor());
    put("ceiling", score.ceiling());
    return new Tree.Keys(keys);
  }

  private Tree line(Line line) {
    switch (line) {
      case EachLine(String events, String give, Optional<String> atMost, var _) -> {
        put("each", events);
        put("give", give);
        put("at_most", atMost);
      }
      case WhenLine(String condition, String give, var _) -> {
        put("when", condition);
        put("give", give);
      }
    }
    described(line.described());
    return new Tree.Keys(keys);
  }

  // ---- what all have ----

  private void described(Description described) {
    localized("label", described.label());
    localized("description", described.text());
    put("unit", described.unit());
    put("format", described.format());
    put("owner", described.owner());
    put("folder", described.folder());
  }

  private void localized(String key, Optional<Localized> text) {
    text.ifPresent(
        both -> {
          if (both.fr().equals(both.en())) {
            put(key, both.fr());
          } else {
            Map<String, Tree> languages = new LinkedHashMap<>();
            languages.put("fr", new Tree.Text(both.fr()));
            languages.put("en", new Tree.Text(both.en()));
            keys.put(key, new Tree.Keys(languages));
          }
        });
  }

  private void entity(String key, Entity of) {
    if (of == Entity.ACCOUNT) {
      put(key, "accounts");
    }
  }

  private void ids(String key, Ids ids) {
    if (!ids.isNone()) {
      keys.put(key, ids(ids));
    }
  }

  private static Tree ids(Ids ids) {
    return ids.file()
        .<Tree>map(Tree.Text::new)
        .orElseGet(() -> new Tree.Items(ids.ids().stream().<Tree>map(Tree.Text::new).toList()));
  }

  private void put(String key, Optional<String> text) {
    text.ifPresent(it -> put(key, it));
  }

  private void put(String key, String text) {
    keys.put(key, new Tree.Text(text));
  }
}
