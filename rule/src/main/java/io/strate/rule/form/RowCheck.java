package io.strate.rule.form;

import io.strate.domain.Entity;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import io.strate.rule.Window;
import io.strate.rule.text.Parsed;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.RulePrinter.Language;
import io.strate.rule.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds what is wrong with rows, each where it stands, and leaves out the rows concerned. */
final class RowCheck {

  private final RuleParser parser;
  private final RowText text;
  private final boolean isFrench;
  private final List<RowProblem> problems = new ArrayList<>();

  RowCheck(RuleForm.Reading reading) {
    this.parser = reading.parser();
    this.isFrench = reading.language() == Language.FRENCH;
    this.text = new RowText(reading.zone());
  }

  List<RowProblem> problems() {
    return problems;
  }

  void add(String path, String field, String sentence) {
    problems.add(new RowProblem(path, field, sentence));
  }

  /** What a row means by the parser. */
  Parsed<Expr> parsed(Row row, Scene scene) {
    return scene.condition(parser, text.of(row));
  }

  Parsed<Expr> parsed(Term value, Entity of) {
    return parser.value(SourceText.of("value", text.of(value)), of);
  }

  Parsed<Selection> parsed(Events events, Entity of) {
    return parser.selection(SourceText.of("events", text.of(events)), of);
  }

  /** A value without what is wrong with its filters; empty if a part that it needs is wrong. */
  Optional<Term> value(Term value, Entity of) {
    return term(value, "", "", new Scene.OfProfile(of));
  }

  /** Events without what is wrong with their filter. */
  Events events(Events events) {
    return events(events, "", "");
  }

  private String say(String english, String french) {
    return isFrench ? french : english;
  }

  /** A row without what is wrong; empty if nothing of it is left. */
  Optional<Row> sound(Row row, String path, Scene scene) {
    return switch (row) {
      case Row.Unfinished(String field, String sentence) -> {
        add(path, field, sentence);
        yield Optional.empty();
      }
      case Row.Group(Row.Join join, List<Row> rows) -> group(join, rows, path, scene);
      case Row.Contacts(boolean not, boolean every, Row condition) ->
          sound(condition, path + "/condition", new Scene.OfProfile(Entity.CONTACT))
              .flatMap(it -> alone(new Row.Contacts(not, every, it), path, scene));
      case Row.Text(String condition, var _) -> {
        Parsed<Expr> parsed = scene.condition(parser, condition);
        yield keep(row, parsed, path, "text");
      }
      case Row.Test(boolean not, Term value, Operator operator, List<Term> operands) ->
          test(not, value, operator, operands, path, scene);
      case Row.Dated(boolean not, Term instant, var window) ->
          term(instant, path, "instant", scene)
              .flatMap(it -> alone(new Row.Dated(not, it, window), path, scene));
      case Row.Upcoming(boolean not, Term instant, var span) ->
          term(instant, path, "instant", scene)
              .flatMap(it -> alone(new Row.Upcoming(not, it, span), path, scene));
      case Row.Happened(boolean not, Events events) ->
          alone(new Row.Happened(not, events(events, path, "events")), path, scene);
      case Row.Sequence sequence -> sequence(sequence, path, scene);
      case Row.Unfollowed unfollowed -> unfollowed(unfollowed, path, scene);
      case Row.Member _, Row.Reachable _ -> alone(row, path, scene);
    };
  }

  private Optional<Row> group(Row.Join join, List<Row> rows, String path, Scene scene) {
    if (rows.isEmpty()) {
      add(
          path,
          "rows",
          say(
              "this group has no rows: add one, or take the group away",
              "ce groupe n'a pas de ligne : ajoutez-en une, ou retirez le groupe"));
    }
    List<Row> left =
        IntStream.range(0, rows.size())
            .mapToObj(i -> sound(rows.get(i), path + "/rows/" + i, scene))
            .flatMap(Optional::stream)
            .toList();
    return left.isEmpty() ? Optional.empty() : Optional.of(new Row.Group(join, left));
  }

  private Optional<Row> test(
      boolean not, Term value, Operator operator, List<Term> operands, String path, Scene scene) {
    Optional<Term> tested = term(value, path, "value", scene);
    List<Term> with =
        IntStream.range(0, operands.size())
            .mapToObj(i -> term(operands.get(i), path, "operands/" + i, scene))
            .flatMap(Optional::stream)
            .toList();
    return tested.isPresent() && with.size() == operands.size()
        ? alone(new Row.Test(not, tested.get(), operator, with), path, scene)
        : Optional.empty();
  }

  private Optional<Row> sequence(Row.Sequence row, String path, Scene scene) {
    if (row.steps().size() < 2) {
      add(
          path,
          "steps",
          say(
              "a sequence has at least two steps: add the event that comes after",
              "une suite a au moins deux étapes : ajoutez l'événement qui vient après"));
      return Optional.empty();
    }
    if (!row.steps().getLast().window().equals(Window.EVER)) {
      add(
          path,
          "steps/" + (row.steps().size() - 1) + "/window",
          say(
              "the last step has no window of its own: say within which time the sequence lies",
              "la dernière étape n'a pas de période à elle : dites en combien de temps la suite a lieu"));
      return Optional.empty();
    }
    List<Events> steps =
        IntStream.range(0, row.steps().size())
            .mapToObj(i -> events(row.steps().get(i), path, "steps/" + i))
            .toList();
    return alone(new Row.Sequence(row.not(), steps, row.within(), row.same()), path, scene);
  }

  private Optional<Row> unfollowed(Row.Unfollowed row, String path, Scene scene) {
    if (!row.missing().window().equals(Window.EVER)) {
      add(
          path,
          "missing/window",
          say(
              "the event that is missing has no window of its own: say within which time it should come",
              "l'événement absent n'a pas de période à lui : dites dans quel délai il aurait dû venir"));
      return Optional.empty();
    }
    Events did = events(row.did(), path, "did");
    Events missing = events(row.missing(), path, "missing");
    return alone(
        new Row.Unfollowed(row.not(), did, missing, row.within(), row.same()), path, scene);
  }

  /** Events, filtered by what is sound of their filter. */
  private Events events(Events events, String row, String field) {
    return new Events(
        events.event(),
        events
            .where()
            .flatMap(
                where ->
                    sound(
                        where, row + "/" + at(field, "where"), new Scene.OfEvent(events.event()))),
        events.window(),
        events.includingMachines());
  }

  private Optional<Term> term(Term term, String row, String field, Scene scene) {
    return switch (term) {
      case Term.Constant _, Term.Now _, Term.Named _, Term.Property _ -> Optional.of(term);
      case Term.Aggregate(var aggregation, Events events, var of) ->
          Optional.of(
              new Term.Aggregate(aggregation, events(events, row, at(field, "events")), of));
      case Term.TimeOf(boolean last, Events events) ->
          Optional.of(new Term.TimeOf(last, events(events, row, at(field, "events"))));
      case Term.Elapsed(var unit, var direction, Term instant) ->
          term(instant, row, at(field, "instant"), scene)
              .map(it -> new Term.Elapsed(unit, direction, it));
      case Term.CalendarField(var of, Term instant) ->
          term(instant, row, at(field, "instant"), scene).map(it -> new Term.CalendarField(of, it));
      case Term.Moved(Term instant, boolean back, var span) ->
          term(instant, row, at(field, "instant"), scene).map(it -> new Term.Moved(it, back, span));
      case Term.CountContacts(Row condition) ->
          sound(condition, row + "/" + at(field, "condition"), new Scene.OfProfile(Entity.CONTACT))
              .map(Term.CountContacts::new);
      case Term.Formula(String formula) -> keep(term, scene.value(parser, formula), row, field);
    };
  }

  private static String at(String field, String part) {
    return field.isEmpty() ? part : field + "/" + part;
  }

  private Optional<Row> alone(Row row, String path, Scene scene) {
    return keep(row, parsed(row, scene), path, "");
  }

  private <T> Optional<T> keep(T part, Parsed<Expr> parsed, String path, String field) {
    if (parsed.value().isPresent()) {
      return Optional.of(part);
    }
    add(path, field, RuleForm.first(parsed));
    return Optional.empty();
  }
}
