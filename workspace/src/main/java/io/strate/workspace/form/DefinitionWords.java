package io.strate.workspace.form;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import io.strate.rule.Span;
import io.strate.rule.text.Bounds;
import io.strate.rule.text.Parsed;
import io.strate.rule.text.Rule;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.SourceText;
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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Says whole definitions to people. A text that cannot be read is shown as it is. */
public final class DefinitionWords {

  private final RuleParser parser;
  private final Labels labels;
  private final Localized.Locale locale;
  private final ZoneId zone;
  private final Voice voice;

  /** The words in a language, with dates of a zone. */
  public DefinitionWords(RuleParser parser, Labels labels, Localized.Locale locale, ZoneId zone) {
    this.parser = parser;
    this.labels = labels;
    this.locale = locale;
    this.zone = zone;
    this.voice = new Voice(locale, zone);
  }

  /** What a definition says, a paragraph each; nothing of one that only the text form can hold. */
  public List<Wording> of(DefinitionForm form) {
    return switch (form) {
      case SegmentForm segment -> segment(segment);
      case ScoreForm score -> score(score);
      case TraitForm(Entity of, var _, String value) -> List.of(trait(value, of));
      case LearntForm learnt -> learnt().of(learnt);
      case TextOnly _ -> List.of();
    };
  }

  private RuleWords rules(Entity of) {
    return RuleWords.of(of, labels, locale, zone);
  }

  private <T> Wording read(
      String text, Function<SourceText, Parsed<T>> read, Function<T, Wording> say) {
    return read.apply(SourceText.of("text", text))
        .value()
        .map(say)
        .orElseGet(() -> Wording.line(text));
  }

  private Wording condition(String text, Entity of) {
    return read(text, source -> parser.condition(source, of), rules(of)::list);
  }

  private Wording trait(String text, Entity of) {
    return read(
        text,
        source -> parser.value(source, of),
        value ->
            value.type() == Type.BOOLEAN
                ? rules(of).list(value)
                : Wording.line(rules(of).values().of(value)));
  }

  private LearntWords learnt() {
    return new LearntWords(voice, labels, this::condition, this::trait, this::events);
  }

  private Wording events(String text, Entity of) {
    return read(
        text, source -> parser.selection(source, of), read -> Wording.line(rules(of).events(read)));
  }

  // ---- segments ----

  private List<Wording> segment(SegmentForm segment) {
    List<Wording> all = new ArrayList<>();
    segment
        .under()
        .ifPresent(
            parent ->
                all.add(
                    Wording.line(
                        voice.say("among the members of ", "parmi les membres de ")
                            + voice.quoted(labels.segment(parent)))));
    members(segment.members(), segment.of(), all);
    ids(segment.always(), voice.say("always in: ", "toujours dedans : "), all);
    ids(segment.never(), voice.say("never in: ", "jamais dedans : "), all);
    return all;
  }

  private void members(Members members, Entity of, List<Wording> into) {
    switch (members) {
      case When(String when, Optional<String> stay) -> {
        into.add(read(when, source -> parser.rule(source, of), rule -> rule(rule, of)));
        stay.ifPresent(
            it ->
                into.add(
                    new Wording(
                        voice.say("stays as long as", "y reste tant que"),
                        List.of(condition(it, of)))));
      }
      case Tiers(String value, List<Case> tiers) -> into.add(tiers(value, tiers, of));
      case FirstMatch(List<Case> cases) ->
          into.add(new Wording(first(), cases.stream().map(one -> caseOf(one, of)).toList()));
      case Top(String size, String by) -> into.add(Wording.line(top(size, by, of)));
      case Listed(Ids ids) -> ids(ids, voice.say("a list: ", "une liste : "), into);
    }
  }

  private String first() {
    return voice.say("the first case that holds decides", "le premier cas vrai décide");
  }

  private Wording rule(Rule rule, Entity of) {
    return switch (rule) {
      case Rule.Alone(Expr condition) -> rules(of).list(condition);
      case Rule.Branches(List<Rule.Branch> branches) when branches.size() == 1 ->
          branch(branches.getFirst(), of);
      case Rule.Branches(List<Rule.Branch> branches) ->
          new Wording(first(), branches.stream().map(one -> branch(one, of)).toList());
    };
  }

  private Wording branch(Rule.Branch branch, Entity of) {
    return named(
        branch.segment(), branch.condition().map(rules(of)::list).orElseGet(this::otherwise));
  }

  private Wording otherwise() {
    return Wording.line(voice.say("all others", "tous les autres"));
  }

  private Wording caseOf(Case one, Entity of) {
    Wording condition =
        read(
            one.text(),
            source -> parser.caseOf(source, of),
            expr -> expr.map(rules(of)::list).orElseGet(this::otherwise));
    return named(label(one), condition);
  }

  private Wording named(String name, Wording what) {
    String text = voice.quoted(name) + voice.say(": ", " : ") + what.text();
    return new Wording(text, what.parts());
  }

  private String label(Case one) {
    return one.label().map(text -> text.in(locale)).orElse(one.name());
  }

  private Wording tiers(String value, List<Case> tiers, Entity of) {
    Optional<Expr> along = parser.number(SourceText.of("value", value), of).value();
    ValueWords values = rules(of).values();
    Labels.Label shownAs = along.map(values::shownAs).orElse(Labels.Label.plain(""));
    BoundsWords bounds = new BoundsWords(voice, shownAs);
    return new Wording(
        voice.say("tiers of ", "paliers de ") + along.map(values::of).orElse(value),
        tiers.stream()
            .map(
                tier ->
                    named(
                        label(tier),
                        read(
                            tier.text(),
                            RuleParser::bounds,
                            read -> Wording.line(tier(read, bounds)))))
            .toList());
  }

  private String tier(Optional<Bounds> read, BoundsWords bounds) {
    return read.map(bounds::of)
        .orElse(voice.say("all other known values", "toutes les autres valeurs connues"));
  }

  private String top(String size, String by, Entity of) {
    String people = of == Entity.CONTACT ? "contacts" : voice.say("accounts", "entreprises");
    String much = size.strip();
    String share =
        much.endsWith("%")
            ? much.substring(0, much.length() - 1).strip() + voice.say("% of ", " % de ")
            : much + " ";
    return voice.say("the ", "les ")
        + share
        + people
        + voice.say(" with the highest values of ", " aux plus hautes valeurs de ")
        + trait(by, of).text();
  }

  private void ids(Ids ids, String heading, List<Wording> into) {
    if (ids.isNone()) {
      return;
    }
    String which =
        ids.file()
            .map(file -> voice.say("the ids in ", "les identifiants de ") + file)
            .orElseGet(() -> String.join(", ", ids.ids()));
    into.add(Wording.line(heading + which));
  }

  // ---- scores ----

  private List<Wording> score(ScoreForm score) {
    List<Wording> all = new ArrayList<>();
    all.add(
        new Wording(
            voice.say("the sum of", "la somme de"),
            score.lines().stream().map(line -> line(line, score.of())).toList()));
    score
        .within()
        .flatMap(this::span)
        .ifPresent(
            span ->
                all.add(
                    Wording.line(
                        voice.say("only events ", "seuls comptent les événements survenus ")
                            + voice.last(span)
                            + voice.say(" count", ""))));
    score
        .halfLife()
        .flatMap(this::span)
        .ifPresent(
            span ->
                all.add(
                    Wording.line(
                        voice.say(
                                "the points of an event halve every ",
                                "les points d'un événement diminuent de moitié tous les ")
                            + voice.span(span))));
    score
        .floor()
        .ifPresent(it -> all.add(Wording.line(voice.say("never below ", "jamais moins de ") + it)));
    score
        .ceiling()
        .ifPresent(it -> all.add(Wording.line(voice.say("never above ", "jamais plus de ") + it)));
    return all;
  }

  private Optional<Span> span(String text) {
    return RuleParser.span(SourceText.of("span", text)).value();
  }

  private Wording line(Line line, Entity of) {
    String points = line.give().replace("-", "−") + voice.say(" points ", " points ");
    return switch (line) {
      case EachLine(String events, var _, Optional<String> atMost, var _) -> {
        String what =
            parser
                .selection(SourceText.of("each", events), of)
                .value()
                .map((Selection read) -> rules(of).events(read))
                .orElse(events);
        String most =
            atMost
                .map(it -> voice.say(" (at most " + it + ")", " (" + it + " au plus)"))
                .orElse("");
        yield Wording.line(points + voice.say("for each ", "pour chaque ") + what + most);
      }
      case WhenLine(String condition, var _, var _) -> {
        Wording when = condition(condition, of);
        yield new Wording(points + voice.say("if ", "si ") + when.text(), when.parts());
      }
    };
  }
}
