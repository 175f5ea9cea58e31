package io.strate.workspace.form;

import io.strate.domain.Entity;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import io.strate.rule.Window;
import io.strate.workspace.definition.Localized.Locale;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Says rules to people, with the labels of what they speak of: not in the rule language, but as one
 * would say it.
 */
public final class RuleWords {

  private final Voice voice;
  private final Labels labels;
  private final Entity of;
  private final String event;
  private final ValueWords values;
  private final TestWords tests;

  private RuleWords(Voice voice, Labels labels, Entity of, String event) {
    this.voice = voice;
    this.labels = labels;
    this.of = of;
    this.event = event;
    this.values = new ValueWords(this);
    this.tests = new TestWords(this);
  }

  /** The words for rules about an entity, in a language, with dates of a zone. */
  public static RuleWords of(Entity of, Labels labels, Locale locale, ZoneId zone) {
    return new RuleWords(new Voice(locale, zone), labels, of, "");
  }

  Voice voice() {
    return voice;
  }

  Labels labels() {
    return labels;
  }

  Entity of() {
    return of;
  }

  ValueWords values() {
    return values;
  }

  RuleWords as(Entity entity) {
    return new RuleWords(voice, labels, entity, "");
  }

  RuleWords ofAccount() {
    return as(Entity.ACCOUNT);
  }

  /** The words for conditions on events of a name. */
  RuleWords about(Selection events) {
    return new RuleWords(voice, labels, of, events.event());
  }

  String property(List<String> path) {
    return voice.quoted(labels.property(event, path));
  }

  // ---- whole conditions ----

  /** A condition as a nested list. */
  public Wording list(Expr condition) {
    return switch (condition) {
      case Expr.And(List<Expr> terms) ->
          list(voice.say("all of these", "toutes ces conditions"), terms);
      case Expr.Or(List<Expr> terms) ->
          list(voice.say("at least one of these", "au moins une de ces conditions"), terms);
      case Expr.Not(Expr.And(List<Expr> terms)) ->
          list(voice.say("not all of these", "pas toutes ces conditions"), terms);
      case Expr.Not(Expr.Or(List<Expr> terms)) ->
          list(voice.say("none of these", "aucune de ces conditions"), terms);
      default -> Wording.line(sentence(condition));
    };
  }

  private Wording list(String heading, List<Expr> terms) {
    return new Wording(heading, terms.stream().map(this::list).toList());
  }

  /** A condition as one sentence, without a capital or a full stop. */
  public String sentence(Expr condition) {
    return switch (condition) {
      case Expr.And(List<Expr> terms) -> voice.and(terms.stream().map(this::part).toList());
      case Expr.Or(List<Expr> terms) -> voice.or(terms.stream().map(this::part).toList());
      case Expr.Not(Expr.And(List<Expr> terms)) ->
          voice.say("not all of (", "pas à la fois (")
              + voice.and(terms.stream().map(this::part).toList())
              + ")";
      case Expr.Not(Expr.Or(List<Expr> terms)) ->
          voice.say("neither (", "ni (")
              + terms.stream()
                  .map(this::part)
                  .reduce((a, b) -> a + voice.say(") nor (", ") ni (") + b)
                  .orElseThrow()
              + ")";
      case Expr.Not(Expr.Not inner) -> negated(true, sentence(inner));
      case Expr.Not(Expr term) -> line(true, term);
      default -> line(false, condition);
    };
  }

  /** A condition within a sentence: what joins others itself takes parentheses. */
  private String part(Expr condition) {
    return condition instanceof Expr.And || condition instanceof Expr.Or
        ? "(" + sentence(condition) + ")"
        : sentence(condition);
  }

  private String line(boolean not, Expr condition) {
    return switch (condition) {
      case Expr.Condition is -> line(not, is);
      case Expr.Literal _ -> negated(not, values.of(condition));
      default -> tests.isTrue(not, condition);
    };
  }

  private String line(boolean not, Expr.Condition condition) {
    return switch (condition) {
      case Expr.And _, Expr.Or _, Expr.Not _ ->
          throw new IllegalArgumentException("not one line: " + condition);
      case Expr.Comparison comparison -> tests.of(not, comparison);
      case Expr.Between between -> tests.of(not, between);
      case Expr.OneOf oneOf -> tests.of(not, oneOf);
      case Expr.TextTest test -> tests.of(not, test);
      case Expr.ListContains(Expr list, Expr element) -> tests.contains(not, list, element);
      case Expr.Matches matches -> tests.of(not, matches);
      case Expr.Known(Expr value) ->
          values.of(value)
              + (not
                  ? voice.say(" has no value", " n'a pas de valeur")
                  : voice.say(" has a value", " a une valeur"));
      case Expr.InWindow(Expr instant, Window window) -> tests.inWindow(not, instant, window);
      case Expr.InTheNext(Expr instant, var span) ->
          values.of(instant) + tests.falls(not) + voice.next(span);
      case Expr.InSegment(String segment) ->
          (not
                  ? voice.say("is not in the segment ", "n'est pas dans le segment ")
                  : voice.say("is in the segment ", "est dans le segment "))
              + voice.quoted(labels.segment(segment));
      case Expr.Did(Selection events) ->
          not ? never(events) : done(events, voice.say("at least once", "au moins une fois"));
      case Expr.Sequence sequence -> negated(not, sequence(sequence));
      case Expr.ButNot butNot -> negated(not, butNot(butNot));
      case Expr.SomeContact(boolean every, Expr term) -> contacts(not, every, term);
      case Expr.Reachable(String channel, String purpose) ->
          (not
                  ? voice.say("is not reachable by ", "n'est pas joignable par ")
                  : voice.say("is reachable by ", "est joignable par "))
              + labels.channel(channel)
              + voice.say(" for ", " pour ")
              + voice.quoted(purpose);
    };
  }

  private String negated(boolean not, String text) {
    return not ? voice.say("it is not so that (", "il est faux que (") + text + ")" : text;
  }

  // ---- events ----

  /** Events as a noun, with their filter and window. */
  String events(Selection events) {
    return filtered(voice.quoted(labels.event(events.event())), events) + window(events);
  }

  /** One of them, the first or the last. */
  String event(boolean last, Selection events) {
    String which = last ? voice.say("the last ", "dernier ") : voice.say("the first ", "premier ");
    return which + voice.say("", "événement ") + events(events);
  }

  /** That events were, so many times. */
  String done(Selection events, String times) {
    String what = labels.deed(events.event()).orElse(voice.quoted(labels.event(events.event())));
    return filtered(what, events) + " " + times + window(events);
  }

  /** That there was none. */
  String never(Selection events) {
    Optional<String> deed = labels.deed(events.event()).map(this::undone);
    String none = voice.say("no ", "jamais ") + voice.quoted(labels.event(events.event()));
    return filtered(deed.orElse(none), events) + window(events);
  }

  private String undone(String deed) {
    if (!voice.isFrench()) {
      return "never " + deed;
    }
    int space = deed.indexOf(' ');
    String verb = space < 0 ? deed : deed.substring(0, space);
    String rest = space < 0 ? "" : deed.substring(space);
    String ne = "aeéèêiouyh".indexOf(Character.toLowerCase(verb.charAt(0))) >= 0 ? "n'" : "ne ";
    return ne + verb + " jamais" + rest;
  }

  private String filtered(String what, Selection events) {
    return what
        + (events.includingMachines() ? voice.say(", machines included,", ", robots compris,") : "")
        + events
            .where()
            .map(where -> voice.say(" (where ", " (où ") + about(events).sentence(where) + ")")
            .orElse("");
  }

  private String window(Selection events) {
    String window = voice.window(events.window());
    return window.isEmpty() ? "" : " " + window;
  }

  private String sequence(Expr.Sequence sequence) {
    return sequence.steps().stream()
            .map(this::events)
            .reduce((a, b) -> a + voice.say(" then ", " puis ") + b)
            .orElseThrow()
        + sequence
            .within()
            .map(
                span ->
                    voice.say(" within ", " en ") + voice.span(span) + voice.say("", " au plus"))
            .orElse("")
        + same(sequence.steps().getFirst(), sequence.sameProperty());
  }

  private String butNot(Expr.ButNot butNot) {
    return events(butNot.did())
        + voice.say(", but no ", ", mais pas ")
        + events(butNot.not())
        + voice.say(" within ", " dans un délai de ")
        + voice.span(butNot.within())
        + same(butNot.did(), butNot.sameProperty());
  }

  private String same(Selection events, List<String> path) {
    return path.isEmpty()
        ? ""
        : voice.say(", for the same ", ", pour une même valeur de ") + about(events).property(path);
  }

  // ---- contacts of accounts ----

  private String contacts(boolean not, boolean every, Expr condition) {
    String who =
        not
            ? every
                ? voice.say("not all of its contacts satisfy", "tous ses contacts ne vérifient pas")
                : voice.say("none of its contacts satisfies", "aucun de ses contacts ne vérifie")
            : every
                ? voice.say("all of its contacts satisfy", "tous ses contacts vérifient")
                : voice.say(
                    "at least one of its contacts satisfies",
                    "au moins un de ses contacts vérifie");
    return who + voice.say(": (", " : (") + as(Entity.CONTACT).sentence(condition) + ")";
  }
}
