package io.strate.workspace.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.domain.Entity;
import io.strate.workspace.definition.Description;
import io.strate.workspace.edit.Tree;
import io.strate.workspace.form.LearntForm.ClusterForm;
import io.strate.workspace.form.LearntForm.ModelForm;
import io.strate.workspace.form.LearntForm.MomentForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Forms of what is learnt as JSON: fields are named as the keys of the files, but for the {@code
 * events} of moments, which stand at {@code of} there.
 */
final class LearntJson {

  static final String EVENTS = "events";

  private static final Set<String> DESCRIBED =
      Set.of("definition", "of", "label", "description", "unit", "format", "owner", "folder");

  private static final ObjectMapper JSON = new ObjectMapper();

  private LearntJson() {}

  /** The word for the kind of a form. */
  static String word(LearntForm form) {
    return switch (form) {
      case ClusterForm _ -> "clusters";
      case ModelForm _ -> "model";
      case MomentForm _ -> "moment";
    };
  }

  /** Puts in what is its own. */
  static void put(ObjectNode json, LearntForm form) {
    if (form instanceof MomentForm(var _, var _, List<String> events, var within)) {
      events.forEach(json.putArray(EVENTS)::add);
      within.ifPresent(it -> json.put("within", it));
      return;
    }
    LearntWriting.keys(form).forEach((key, tree) -> json.set(key, JSON.valueToTree(tree.plain())));
  }

  /** The form whose word it is; texts that are empty are left out. */
  static LearntForm read(String word, JsonFields fields, Entity of, Description described) {
    try {
      TreeFields own = new TreeFields(own(fields.node()));
      LearntOpening opening = new LearntOpening(own);
      LearntForm form =
          switch (word) {
            case "clusters" -> opening.clusters(of, described);
            case "model" -> opening.model(of, described);
            default -> opening.moment(of, described, EVENTS);
          };
      own.done();
      return form;
    } catch (Unfit e) {
      throw fields.wrong("definition", "stands '%s' with what it does not have".formatted(word));
    }
  }

  private static Tree own(JsonNode json) {
    Map<String, Tree> keys = new LinkedHashMap<>();
    json.properties().stream()
        .filter(field -> !DESCRIBED.contains(field.getKey()))
        .filter(field -> !field.getValue().isNull())
        .forEach(
            field ->
                keys.put(
                    field.getKey(),
                    stripped(Tree.of(JSON.convertValue(field.getValue(), Object.class)))));
    keys.values().removeIf(new Tree.Text("")::equals);
    return new Tree.Keys(keys);
  }

  private static Tree stripped(Tree tree) {
    return switch (tree) {
      case Tree.Text(String text) -> new Tree.Text(text.strip());
      case Tree.Nothing _ -> tree;
      case Tree.Items(List<Tree> items) ->
          new Tree.Items(items.stream().map(LearntJson::stripped).toList());
      case Tree.Keys(Map<String, Tree> keys) -> {
        Map<String, Tree> all = new LinkedHashMap<>();
        keys.forEach((key, value) -> all.put(key, stripped(value)));
        yield new Tree.Keys(all);
      }
    };
  }
}
