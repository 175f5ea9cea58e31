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

  Term term(JsonFields fields, String field, Lacking lacking) {
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
    Lacking lacking = Lacking.OPERAND;
    if (item.isNull()) {
      throw list.gap(String.valueOf(index), lacking);
    }
    return rows.deeper(list.path(String.valueOf(index)), () -> term(operand, lacking));
  }

  Term term(JsonFields fields, Lacking lacking) {
    return switch (fields.kind("term", lacking)) {
      case "number" ->
          new Term.Constant(
              Value.number(fields.only("term", "number").number("number", Lacking.NUMBER)));
      case "text" ->
          new Term.Constant(
              Value.text(
                  fields
                      .only("term", "text")
                      .anyText("text")
                      .orElseThrow(() -> fields.gap("text", Lacking.TEXT))));
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
      case "formula" -> new Term.Formula(fields.only("term", "text").text("text", Lacking.FORMULA));
      default -> throw fields.wrong("term", "stands no kind of value");
    };
  }

  private static Term named(JsonFields fields) {
    return new Term.Named(fields.truth("account"), fields.text("name", Lacking.NAMED));
  }

  private static Term property(JsonFields fields) {
    List<String> path = fields.names("path");
    if (path.isEmpty()) {
      throw fields.gap("path", Lacking.PROPERTY);
    }
    return new Term.Property(path);
  }

  private Term aggregate(JsonFields fields) {
    Expr.Aggregation aggregation =
        fields.choice(
            "aggregation", Lacking.AGGREGATION, List.of(Expr.Aggregation.values()), FormJson::word);
    Events events = events(fields, "events");
    List<String> path = fields.names("path");
    if (path.isEmpty() && aggregation != Expr.Aggregation.COUNT) {
      throw fields.gap("path", Lacking.PROPERTY);
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
            Lacking.DIRECTION,
            List.of(Expr.Elapsed.Direction.values()),
            FormJson::word),
        term(fields, "instant", Lacking.DATE));
  }

  private Term calendar(JsonFields fields) {
    return new Term.CalendarField(
        fields.choice(
            "field", Lacking.FIELD, List.of(Expr.CalendarField.Field.values()), FormJson::word),
        term(fields, "instant", Lacking.DATE));
  }

  private Term moved(JsonFields fields) {
    return new Term.Moved(
        term(fields, "instant", Lacking.DATE), fields.truth("back"), span(fields, "span"));
  }

  private Term contacts(JsonFields fields) {
    return new Term.CountContacts(
        row(fields, "condition").orElseThrow(() -> fields.gap("condition", Lacking.COUNTED)));
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
      throw fields.gap(field, Lacking.EVENT);
    }
    return events(new JsonFields(node, fields.row(), fields.prefix() + field + "/"));
  }

  Events events(JsonFields fields) {
    JsonFields events = fields.only("event", "where", "window", "machines");
    return new Events(
        events.text("event", Lacking.EVENT),
        row(events, "where"),
        window(events, "window", false),
        events.truth("machines"));
  }

  // ---- time ----

  Window window(JsonFields fields, String field, boolean needed) {
    if (!fields.has(field)) {
      if (needed) {
        throw fields.gap(field, Lacking.WHEN);
      }
      return Window.EVER;
    }
    JsonFields window = fields.at(field);
    return switch (window.kind("window", Lacking.WHEN)) {
      case "ever" -> {
        window.only("window");
        if (needed) {
          throw window.gap("window", Lacking.WHEN);
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
      throw fields.gap(field, Lacking.SPAN);
    }
    JsonFields span = fields.at(field).only("count", "unit");
    return new Span(whole(span, "count", 0), unit(span, "unit"));
  }

  private static Span.Unit unit(JsonFields fields, String field) {
    return fields.choice(field, Lacking.UNIT, List.of(Span.Unit.values()), FormJson::word);
  }

  private static long whole(JsonFields fields, String field, long least) {
    double number = fields.number(field, Lacking.COUNT);
    if (number != Math.rint(number) || number < least || number > LONGEST) {
      throw fields.gap(field, Lacking.WHOLE);
    }
    return (long) number;
  }

  private long instant(JsonFields fields, String field) {
    String text = fields.text(field, Lacking.INSTANT);
    OptionalLong instant = DateText.read(text, calendar);
    return instant.orElseThrow(() -> fields.gap(field, Lacking.INSTANT));
  }
}
