package io.strate.rule.draft;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.rule.Expr;
import io.strate.rule.text.RuleParser;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The types of learnt traits. That of a model is its text's, which is read when it is first asked
 * for.
 */
final class LearntTypes {

  private final RuleParser parser;
  private final Map<Node, LearntDraft> drafts = new LinkedHashMap<>();
  private final Set<Node> numbers = new LinkedHashSet<>();
  private final Map<Node, Type> types = new LinkedHashMap<>();

  LearntTypes(RuleParser parser) {
    this.parser = parser;
  }

  void enter(Node node, LearntDraft draft) {
    drafts.put(node, draft);
  }

  /** A number that is learnt without being a cluster set's or a model's. */
  void enterNumber(Node node) {
    numbers.add(node);
  }

  /** Whether a draft stands for its name, and not another. */
  boolean holds(LearntDraft draft) {
    return draft.equals(drafts.get(Node.trait(draft.of(), draft.name().text())));
  }

  /** All that are learnt. */
  Set<Node> nodes() {
    Set<Node> nodes = new LinkedHashSet<>(drafts.keySet());
    nodes.addAll(numbers);
    return nodes;
  }

  /** The entity of a cluster set. */
  Optional<Entity> clusterSet(String name) {
    return drafts.values().stream()
        .filter(draft -> draft instanceof LearntDraft.Clusters && draft.name().text().equals(name))
        .map(LearntDraft::of)
        .findFirst();
  }

  /**
   * The type of one, if it is learnt.
   *
   * @param underway what is being read at the moment, so that nobody reads it again
   */
  Optional<Type> of(Node node, Set<Node> underway) {
    if (numbers.contains(node)) {
      return Optional.of(Type.NUMBER);
    }
    return Optional.ofNullable(drafts.get(node))
        .map(
            draft ->
                switch (draft) {
                  case LearntDraft.Clusters _ -> Type.TEXT;
                  case LearntDraft.Model model -> of(node, model, underway);
                });
  }

  private Type of(Node node, LearntDraft.Model model, Set<Node> underway) {
    Type known = types.get(node);
    if (known != null) {
      return known;
    }
    if (!underway.add(node)) {
      return Type.NUMBER; // It depends on itself, and will be refused for that.
    }
    try {
      Optional<Expr> target =
          model.predict().flatMap(text -> parser.value(text, model.of()).value());
      Type type = target.map(Settled::type).filter(Type.TEXT::equals).orElse(Type.NUMBER);
      types.put(node, type);
      return type;
    } finally {
      underway.remove(node);
    }
  }
}
