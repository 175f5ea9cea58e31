package io.strate.workspace.edit;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.workspace.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a definition says, without how it is written. Its scalars are texts: to the definitions
 * {@code 10} and {@code "10"} are the same.
 */
public sealed interface Tree {

  /** A text. */
  record Text(String text) implements Tree {}

  /** Nothing: a key without a value. */
  record Nothing() implements Tree {}

  record Items(List<Tree> items) implements Tree {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** Values by their keys, in order. */
  record Keys(Map<String, Tree> keys) implements Tree {
    public Keys {
      keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    /** The same with another value at a key; a new key comes last. */
    Keys with(String key, Tree value) {
      Map<String, Tree> changed = new LinkedHashMap<>(keys);
      changed.put(key, value);
      return new Keys(changed);
    }

    Keys without(String key) {
      Map<String, Tree> changed = new LinkedHashMap<>(keys);
      changed.remove(key);
      return new Keys(changed);
    }
  }

  /**
   * The tree of plain values, as JSON has them: maps, lists, texts, numbers, booleans.
   *
   * @throws Failure {@code definition.value} for anything else
   */
  static Tree of(@Nullable Object plain) {
    return switch (plain) {
      case Map<?, ?> map -> {
        Map<String, Tree> keys = new LinkedHashMap<>();
        map.forEach((key, value) -> keys.put(String.valueOf(key), of(value)));
        yield new Keys(keys);
      }
      case List<?> list -> new Items(list.stream().map(Tree::of).toList());
      case String text -> new Text(text);
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
          new Text(Long.toString(number.longValue()));
      case Number number -> new Text(number.toString());
      case Boolean truth -> new Text(truth.toString());
      case null, default ->
          throw new Failure(
              "definition.value",
              Blame.USER,
              "a definition is made of texts, numbers, lists and keys with values, found %s: leave out what has no value"
                  .formatted(plain == null ? "null" : plain.getClass().getSimpleName()));
    };
  }

  /** What a node of a file says. */
  static Tree of(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar.isAbsent() ? new Nothing() : new Text(scalar.value());
      case YamlNode.Sequence sequence ->
          new Items(sequence.items().stream().map(Tree::of).toList());
      case YamlNode.Mapping mapping -> {
        Map<String, Tree> keys = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> keys.put(entry.name(), of(entry.value())));
        yield new Keys(keys);
      }
    };
  }

  /** Maps, lists and texts, as a program that writes JSON wants them; an empty text for nothing. */
  default Object plain() {
    return switch (this) {
      case Text(String text) -> text;
      case Nothing() -> "";
      case Items(List<Tree> items) -> items.stream().map(Tree::plain).toList();
      case Keys(Map<String, Tree> keys) -> {
        Map<String, Object> plain = new LinkedHashMap<>();
        keys.forEach((key, value) -> plain.put(key, value.plain()));
        yield plain;
      }
    };
  }

  /**
   * Whether another tree says the same. The order of keys means something only in families, where
   * the first condition that holds decides.
   */
  default boolean isSame(Tree other) {
    return switch (this) {
      case Text _, Nothing _ -> equals(other);
      case Items(List<Tree> items) ->
          other instanceof Items(List<Tree> others) && isSame(items, others);
      case Keys(Map<String, Tree> keys) ->
          other instanceof Keys(Map<String, Tree> others) && isSame(keys, others);
    };
  }

  private static boolean isSame(List<Tree> items, List<Tree> others) {
    if (items.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < items.size(); i++) {
      if (!items.get(i).isSame(others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Map<String, Tree> keys, Map<String, Tree> others) {
    return keys.keySet().equals(others.keySet())
        && keys.entrySet().stream()
            .allMatch(
                each -> {
                  Tree other = others.getOrDefault(each.getKey(), new Nothing());
                  return each.getValue().isSame(other)
                      && (!isOrdered(each.getKey()) || each.getValue().isInOrderOf(other));
                });
  }

  /** Whether the order of the keys below a key means something: those of a family. */
  static boolean isOrdered(String key) {
    return key.equals("of") || key.equals("first_match");
  }

  private boolean isInOrderOf(Tree other) {
    return !(this instanceof Keys(Map<String, Tree> mine)
            && other instanceof Keys(Map<String, Tree> its))
        || new ArrayList<>(mine.keySet()).equals(new ArrayList<>(its.keySet()));
  }
}
