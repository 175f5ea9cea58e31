package io.strate.workspace.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.strate.domain.Failure;
import io.strate.rule.form.Events;
import io.strate.rule.form.EventsForm;
import io.strate.rule.form.Operator;
import io.strate.rule.form.Plain;
import io.strate.rule.form.Row;
import io.strate.rule.form.RowProblem;
import io.strate.rule.form.RuleForm;
import io.strate.rule.form.Term;
import io.strate.rule.form.ValueForm;
import io.strate.workspace.definition.Localized.Locale;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads forms as pages send them. What is not filled in yet becomes a row that says so; what no
 * page sends is refused.
 */
public final class FormReader {

  private static final int MOST_ROWS = 1_000;
  private static final int DEEPEST = 50;

  private final TermReader terms;
  private final Locale locale;
  private int rows;
  private int depth;

  private FormReader(ZoneId zone, Locale locale) {
    this.locale = locale;
    this.terms = new TermReader(zone, this);
  }

  /**
   * The form that JSON holds.
   *
   * @param zone of dates without a time
   * @param locale in which is said what lacks
   * @throws Failure {@code form.wrong} if a field is not known, or holds what it cannot
   */
  public static RuleForm read(JsonNode json, ZoneId zone, Locale locale) {
    return new RuleForm(new FormReader(zone, locale).row(json, ""));
  }

  /**
   * A form without rows that JSON holds.
   *
   * @param form empty while it is not filled in
   * @param problems what lacks
   */
  public record Filled<T>(Optional<T> form, List<RowProblem> problems) {
    public Filled {
      problems = List.copyOf(problems);
    }

    private static <T> Filled<T> by(Supplier<T> read, Locale locale) {
      try {
        return new Filled<>(Optional.of(read.get()), List.of());
      } catch (Gap gap) {
        return new Filled<>(
            Optional.empty(), List.of(new RowProblem("", gap.field(), gap.lacking().in(locale))));
      }
    }
  }

  /**
   * The value that JSON holds.
   *
   * @throws Failure as {@link #read}
   */
  public static Filled<ValueForm> value(JsonNode json, ZoneId zone, Locale locale) {
    TermReader terms = new FormReader(zone, locale).terms;
    return Filled.by(
        () -> new ValueForm(terms.term(new JsonFields(json, "", ""), Lacking.VALUE)), locale);
  }

  /**
   * The events that JSON holds.
   *
   * @throws Failure as {@link #read}
   */
  public static Filled<EventsForm> events(JsonNode json, ZoneId zone, Locale locale) {
    TermReader terms = new FormReader(zone, locale).terms;
    return Filled.by(() -> new EventsForm(terms.events(new JsonFields(json, "", ""))), locale);
  }

  /** One level further down. */
  <T> T deeper(String path, Supplier<T> read) {
    if (++depth > DEEPEST) {
      throw JsonFields.refused(
          path, "are more than " + DEEPEST + " levels of rows: write the inner ones as text");
    }
    T value = read.get();
    depth--;
    return value;
  }

  Row row(JsonNode json, String path) {
    if (++rows > MOST_ROWS) {
      throw JsonFields.refused(
          path, "is more than row number " + MOST_ROWS + ": write a part as text");
    }
    return deeper(
        path,
        () -> {
          int level = depth;
          try {
            return filled(new JsonFields(json, path, ""));
          } catch (Gap gap) {
            depth = level;
            return new Row.Unfinished(gap.field(), gap.lacking().in(locale));
          }
        });
  }

  private Row filled(JsonFields fields) {
    return switch (fields.kind("row", Lacking.ROW)) {
      case "group" -> group(fields.only("row", "join", "rows"));
      case "test" -> test(fields.only("row", "not", "value", "operator", "operands"));
      case "dated" -> dated(fields.only("row", "not", "instant", "window"));
      case "upcoming" -> upcoming(fields.only("row", "not", "instant", "within"));
      case "happened" -> happened(fields.only("row", "not", "events"));
      case "sequence" -> sequence(fields.only("row", "not", "steps", "within", "same"));
      case "unfollowed" ->
          unfollowed(fields.only("row", "not", "did", "missing", "within", "same"));
      case "member" -> member(fields.only("row", "not", "segment"));
      case "reachable" -> reachable(fields.only("row", "not", "channel", "purpose"));
      case "contacts" -> contacts(fields.only("row", "not", "every", "condition"));
      case "text" -> text(fields.only("row", "text", "why"));
      case "unfinished" -> throw new Gap("row", Lacking.ROW);
      default -> throw fields.wrong("row", "stands no kind of row");
    };
  }

  private Row group(JsonFields fields) {
    Row.Join join = fields.choice("join", Lacking.JOIN, List.of(Row.Join.values()), FormJson::word);
    return new Row.Group(
        join, fields.items("rows", (item, i) -> row(item, fields.path("rows/" + i))));
  }

  private Row test(JsonFields fields) {
    Term value = terms.term(fields, "value", Lacking.COMPARED);
    Operator operator =
        fields.choice("operator", Lacking.OPERATOR, List.of(Operator.values()), Operator::words);
    List<Term> operands = fields.items("operands", (_, i) -> terms.operand(fields, i));
    if (operands.size() < operator.fewest()) {
      throw fields.gap("operands/" + operands.size(), Lacking.OPERAND);
    }
    if (!operator.takes(operands.size())) {
      throw fields.wrong("operands", "stand more values than '" + operator.words() + "' takes");
    }
    return new Row.Test(fields.truth("not"), value, operator, operands);
  }

  private Row dated(JsonFields fields) {
    return new Row.Dated(
        fields.truth("not"),
        terms.term(fields, "instant", Lacking.DATE),
        terms.window(fields, "window", true));
  }

  private Row upcoming(JsonFields fields) {
    return new Row.Upcoming(
        fields.truth("not"),
        terms.term(fields, "instant", Lacking.DATE),
        terms.span(fields, "within"));
  }

  private Row happened(JsonFields fields) {
    return new Row.Happened(fields.truth("not"), terms.events(fields, "events"));
  }

  private Row sequence(JsonFields fields) {
    List<Events> steps =
        fields.items("steps", (_, i) -> terms.events(step(fields), String.valueOf(i)));
    return new Row.Sequence(
        fields.truth("not"),
        steps,
        fields.has("within") ? Optional.of(terms.span(fields, "within")) : Optional.empty(),
        fields.names("same"));
  }

  private static JsonFields step(JsonFields fields) {
    return fields.at("steps");
  }

  private Row unfollowed(JsonFields fields) {
    return new Row.Unfollowed(
        fields.truth("not"),
        terms.events(fields, "did"),
        terms.events(fields, "missing"),
        terms.span(fields, "within"),
        fields.names("same"));
  }

  private static Row member(JsonFields fields) {
    return new Row.Member(fields.truth("not"), fields.text("segment", Lacking.SEGMENT));
  }

  private static Row reachable(JsonFields fields) {
    return new Row.Reachable(
        fields.truth("not"),
        fields.text("channel", Lacking.CHANNEL),
        fields.text("purpose", Lacking.PURPOSE));
  }

  private Row contacts(JsonFields fields) {
    if (!fields.has("condition")) {
      throw fields.gap("condition", Lacking.CONTACTS);
    }
    return new Row.Contacts(
        fields.truth("not"),
        fields.truth("every"),
        row(fields.node().get("condition"), fields.path("condition")));
  }

  private static Row text(JsonFields fields) {
    Plain why =
        fields.has("why")
            ? fields.choice("why", Lacking.REASON, Arrays.asList(Plain.values()), FormJson::word)
            : Plain.CHOSEN;
    return new Row.Text(fields.text("text", Lacking.CONDITION), why);
  }
}
