package io.strate.workspace.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Span;
import io.strate.rule.Window;
import io.strate.rule.form.Events;
import io.strate.rule.form.Row;
import io.strate.rule.form.Term;
import io.strate.rule.time.Calendar;
import io.strate.rule.time.DateText;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads values, events, windows and lengths of time of forms. */
final class TermReader {

  private static final long LONGEST = 1_000_000;

  private final Calendar calendar;
  private final FormReader rows;

  TermReader(ZoneId zone, FormReader rows) {
    this.calendar = Calendar.of(zone);
    this.rows = rows;
  }

  Term term(JsonFields fields, String field, String lacking) {
    if (!fields.has(field)) {
      throw fields.gap(field, lacking);
    }
    JsonFields term = fields.at(field);
    return rows.deeper(fields.path(field), () -> term(term, lacking));
  }

  Term operand(JsonFields fields, int index) {
    JsonFields list = fields.at("operands");
    JsonNode item = list.node().get(index);
    JsonFields operand = new JsonFields(item, list.row(), list.prefix() + index + "/");
    String lacking = "say what it is compared with";
    if (item.isNull()) {
      throw list.gap(String.valueOf(index), lacking);
    }
    return rows.deeper(list.path(String.valueOf(index)), () -> term(operand, lacking));
  }

  Term term(JsonFields fields, String lacking) {
    return switch (fields.kind("term", lacking)) {
      case "number" ->
          new Term.Constant(
              Value.number(fields.only("term", "number").number("number", "give a number")));
      case "text" ->
          new Term.Constant(
              Value.text(
                  fields
                      .only("term", "text")
                      .anyText("text")
                      .orElseThrow(() -> fields.gap("text", "give a text"))));
      case "truth" -> new Term.Constant(Value.bool(fields.only("term", "truth").truth("truth")));
      case "instant" ->
          new Term.Constant(Value.instant(instant(fields.only("term", "instant"), "instant")));
      case "now" -> {
        fields.only("term");
        yield new Term.Now();
      }
      case "named" -> named(fields.only("term", "name", "account"));
      case "property" -> property(fields.only("term", "path"));
      case "aggregate" -> aggregate(fields.only("term", "aggregation", "events", "path"));
      case "time_of" -> timeOf(fields.only("term", "last", "events"));
      case "elapsed" -> elapsed(fields.only("term", "unit", "direction", "instant"));
      case "calendar" -> calendar(fields.only("term", "field", "instant"));
      case "moved" -> moved(fields.only("term", "instant", "back", "span"));
      case "contacts" -> contacts(fields.only("term", "condition"));
      case "formula" -> new Term.Formula(fields.only("term", "text").text("text", "write a value"));
      default -> throw fields.wrong("term", "stands no kind of value");
    };
  }

  private static Term named(JsonFields fields) {
    return new Term.Named(
        fields.truth("account"), fields.text("name", "choose an attribute or a trait"));
  }

  private static Term property(JsonFields fields) {
    List<String> path = fields.names("path");
    if (path.isEmpty()) {
      throw fields.gap("path", "choose a property");
    }
    return new Term.Property(path);
  }

  private Term aggregate(JsonFields fields) {
    Expr.Aggregation aggregation =
        fields.choice(
            "aggregation",
            "choose what is computed",
            List.of(Expr.Aggregation.values()),
            FormJson::word);
    Events events = events(fields, "events");
    List<String> path = fields.names("path");
    if (path.isEmpty() && aggregation != Expr.Aggregation.COUNT) {
      throw fields.gap("path", "choose a property");
    }
    if (!path.isEmpty() && aggregation == Expr.Aggregation.COUNT) {
      throw fields.wrong("path", "stands a property, but events are counted without one");
    }
    return new Term.Aggregate(aggregation, events, path);
  }

  private Term timeOf(JsonFields fields) {
    return new Term.TimeOf(fields.truth("last"), events(fields, "events"));
  }

  private Term elapsed(JsonFields fields) {
    return new Term.Elapsed(
        unit(fields, "unit"),
        fields.choice(
            "direction",
            "say whether since or until",
            List.of(Expr.Elapsed.Direction.values()),
            FormJson::word),
        term(fields, "instant", "choose a date"));
  }

  private Term calendar(JsonFields fields) {
    return new Term.CalendarField(
        fields.choice(
            "field",
            "choose what of the date",
            List.of(Expr.CalendarField.Field.values()),
            FormJson::word),
        term(fields, "instant", "choose a date"));
  }

  private Term moved(JsonFields fields) {
    return new Term.Moved(
        term(fields, "instant", "choose a date"), fields.truth("back"), span(fields, "span"));
  }

  private Term contacts(JsonFields fields) {
    return new Term.CountContacts(
        row(fields, "condition")
            .orElseThrow(() -> fields.gap("condition", "say which contacts count")));
  }

  private Optional<Row> row(JsonFields fields, String field) {
    return fields.has(field)
        ? Optional.of(rows.row(fields.node().get(field), fields.path(field)))
        : Optional.empty();
  }

  // ---- events ----

  /** Events at a field, or at an index of a list. */
  Events events(JsonFields fields, String field) {
    JsonNode node =
        fields.node().isArray()
            ? fields.node().get(Integer.parseInt(field))
            : fields.node().path(field);
    if (node.isMissingNode() || node.isNull()) {
      throw fields.gap(field, "choose an event");
    }
    return events(new JsonFields(node, fields.row(), fields.prefix() + field + "/"));
  }

  Events events(JsonFields fields) {
    JsonFields events = fields.only("event", "where", "window", "machines");
    return new Events(
        events.text("event", "choose an event"),
        row(events, "where"),
        window(events, "window", false),
        events.truth("machines"));
  }

  // ---- time ----

  Window window(JsonFields fields, String field, boolean needed) {
    if (!fields.has(field)) {
      if (needed) {
        throw fields.gap(field, "say when");
      }
      return Window.EVER;
    }
    JsonFields window = fields.at(field);
    return switch (window.kind("window", "say when")) {
      case "ever" -> {
        window.only("window");
        if (needed) {
          throw window.gap("window", "say when");
        }
        yield Window.EVER;
      }
      case "within" -> new Window.Within(span(window.only("window", "span"), "span"));
      case "calendar_days" -> calendarDays(window.only("window", "days"));
      case "ago" -> {
        window.only("window", "from", "to");
        yield new Window.Ago(span(window, "from"), span(window, "to"));
      }
      case "since" -> new Window.Since(instant(window.only("window", "start"), "start"));
      case "before" -> new Window.Before(instant(window.only("window", "end"), "end"));
      case "range" -> {
        window.only("window", "start", "end");
        yield new Window.Range(instant(window, "start"), instant(window, "end"));
      }
      default -> throw window.wrong("window", "stands no kind of window");
    };
  }

  private static Window calendarDays(JsonFields fields) {
    long days = whole(fields, "days", 1);
    return new Window.WithinCalendarDays((int) days);
  }

  Span span(JsonFields fields, String field) {
    if (!fields.has(field)) {
      throw fields.gap(field, "say how long");
    }
    JsonFields span = fields.at(field).only("count", "unit");
    return new Span(whole(span, "count", 0), unit(span, "unit"));
  }

  private static Span.Unit unit(JsonFields fields, String field) {
    return fields.choice(field, "choose a unit", List.of(Span.Unit.values()), FormJson::word);
  }

  private static long whole(JsonFields fields, String field, long least) {
    double number = fields.number(field, "say how many");
    if (number != Math.rint(number) || number < least || number > LONGEST) {
      throw fields.gap(field, "give a whole number from %d to %d".formatted(least, LONGEST));
    }
    return (long) number;
  }

  private long instant(JsonFields fields, String field) {
    String text = fields.text(field, "give a date");
    OptionalLong instant = DateText.read(text, calendar);
    return instant.orElseThrow(
        () -> fields.gap(field, "give a date such as 2026-01-31, or 2026-01-31T10:00"));
  }
}
