package io.strate.workspace.form;

import io.strate.domain.Entity;
import io.strate.rule.Problem;
import io.strate.rule.form.RowProblem;
import io.strate.rule.text.Parsed;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.SourceText;
import io.strate.workspace.definition.Localized.Locale;
import io.strate.workspace.form.DefinitionForm.Case;
import io.strate.workspace.form.DefinitionForm.EachLine;
import io.strate.workspace.form.DefinitionForm.FirstMatch;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Finds what is wrong with the texts of a definition's form, each at its field. What only shows
 * among all definitions (names that clash, tiers that overlap) is found when it is saved.
 */
public final class DefinitionCheck {

  private final RuleParser parser;
  private final Locale locale;
  private final List<RowProblem> problems = new ArrayList<>();

  private DefinitionCheck(RuleParser parser, Locale locale) {
    this.parser = parser;
    this.locale = locale;
  }

  /** What is wrong, with the paths of its fields in the form's JSON. */
  public static List<RowProblem> of(DefinitionForm form, RuleParser parser, Locale locale) {
    DefinitionCheck check = new DefinitionCheck(parser, locale);
    switch (form) {
      case SegmentForm segment -> check.segment(segment);
      case ScoreForm score -> check.score(score);
      case TraitForm trait -> check.rule("", "value", trait.value(), trait.of(), parser::value);
      case LearntForm learnt -> check.problems.addAll(LearntCheck.of(learnt, locale));
      case TextOnly _ -> {}
    }
    return List.copyOf(check.problems);
  }

  private void segment(SegmentForm segment) {
    Entity of = segment.of();
    switch (segment.members()) {
      case When(String when, Optional<String> stay) -> {
        rule("/members", "when", when, of, parser::rule);
        stay.ifPresent(it -> rule("/members", "stay", it, of, parser::condition));
      }
      case Tiers(String value, List<Case> cases) -> {
        rule("/members", "value", value, of, parser::number);
        cases(cases, text -> RuleParser.bounds(text));
      }
      case FirstMatch(List<Case> cases) -> cases(cases, text -> parser.caseOf(text, of));
      case Top(String size, String by) -> {
        filled("/members", "size", size);
        rule("/members", "value", by, of, parser::value);
      }
      case Listed(var ids) -> {
        if (ids.isNone()) {
          problems.add(new RowProblem("/members", "list", Lacking.IDS.in(locale)));
        }
      }
    }
  }

  private void cases(List<Case> cases, Function<SourceText, Parsed<?>> read) {
    if (cases.isEmpty()) {
      problems.add(new RowProblem("/members", "cases", Lacking.MEMBERS.in(locale)));
    }
    for (int i = 0; i < cases.size(); i++) {
      String path = "/members/cases/" + i;
      filled(path, "name", cases.get(i).name());
      text(path, "text", cases.get(i).text(), read);
    }
  }

  private void score(ScoreForm score) {
    if (score.lines().isEmpty()) {
      problems.add(new RowProblem("", "lines", Lacking.LINES.in(locale)));
    }
    for (int i = 0; i < score.lines().size(); i++) {
      line("/lines/" + i, score.lines().get(i), score.of());
    }
    score.within().ifPresent(it -> text("", "within", it, RuleParser::span));
    score.halfLife().ifPresent(it -> text("", "half_life", it, RuleParser::span));
    score.floor().ifPresent(it -> number("", "floor", it));
    score.ceiling().ifPresent(it -> number("", "ceiling", it));
  }

  private void line(String path, Line line, Entity of) {
    switch (line) {
      case EachLine(String events, var _, Optional<String> atMost, var _) -> {
        rule(path, "each", events, of, parser::selection);
        atMost.ifPresent(most -> number(path, "at_most", most));
      }
      case WhenLine(String condition, var _, var _) ->
          rule(path, "when", condition, of, parser::condition);
    }
    number(path, "give", line.give());
  }

  private void rule(
      String path,
      String field,
      String text,
      Entity of,
      BiFunction<SourceText, Entity, Parsed<?>> read) {
    text(path, field, text, source -> read.apply(source, of));
  }

  private void text(String path, String field, String text, Function<SourceText, Parsed<?>> read) {
    if (!filled(path, field, text)) {
      return;
    }
    read.apply(SourceText.of(field, text)).problems().stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .forEach(problem -> problems.add(new RowProblem(path, field, problem.message())));
  }

  private boolean filled(String path, String field, String text) {
    if (text.isBlank()) {
      problems.add(new RowProblem(path, field, Lacking.FILLED.in(locale)));
    }
    return !text.isBlank();
  }

  private void number(String path, String field, String text) {
    if (filled(path, field, text) && !text.strip().matches("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?")) {
      problems.add(new RowProblem(path, field, Lacking.NUMBER.in(locale)));
    }
  }
}
