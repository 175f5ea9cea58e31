package io.strate.workspace.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strate.conformance.generate.RandomCases;
import io.strate.domain.Failure;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Span;
import io.strate.rule.Window;
import io.strate.rule.form.Events;
import io.strate.rule.form.EventsForm;
import io.strate.rule.form.Operator;
import io.strate.rule.form.Row;
import io.strate.rule.form.RowProblem;
import io.strate.rule.form.RuleForm;
import io.strate.rule.form.Term;
import io.strate.rule.form.ValueForm;
import io.strate.rule.text.RulePrinter.Language;
import io.strate.workspace.definition.Localized.Locale;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What pages send and get. */
final class FormJsonTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private static Row read(String json) throws JsonProcessingException {
    return FormReader.read(new ObjectMapper().readTree(json), PARIS, Locale.EN).root();
  }

  @Test
  void every_form_comes_back_from_its_json() throws JsonProcessingException {
    int rules = 0;
    for (int seed = 0; seed < 100; seed++) {
      var definitions = RandomCases.of(seed).definitions();
      for (Expr expr : definitions.expressions().filter(e -> e.type() == Type.BOOLEAN).toList()) {
        RuleForm form = RuleForm.of(expr, Language.FRENCH, definitions.zone());
        JsonNode json =
            new ObjectMapper().readTree(FormJson.of(form, definitions.zone()).toString());
        assertThat(FormReader.read(json, definitions.zone(), Locale.EN))
            .as("%s", json)
            .isEqualTo(form);
        rules++;
      }
    }
    assertThat(rules).isGreaterThan(1_000);
  }

  @Test
  void a_row_says_what_it_is() throws JsonProcessingException {
    assertThat(
            read(
                """
                {"row": "group", "join": "any", "rows": [
                  {"row": "test", "value": {"term": "aggregate", "aggregation": "count",
                      "events": {"event": "email_opened",
                                 "window": {"window": "within", "span": {"count": 7, "unit": "day"}}}},
                    "operator": ">=", "operands": [{"term": "number", "number": 2}]},
                  {"row": "dated", "not": true, "instant": {"term": "named", "name": "fin", "account": true},
                    "window": {"window": "since", "start": "2026-01-31"}}]}
                """))
        .isEqualTo(
            new Row.Group(
                Row.Join.ANY,
                List.of(
                    new Row.Test(
                        false,
                        new Term.Aggregate(
                            Expr.Aggregation.COUNT,
                            new Events(
                                "email_opened",
                                Optional.empty(),
                                new Window.Within(new Span(7, Span.Unit.DAY)),
                                false),
                            List.of()),
                        Operator.AT_LEAST,
                        List.of(new Term.Constant(Value.number(2)))),
                    // Midnight in Paris is 23:00 of the day before by UTC: 2026-01-30T23:00Z.
                    new Row.Dated(
                        true, new Term.Named(true, "fin"), new Window.Since(1_769_814_000_000L)))));
  }

  @Test
  void what_is_not_filled_in_is_a_row_that_says_so() throws JsonProcessingException {
    assertThat(
            read(
                """
                {"row": "group", "join": "all", "rows": [
                  {"row": "test", "value": {"term": "named", "name": ""}, "operator": "="},
                  {"row": "test", "value": {"term": "named", "name": "age"}, "operator": "between",
                    "operands": [{"term": "number", "number": 2}]},
                  {"row": "sequence", "steps": [{"event": "cart"}, {"event": null}]},
                  {"row": "member"},
                  {"row": "happened", "events": {"event": "order",
                    "window": {"window": "within", "span": {"count": 1.5, "unit": "day"}},
                    "where": {"row": "test"}}},
                  {"row": "member", "segment": "vip"}]}
                """))
        .isEqualTo(
            new Row.Group(
                Row.Join.ALL,
                List.of(
                    new Row.Unfinished("value/name", "choose an attribute or a trait"),
                    new Row.Unfinished("operands/1", "say what it is compared with"),
                    new Row.Unfinished("steps/1/event", "choose an event"),
                    new Row.Unfinished("segment", "choose a segment"),
                    new Row.Unfinished(
                        "events/window/span/count", "give a whole number of at most 1,000,000"),
                    new Row.Member(false, "vip"))));
  }

  @Test
  void values_and_events_have_json_too() throws JsonProcessingException {
    ValueForm value =
        new ValueForm(
            new Term.TimeOf(true, new Events("order", Optional.empty(), Window.EVER, false)));
    assertThat(FormReader.value(FormJson.of(value, PARIS), PARIS, Locale.EN).form())
        .contains(value);
    EventsForm events =
        new EventsForm(
            new Events("order", Optional.of(new Row.Member(false, "vip")), Window.EVER, true));
    assertThat(FormReader.events(FormJson.of(events, PARIS), PARIS, Locale.EN).form())
        .contains(events);
    JsonNode half =
        new ObjectMapper().readTree("{\"term\": \"time_of\", \"events\": {\"event\": \"\"}}");
    assertThat(FormReader.value(half, PARIS, Locale.FR))
        .isEqualTo(
            new FormReader.Filled<ValueForm>(
                Optional.empty(),
                List.of(new RowProblem("", "events/event", "choisissez un événement"))));
  }

  private static void refuses(String json, String... parts) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.code()).isEqualTo("form.wrong"))
        .hasMessageContainingAll(parts);
  }

  @Test
  void what_no_page_sends_is_refused_at_its_place() {
    refuses(
        """
        {"row": "group", "join": "all", "rows": [{"row": "member", "segmnt": "vip"}]}""",
        "/rows/0/segmnt",
        "did you mean 'segment'?");
    refuses("{\"row\": \"group\", \"join\": \"some\", \"rows\": []}", "/join", "all, any");
    refuses("{\"row\": \"group\", \"join\": \"all\", \"rows\": {}}", "/rows", "no list");
    refuses("[]", "its first row", "no object");
    refuses(
        """
        {"row": "test", "value": {"term": "named", "name": 5}, "operator": "="}""",
        "/value/name",
        "no text");
    refuses("{\"row\": \"happened\", \"events\": \"order\"}", "/events", "no object");
  }

  @Test
  void depth_and_size_are_bounded() {
    refuses(
        "{\"row\": \"group\", \"join\": \"all\", \"rows\": [".repeat(60) + "]}".repeat(60),
        "more than 50 levels");
    refuses(
        "{\"row\": \"group\", \"join\": \"all\", \"rows\": [{}" + ", {}".repeat(1_000) + "]}",
        "more than row number 1000");
  }
}
