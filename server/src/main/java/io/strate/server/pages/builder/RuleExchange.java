package io.strate.server.pages.builder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.rule.Expr;
import io.strate.rule.Problem;
import io.strate.rule.form.EventsForm;
import io.strate.rule.form.RowProblem;
import io.strate.rule.form.RuleForm;
import io.strate.rule.form.ValueForm;
import io.strate.rule.text.Parsed;
import io.strate.rule.text.Rule;
import io.strate.rule.text.RulePrinter;
import io.strate.rule.text.SourceText;
import io.strate.workspace.definition.Localized.Locale;
import io.strate.workspace.form.FormJson;
import io.strate.workspace.form.FormReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns texts of rules into rows, and rows into texts.
 *
 * @param of whose rules they are
 */
record RuleExchange(Tongue tongue, Entity of) {

  /** What a text is a text of. */
  enum Kind {
    CONDITION,
    VALUE,
    EVENTS;

    static Kind of(String word) {
      return switch (word) {
        case "condition" -> CONDITION;
        case "value" -> VALUE;
        case "events" -> EVENTS;
        default ->
            throw new Failure(
                "form.wrong",
                Blame.USER,
                "expected 'kind' to be condition, value or events: load the page again");
      };
    }
  }

  /** The rows of a text as {@code form}; of one that cannot be read, why as {@code wrong}. */
  ObjectNode rows(Kind kind, String text) {
    SourceText source = SourceText.of("text", text);
    return switch (kind) {
      case CONDITION -> condition(source);
      case VALUE ->
          rows(
              tongue.parser().value(source, of),
              it -> FormJson.of(ValueForm.of(it, tongue.language(), tongue.zone()), tongue.zone()));
      case EVENTS ->
          rows(
              tongue.parser().selection(source, of),
              it ->
                  FormJson.of(EventsForm.of(it, tongue.language(), tongue.zone()), tongue.zone()));
    };
  }

  /** Of IF … THEN with one outcome the condition, and the outcome as {@code then}. */
  private ObjectNode condition(SourceText source) {
    Parsed<Rule> parsed = tongue.parser().rule(source, of);
    return switch (parsed.value().orElse(null)) {
      case null -> rows(tongue.parser().condition(source, of), this::conditionForm);
      case Rule.Alone(Expr condition) -> conditionForm(condition, object());
      case Rule.Branches(List<Rule.Branch> branches) ->
          branches.size() == 1 && branches.getFirst().condition().isPresent()
              ? conditionForm(branches.getFirst().condition().get(), object())
                  .put("then", branches.getFirst().segment())
              : object().put("branches", true);
    };
  }

  private ObjectNode conditionForm(Expr condition, ObjectNode json) {
    json.put("condition", RulePrinter.print(condition, tongue.language(), tongue.zone()));
    return json.set("form", conditionForm(condition));
  }

  private ObjectNode conditionForm(Expr condition) {
    return FormJson.of(RuleForm.of(condition, tongue.language(), tongue.zone()), tongue.zone());
  }

  private <T> ObjectNode rows(Parsed<T> parsed, Function<T, ObjectNode> form) {
    ObjectNode json = object();
    parsed.value().ifPresent(it -> json.set("form", form.apply(it)));
    if (parsed.value().isEmpty()) {
      ArrayNode wrong = json.putArray("wrong");
      parsed.problems().stream()
          .filter(problem -> problem.severity() == Problem.Severity.ERROR)
          .forEach(
              problem ->
                  wrong
                      .addObject()
                      .put("line", problem.place().line())
                      .put("column", problem.place().column())
                      .put("length", problem.place().length())
                      .put("excerpt", problem.place().lineText())
                      .put("sentence", problem.message()));
    }
    return json;
  }

  /** The text of IF … THEN with an outcome; without one the condition alone. */
  ObjectNode text(Kind kind, JsonNode rows, String then) {
    ObjectNode json = text(kind, rows);
    if (!then.isEmpty() && json.has("text")) {
      String condition = json.path("text").textValue();
      String pattern =
          tongue.locale() == Locale.FR ? "si %s alors segment = '%s'" : "if %s then segment = '%s'";
      json.put("condition", condition);
      json.put("text", pattern.formatted(condition, then.replace("'", "''")));
    }
    return json;
  }

  /** The text of rows as {@code text}, without those that {@code problems} speak of. */
  private ObjectNode text(Kind kind, JsonNode rows) {
    return switch (kind) {
      case CONDITION -> {
        RuleForm.Checked checked =
            FormReader.read(rows, tongue.zone(), tongue.locale()).check(of, tongue.reading());
        yield text(checked.problems(), checked.text(tongue.language(), tongue.zone()));
      }
      case VALUE -> {
        FormReader.Filled<ValueForm> filled =
            FormReader.value(rows, tongue.zone(), tongue.locale());
        yield filled
            .form()
            .map(form -> form.check(of, tongue.reading()))
            .map(
                checked ->
                    text(
                        checked.problems(),
                        checked
                            .sound()
                            .map(it -> RulePrinter.print(it, tongue.language(), tongue.zone()))))
            .orElseGet(() -> text(filled.problems(), Optional.empty()));
      }
      case EVENTS -> {
        FormReader.Filled<EventsForm> filled =
            FormReader.events(rows, tongue.zone(), tongue.locale());
        yield filled
            .form()
            .map(form -> form.check(of, tongue.reading()))
            .map(
                checked ->
                    text(
                        checked.problems(),
                        checked
                            .sound()
                            .map(it -> RulePrinter.print(it, tongue.language(), tongue.zone()))))
            .orElseGet(() -> text(filled.problems(), Optional.empty()));
      }
    };
  }

  private ObjectNode text(List<RowProblem> problems, Optional<String> text) {
    ObjectNode json = object();
    text.ifPresent(it -> json.put("text", it));
    json.set("problems", problems(problems));
    return json;
  }

  static ArrayNode problems(List<RowProblem> problems) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    problems.forEach(
        problem ->
            array
                .addObject()
                .put("path", problem.path())
                .put("field", problem.field())
                .put("sentence", problem.sentence()));
    return array;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
