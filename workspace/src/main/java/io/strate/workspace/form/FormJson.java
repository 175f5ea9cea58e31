package io.strate.workspace.form;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Span;
import io.strate.rule.Window;
import io.strate.rule.form.Events;
import io.strate.rule.form.EventsForm;
import io.strate.rule.form.Operator;
import io.strate.rule.form.Row;
import io.strate.rule.form.RuleForm;
import io.strate.rule.form.Term;
import io.strate.rule.form.ValueForm;
import io.strate.rule.text.RulePrinter;
import io.strate.rule.text.RulePrinter.Language;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * Forms as JSON, for pages. An object's kind stands at {@code row}, {@code term} or {@code window};
 * fields are named as those of the records, and what says nothing is left out.
 */
public final class FormJson {

  private final ZoneId zone;

  private FormJson(ZoneId zone) {
    this.zone = zone;
  }

  /** The JSON of a form, with dates of a zone. */
  public static ObjectNode of(RuleForm form, ZoneId zone) {
    return new FormJson(zone).row(form.root());
  }

  public static ObjectNode of(ValueForm form, ZoneId zone) {
    return new FormJson(zone).term(form.root());
  }

  public static ObjectNode of(EventsForm form, ZoneId zone) {
    return new FormJson(zone).events(form.root());
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode object(String key, String kind) {
    return JsonNodeFactory.instance.objectNode().put(key, kind);
  }

  private static ObjectNode row(String kind, boolean not) {
    ObjectNode json = object("row", kind);
    return not ? json.put("not", true) : json;
  }

  private ObjectNode row(Row row) {
    return switch (row) {
      case Row.Group(Row.Join join, List<Row> rows) -> {
        ObjectNode json = object("row", "group").put("join", word(join));
        ArrayNode array = json.putArray("rows");
        rows.forEach(each -> array.add(row(each)));
        yield json;
      }
      case Row.Test(boolean not, Term value, Operator operator, List<Term> operands) -> {
        ObjectNode json = row("test", not);
        json.set("value", term(value));
        json.put("operator", operator.words());
        if (!operands.isEmpty()) {
          ArrayNode array = json.putArray("operands");
          operands.forEach(operand -> array.add(term(operand)));
        }
        yield json;
      }
      case Row.Dated(boolean not, Term instant, Window window) -> {
        ObjectNode json = row("dated", not);
        json.set("instant", term(instant));
        yield json.set("window", window(window));
      }
      case Row.Upcoming(boolean not, Term instant, Span within) -> {
        ObjectNode json = row("upcoming", not);
        json.set("instant", term(instant));
        yield json.set("within", span(within));
      }
      case Row.Happened(boolean not, Events events) ->
          row("happened", not).set("events", events(events));
      case Row.Sequence sequence -> sequence(sequence);
      case Row.Unfollowed unfollowed -> unfollowed(unfollowed);
      case Row.Member(boolean not, String segment) -> row("member", not).put("segment", segment);
      case Row.Reachable(boolean not, String channel, String purpose) ->
          row("reachable", not).put("channel", channel).put("purpose", purpose);
      case Row.Contacts(boolean not, boolean every, Row condition) ->
          row("contacts", not).put("every", every).set("condition", row(condition));
      case Row.Text(String text, var why) ->
          object("row", "text").put("text", text).put("why", word(why));
      case Row.Unfinished _ -> object("row", "unfinished");
    };
  }

  private ObjectNode sequence(Row.Sequence sequence) {
    ObjectNode json = row("sequence", sequence.not());
    ArrayNode steps = json.putArray("steps");
    sequence.steps().forEach(step -> steps.add(events(step)));
    sequence.within().ifPresent(span -> json.set("within", span(span)));
    return same(json, sequence.same());
  }

  private ObjectNode unfollowed(Row.Unfollowed unfollowed) {
    ObjectNode json = row("unfollowed", unfollowed.not());
    json.set("did", events(unfollowed.did()));
    json.set("missing", events(unfollowed.missing()));
    json.set("within", span(unfollowed.within()));
    return same(json, unfollowed.same());
  }

  private static ObjectNode same(ObjectNode json, List<String> path) {
    return path.isEmpty() ? json : names(json, "same", path);
  }

  private static ObjectNode names(ObjectNode json, String field, List<String> names) {
    ArrayNode array = json.putArray(field);
    names.forEach(array::add);
    return json;
  }

  // ---- values ----

  private ObjectNode term(Term term) {
    return switch (term) {
      case Term.Constant(Value value) -> constant(value);
      case Term.Now _ -> object("term", "now");
      case Term.Named(boolean ofAccount, String name) -> {
        ObjectNode json = object("term", "named").put("name", name);
        yield ofAccount ? json.put("account", true) : json;
      }
      case Term.Property(List<String> path) -> names(object("term", "property"), "path", path);
      case Term.Aggregate(var aggregation, Events events, List<String> path) -> {
        ObjectNode json = object("term", "aggregate").put("aggregation", word(aggregation));
        json.set("events", events(events));
        yield path.isEmpty() ? json : names(json, "path", path);
      }
      case Term.TimeOf(boolean last, Events events) ->
          object("term", "time_of").put("last", last).set("events", events(events));
      case Term.Elapsed(var unit, Expr.Elapsed.Direction direction, Term instant) ->
          object("term", "elapsed")
              .put("unit", word(unit))
              .put("direction", word(direction))
              .set("instant", term(instant));
      case Term.CalendarField(var field, Term instant) ->
          object("term", "calendar").put("field", word(field)).set("instant", term(instant));
      case Term.Moved(Term instant, boolean back, Span span) -> {
        ObjectNode json = object("term", "moved").put("back", back);
        json.set("instant", term(instant));
        yield json.set("span", span(span));
      }
      case Term.CountContacts(Row condition) ->
          object("term", "contacts").set("condition", row(condition));
      case Term.Formula(String text) -> object("term", "formula").put("text", text);
    };
  }

  private ObjectNode constant(Value value) {
    return switch (value) {
      case Value.Num(double number) -> object("term", "number").put("number", number);
      case Value.Text(String text) -> object("term", "text").put("text", text);
      case Value.Bool(boolean truth) -> object("term", "truth").put("truth", truth);
      case Value.Instant(long millis) -> object("term", "instant").put("instant", instant(millis));
      case Value.ListOf _, Value.RecordOf _, Value.Absence _ ->
          throw new IllegalArgumentException("no constant: " + value);
    };
  }

  private ObjectNode events(Events events) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("event", events.event());
    events.where().ifPresent(where -> json.set("where", row(where)));
    if (!events.window().equals(Window.EVER)) {
      json.set("window", window(events.window()));
    }
    return events.includingMachines() ? json.put("machines", true) : json;
  }

  // ---- time ----

  private ObjectNode window(Window window) {
    return switch (window) {
      case Window.Ever _ -> object("window", "ever");
      case Window.Within(Span span) -> object("window", "within").set("span", span(span));
      case Window.WithinCalendarDays(int days) ->
          object("window", "calendar_days").put("days", days);
      case Window.Ago(Span from, Span to) -> {
        ObjectNode json = object("window", "ago");
        json.set("from", span(from));
        yield json.set("to", span(to));
      }
      case Window.Since(long start) -> object("window", "since").put("start", instant(start));
      case Window.Before(long end) -> object("window", "before").put("end", instant(end));
      case Window.Range(long start, long end) ->
          object("window", "range").put("start", instant(start)).put("end", instant(end));
    };
  }

  private static ObjectNode span(Span span) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("count", span.count())
        .put("unit", word(span.unit()));
  }

  private String instant(long millis) {
    return RulePrinter.print(new Expr.Literal(Value.instant(millis)), Language.ENGLISH, zone);
  }
}
