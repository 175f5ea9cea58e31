package io.strate.workspace.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What may stand at a place of the definitions. The reader checks files against it and the JSON
 * Schema is written from it, so that both know the same keys.
 */
public sealed interface Shape {

  /** What is expected, as a noun with its article, for messages. */
  String expected();

  /** A text; {@code expected} says of what kind. */
  record Text(String expected) implements Shape {}

  /** A finite number. */
  record Number() implements Shape {
    @Override
    public String expected() {
      return "a number";
    }
  }

  /** One of some words. */
  record Choice(List<String> words) implements Shape {
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public String expected() {
      return "one of " + String.join(", ", words);
    }
  }

  /**
   * Known keys with their values.
   *
   * @param oneOf keys of which exactly one must be there, if any are named
   */
  record Keys(String expected, List<Key> keys, List<String> oneOf) implements Shape {
    public Keys {
      keys = List.copyOf(keys);
      oneOf = List.copyOf(oneOf);
    }

    public Optional<Key> key(String name) {
      return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }
  }

  /** Known keys that depend on the word at one of them. */
  record Variants(String expected, String by, Map<String, Keys> variants) implements Shape {}

  /** Names that the user chooses, each with the same kind of value. */
  record Named(String expected, Shape each) implements Shape {}

  /** A list of values of one kind. */
  record ListOf(String expected, Shape each) implements Shape {}

  /** One of several kinds, at most one each of a text, a list and keys with values. */
  record Either(List<Shape> options) implements Shape {
    public Either {
      options = List.copyOf(options);
    }

    @Override
    public String expected() {
      return String.join(", or ", options.stream().map(Shape::expected).toList());
    }
  }

  /** Something that a later version will know. */
  record Later() implements Shape {
    @Override
    public String expected() {
      return "what a later version knows";
    }
  }

  static Shape either(Shape... options) {
    return new Either(List.of(options));
  }

  static Keys keys(String expected, List<Key> keys) {
    return new Keys(expected, keys, List.of());
  }
}
