package io.strate.workspace.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.conformance.generate.RandomCases;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Type;
import io.strate.rule.Catalogue;
import io.strate.rule.Expr;
import io.strate.rule.definition.Definitions;
import io.strate.rule.draft.DraftCompiler;
import io.strate.rule.draft.SourceCatalogue;
import io.strate.rule.draft.WorkspaceDraft;
import io.strate.rule.form.RowProblem;
import io.strate.rule.form.RuleForm;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.RulePrinter.Language;
import io.strate.workspace.definition.Localized.Locale;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Forms with a part taken away or put in another's place: each is refused, or read with what lacks
 * named by rows that are there.
 */
final class DamagedFormsTest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Test
  void whatever_a_page_sends_is_answered() {
    long seed = Long.getLong("seed", 1);
    int read = 0;
    int refused = 0;
    for (int i = 0; i < Integer.getInteger("cases", 1_500); i++) {
      Random random = new Random(seed * 1_000_003 + i);
      Definitions definitions = RandomCases.of(i % 40).definitions();
      List<Expr> conditions =
          definitions.expressions().filter(expr -> expr.type() == Type.BOOLEAN).toList();
      Expr expr = conditions.get(random.nextInt(conditions.size()));
      JsonNode json =
          damaged(
              FormJson.of(
                  RuleForm.of(expr, Language.ENGLISH, definitions.zone()), definitions.zone()),
              random);
      try {
        RuleForm form = FormReader.read(json, definitions.zone(), Locale.FR);
        check(form, json, definitions);
        read++;
      } catch (Failure failure) {
        assertThat(failure.code()).isEqualTo("form.wrong");
        refused++;
      }
    }
    assertThat(read).isGreaterThan(300);
    assertThat(refused).isGreaterThan(300);
  }

  private static void check(RuleForm form, JsonNode json, Definitions definitions) {
    Catalogue empty =
        DraftCompiler.compile(WorkspaceDraft.empty(definitions.zone()), SourceCatalogue.EMPTY)
            .catalogue();
    RuleForm.Reading reading =
        new RuleForm.Reading(
            new RuleParser(empty, definitions.zone()), Language.FRENCH, definitions.zone());
    for (RowProblem problem : form.check(Entity.CONTACT, reading).problems()) {
      JsonNode row = json.at(problem.path());
      assertThat(row.has("row") || row.isObject() && row.isEmpty())
          .as("%s in %s", problem, json)
          .isTrue();
      assertThat(problem.sentence()).isNotBlank();
    }
  }

  private static JsonNode damaged(JsonNode whole, Random random) {
    JsonNode copy = whole.deepCopy();
    List<JsonNode> containers = new ArrayList<>();
    collect(copy, containers);
    JsonNode place = containers.get(random.nextInt(containers.size()));
    JsonNode other = other(containers, random);
    switch (place) {
      case ObjectNode object -> {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(3) == 0) {
          object.remove(name);
        } else {
          object.set(name, other);
        }
      }
      case ArrayNode array -> array.insert(random.nextInt(array.size() + 1), other);
      default -> throw new IllegalStateException("no container: " + place);
    }
    return copy;
  }

  private static JsonNode other(List<JsonNode> containers, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.numberNode(random.nextInt(-3, 1_000));
      case 2 -> JSON.numberNode(1e300);
      case 3 -> JSON.textNode("");
      case 4 -> JSON.textNode("` ' or # (");
      case 5 -> JSON.booleanNode(random.nextBoolean());
      case 6 -> JSON.objectNode();
      default -> containers.get(random.nextInt(containers.size())).deepCopy();
    };
  }

  private static void collect(JsonNode node, List<JsonNode> into) {
    if (node.isContainerNode()) {
      into.add(node);
      node.forEach(child -> collect(child, into));
    }
  }
}
