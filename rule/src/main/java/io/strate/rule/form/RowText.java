package io.strate.rule.form;

import io.strate.domain.Type;
import io.strate.rule.Expr;
import io.strate.rule.text.RulePrinter;
import io.strate.rule.text.RulePrinter.Language;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes rows in the rule language, in English, with more parentheses than people would: the parser
 * then says what they mean, and the printer how they read.
 */
final class RowText {

  private final ZoneId zone;

  RowText(ZoneId zone) {
    this.zone = zone;
  }

  String of(Row row) {
    return switch (row) {
      case Row.Group(Row.Join join, List<Row> rows) -> group(join, rows);
      case Row.Test(boolean not, Term value, Operator operator, List<Term> operands) ->
          not(not, of(value) + test(operator, operands));
      case Row.Dated(boolean not, Term instant, var window) ->
          not(not, of(instant) + window(window));
      case Row.Upcoming(boolean not, Term instant, var span) ->
          not(not, of(instant) + " in the next " + RulePrinter.print(span, Language.ENGLISH));
      case Row.Happened(boolean not, Events events) -> (not ? "no " : "did ") + of(events);
      case Row.Sequence(boolean not, List<Events> steps, var within, List<String> same) ->
          not(
              not,
              "did "
                  + steps.stream().map(step -> of(step)).collect(Collectors.joining(" then "))
                  + within
                      .map(span -> " within " + RulePrinter.print(span, Language.ENGLISH))
                      .orElse("")
                  + same(same));
      case Row.Unfollowed(boolean not, Events did, Events missing, var within, List<String> same) ->
          not(
              not,
              "did "
                  + of(did)
                  + " but not "
                  + of(missing)
                  + " within "
                  + RulePrinter.print(within, Language.ENGLISH)
                  + same(same));
      case Row.Member(boolean not, String segment) -> not(not, print(new Expr.InSegment(segment)));
      case Row.Reachable(boolean not, String channel, String purpose) ->
          not(not, print(new Expr.Reachable(channel, purpose)));
      case Row.Contacts(boolean not, boolean every, Row condition) ->
          not(not, (every ? "every" : "any") + " contact (" + of(condition) + ")");
      case Row.Text(String text, var _) -> "(" + text + "\n)";
      case Row.Unfinished unfinished ->
          throw new IllegalArgumentException("nothing to write: " + unfinished);
    };
  }

  private String group(Row.Join join, List<Row> rows) {
    String word =
        switch (join) {
          case ALL, NOT_ALL -> " and ";
          case ANY, NONE -> " or ";
        };
    String joined = rows.stream().map(row -> "(" + of(row) + ")").collect(Collectors.joining(word));
    return not(join == Row.Join.NONE || join == Row.Join.NOT_ALL, joined);
  }

  private static String not(boolean not, String text) {
    return not ? "not (" + text + ")" : text;
  }

  private String test(Operator operator, List<Term> operands) {
    List<String> texts = operands.stream().map(this::of).toList();
    return switch (operator) {
      case TRUE -> "";
      case KNOWN -> " is known";
      case BETWEEN -> " between " + String.join(" and ", texts);
      case IN -> " in (" + String.join(", ", texts) + ")";
      case EQUAL, LESS, AT_MOST, GREATER, AT_LEAST, CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES ->
          " " + operator.words() + " " + texts.getFirst();
    };
  }

  // ---- values ----

  String of(Term term) {
    return switch (term) {
      case Term.Constant(var value) -> print(new Expr.Literal(value));
      case Term.Now _ -> "now";
      case Term.Named(boolean ofAccount, String name) ->
          (ofAccount ? "account." : "") + print(new Expr.Attribute(name, Type.ANY));
      case Term.Property(List<String> path) -> path(path);
      case Term.Aggregate(var aggregation, Events events, List<String> path) ->
          aggregation.name().toLowerCase(Locale.ROOT).replace('_', ' ')
              + "("
              + of(events, path)
              + ")";
      case Term.TimeOf(boolean last, Events events) ->
          "(time of " + (last ? "last " : "first ") + of(events) + ")";
      case Term.Elapsed(var unit, var direction, Term.TimeOf(boolean last, Events events)) ->
          "(" + elapsed(unit.name(), direction) + (last ? "last " : "first ") + of(events) + ")";
      case Term.Elapsed(var unit, var direction, Term instant) ->
          "(" + elapsed(unit.name(), direction) + of(instant) + ")";
      case Term.CalendarField(var field, Term instant) ->
          "(" + field.name().toLowerCase(Locale.ROOT) + " of " + of(instant) + ")";
      case Term.Moved(Term instant, boolean back, var span) ->
          "("
              + of(instant)
              + (back ? " - " : " + ")
              + RulePrinter.print(span, Language.ENGLISH)
              + ")";
      case Term.CountContacts(Row condition) -> "contacts(" + of(condition) + ")";
      case Term.Formula(String text) -> "(" + text + "\n)";
    };
  }

  private static String elapsed(String unit, Expr.Elapsed.Direction direction) {
    return unit.toLowerCase(Locale.ROOT) + "s " + direction.name().toLowerCase(Locale.ROOT) + " ";
  }

  // ---- events ----

  String of(Events events) {
    return of(events, List.of());
  }

  private String of(Events events, List<String> path) {
    return print(new Expr.Attribute(events.event(), Type.ANY))
        + (path.isEmpty() ? "" : "." + path(path))
        + (events.includingMachines() ? " including machines" : "")
        + events.where().map(where -> " where (" + of(where) + ")").orElse("")
        + window(events.window());
  }

  private String window(io.strate.rule.Window window) {
    String text = RulePrinter.print(window, Language.ENGLISH, zone);
    return text.isEmpty() ? "" : " " + text;
  }

  private String same(List<String> path) {
    return path.isEmpty() ? "" : " for the same " + path(path);
  }

  private String path(List<String> path) {
    return print(new Expr.Property(path, Type.ANY));
  }

  private String print(Expr expr) {
    return RulePrinter.print(expr, Language.ENGLISH, zone);
  }
}
