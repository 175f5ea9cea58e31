package io.strate.rule.draft;

import io.strate.rule.Selection;
import io.strate.rule.Span;
import io.strate.rule.Window;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks scores. */
final class DraftScores {

  private final DraftCatalogue catalogue;
  private final Report report;

  DraftScores(DraftCatalogue catalogue, Report report) {
    this.catalogue = catalogue;
    this.report = report;
  }

  /** The scores that are sound, of several with one name the first. */
  List<ScoreDefinition> compile(List<ScoreDraft> drafts) {
    List<ScoreDefinition> scores = new ArrayList<>();
    Set<Node> seen = new HashSet<>();
    for (ScoreDraft draft : drafts) {
      Optional<ScoreDefinition> score = compile(draft);
      if (seen.add(Node.trait(draft.of(), draft.name().text()))) {
        score.ifPresent(scores::add);
      }
    }
    return scores;
  }

  private Optional<ScoreDefinition> compile(ScoreDraft draft) {
    Optional<Span> within = draft.within().flatMap(text -> span(text, "a score's window", false));
    Optional<Span> halfLife = draft.halfLife().flatMap(text -> span(text, "a half-life", true));
    List<ScoreDefinition.Line> lines = new ArrayList<>();
    draft.points().forEach(line -> line(draft, line, within).ifPresent(lines::add));
    checkBounds(draft);
    boolean whole =
        lines.size() == draft.points().size()
            && within.isPresent() == draft.within().isPresent()
            && halfLife.isPresent() == draft.halfLife().isPresent();
    return whole
        ? Optional.of(
            new ScoreDefinition(
                draft.of(), draft.name().text(), lines, halfLife, draft.floor(), draft.ceiling()))
        : Optional.empty();
  }

  private Optional<Span> span(SourceText text, String what, boolean exact) {
    Optional<Span> span = report.take(RuleParser.span(text));
    if (span.isPresent() && span.get().count() == 0) {
      report.error("score.span", text.place(), what + " is longer than nothing, as '30 days' is");
      return Optional.empty();
    }
    if (span.isPresent() && exact && !span.get().isExact()) {
      report.error(
          "score.span",
          text.place(),
          what + " is an exact time, and months and years differ in length: write '30 days'");
      return Optional.empty();
    }
    return span;
  }

  private void checkBounds(ScoreDraft draft) {
    if (draft.points().isEmpty()) {
      report.error(
          "score.points",
          draft.name().place(),
          "score '"
              + draft.name()
              + "' has no points: expected lines such as { each: order, give: 10 }");
    }
    if (draft.floor().isPresent()
        && draft.ceiling().isPresent()
        && draft.floor().getAsDouble() > draft.ceiling().getAsDouble()) {
      report.error(
          "score.bounds",
          draft.name().place(),
          "the floor of score '" + draft.name() + "' lies above its ceiling");
    }
  }

  private Optional<ScoreDefinition.Line> line(
      ScoreDraft draft, ScoreDraft.Line line, Optional<Span> within) {
    return switch (line) {
      case ScoreDraft.Each each -> each(draft, each, within);
      case ScoreDraft.When when ->
          report
              .take(catalogue.parser().condition(when.condition(), draft.of()))
              .map(condition -> new ScoreDefinition.When(condition, when.give()));
    };
  }

  private Optional<ScoreDefinition.Line> each(
      ScoreDraft draft, ScoreDraft.Each each, Optional<Span> within) {
    if (each.atMost().isPresent() && !(each.atMost().getAsDouble() >= 0)) {
      report.error(
          "score.at_most",
          each.events().place(),
          "at_most says how many points a line can give or take, and is not negative");
    }
    return report
        .take(catalogue.parser().selection(each.events(), draft.of()))
        .flatMap(events -> windowed(each, events, within))
        .map(events -> new ScoreDefinition.Each(events, each.give(), each.atMost()));
  }

  /** The events within the score's window as well. */
  private Optional<Selection> windowed(
      ScoreDraft.Each each, Selection events, Optional<Span> within) {
    if (within.isEmpty()) {
      return Optional.of(events);
    }
    Window.Within whole = new Window.Within(within.get());
    return switch (events.window()) {
      case Window.Ever _ -> Optional.of(events.in(whole));
      case Window.Within(Span own) when own.isExact() && whole.span().isExact() ->
          Optional.of(own.millis() <= whole.span().millis() ? events : events.in(whole));
      case Window.Within(Span own) when !own.isExact() && !whole.span().isExact() ->
          Optional.of(own.months() <= whole.span().months() ? events : events.in(whole));
      case Window.Within _,
          Window.WithinCalendarDays _,
          Window.Ago _,
          Window.Since _,
          Window.Before _,
          Window.Range _ -> {
        report.error(
            "score.window",
            each.events().place(),
            "this line has a window of its own and the score has one for all lines: keep one of them");
        yield Optional.empty();
      }
    };
  }
}
