package io.strate.workspace.form;

import io.strate.workspace.edit.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of a definition, each taken once: what is left in the end, no form holds. */
final class TreeFields {

  private static final Tree NOTHING = new Tree.Nothing();

  private final Map<String, Tree> left;

  TreeFields(Tree tree) {
    if (!(tree instanceof Tree.Keys(Map<String, Tree> keys))) {
      throw new Unfit();
    }
    this.left = new LinkedHashMap<>(keys);
  }

  void done() {
    if (!left.isEmpty()) {
      throw new Unfit();
    }
  }

  boolean has(String key) {
    return left.containsKey(key);
  }

  Tree peek(String key) {
    return left.getOrDefault(key, NOTHING);
  }

  Tree take(String key) {
    Tree tree = peek(key);
    left.remove(key);
    return tree;
  }

  Optional<String> text(String key) {
    return switch (take(key)) {
      case Tree.Nothing _ -> Optional.empty();
      case Tree.Text(String text) -> Optional.of(text);
      case Tree.Items _, Tree.Keys _ -> throw new Unfit();
    };
  }

  String needed(String key) {
    return text(key).orElseThrow(Unfit::new);
  }

  List<Tree> items(String key) {
    if (!(take(key) instanceof Tree.Items(List<Tree> items))) {
      throw new Unfit();
    }
    return items;
  }

  Map<String, Tree> entries(String key) {
    if (!(take(key) instanceof Tree.Keys(Map<String, Tree> keys))) {
      throw new Unfit();
    }
    return keys;
  }

  static String text(Tree tree) {
    if (!(tree instanceof Tree.Text(String text))) {
      throw new Unfit();
    }
    return text;
  }
}
