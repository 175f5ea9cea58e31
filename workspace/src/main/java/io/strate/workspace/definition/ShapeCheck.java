package io.strate.workspace.definition;

import io.strate.domain.Nearest;
import io.strate.rule.Problem;
import io.strate.workspace.yaml.Words;
import io.strate.workspace.yaml.YamlNode;
import io.strate.workspace.yaml.YamlNode.Entry;
import io.strate.workspace.yaml.YamlNode.Mapping;
import io.strate.workspace.yaml.YamlNode.Scalar;
import io.strate.workspace.yaml.YamlNode.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Holds what files say against the shapes that are expected, and tells every difference. */
final class ShapeCheck {

  private final Consumer<Problem> problems;

  ShapeCheck(Consumer<Problem> problems) {
    this.problems = problems;
  }

  /**
   * Checks one value.
   *
   * @param what how messages call the place, such as {@code `when:`}
   */
  void check(YamlNode node, Shape shape, String what) {
    switch (shape) {
      case Shape.Text text -> text(node, text, what);
      case Shape.Number _ -> number(node, what);
      case Shape.Choice choice -> choice(node, choice, what);
      case Shape.Keys keys -> mapping(node, keys, what).ifPresent(map -> keys(map, keys, what));
      case Shape.Variants variants -> variants(node, variants, what);
      case Shape.Named named -> mapping(node, named, what).ifPresent(map -> named(map, named));
      case Shape.ListOf list -> list(node, list, what);
      case Shape.Either either -> either(node, either, what);
      case Shape.Later _ ->
          error(
              "definition.later", node, what + " comes with a later version; take it out for now");
    }
  }

  private void text(YamlNode node, Shape.Text text, String what) {
    if (!(node instanceof Scalar scalar) || scalar.isAbsent() || scalar.value().isBlank()) {
      wrong(node, text, what);
    }
  }

  private void number(YamlNode node, String what) {
    if (!(node instanceof Scalar scalar) || Numbers.read(scalar.value()).isEmpty()) {
      wrong(node, new Shape.Number(), what);
    }
  }

  private void choice(YamlNode node, Shape.Choice choice, String what) {
    if (!(node instanceof Scalar scalar) || scalar.isAbsent()) {
      wrong(node, choice, what);
    } else if (!choice.words().contains(scalar.value())) {
      String question = Nearest.hint(scalar.value(), choice.words());
      error(
          "definition.choice",
          node,
          "%s is %s, found '%s'%s"
              .formatted(what, choice.expected(), Words.shortened(scalar.value()), question));
    }
  }

  private Optional<Mapping> mapping(YamlNode node, Shape shape, String what) {
    if (node instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    wrong(node, shape, what);
    return Optional.empty();
  }

  private void named(Mapping mapping, Shape.Named named) {
    for (Entry entry : mapping.entries()) {
      name(entry.key());
      value(entry, named.each(), "'" + Words.shortened(entry.name()) + "'");
    }
  }

  /** Checks a key's value; where there is none, the key is shown. */
  private void value(Entry entry, Shape shape, String what) {
    boolean absent = isAbsent(entry.value());
    check(absent && !(shape instanceof Shape.Later) ? absent(entry) : entry.value(), shape, what);
  }

  private static boolean isAbsent(YamlNode node) {
    return node instanceof Scalar scalar && scalar.isAbsent();
  }

  private static Scalar absent(Entry entry) {
    Scalar key = entry.key();
    return new Scalar(key.source(), key.start(), key.end(), YamlNode.Style.PLAIN, "");
  }

  private void name(Scalar key) {
    String name = key.value();
    if (name.isBlank() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
      error("definition.name", key, "a name has 1 to 200 characters on one line");
    }
  }

  private void variants(YamlNode node, Shape.Variants variants, String what) {
    Optional<Mapping> mapping = mapping(node, variants, what);
    if (mapping.isEmpty()) {
      return;
    }
    Optional<YamlNode> word = mapping.get().get(variants.by());
    if (word.isPresent()
        && word.get() instanceof Scalar scalar
        && variants.variants().containsKey(scalar.value())) {
      Shape.Keys keys = variants.variants().get(scalar.value());
      keys(mapping.get(), keys, what, variants);
      return;
    }
    Shape by =
        variants.variants().values().iterator().next().key(variants.by()).orElseThrow().shape();
    if (word.isPresent()) {
      check(word.get(), by, "`" + variants.by() + ":`");
    } else {
      error(
          "definition.missing",
          node,
          "%s needs `%s:`, %s".formatted(what, variants.by(), by.expected()));
    }
  }

  private void keys(Mapping mapping, Shape.Keys keys, String what) {
    keys(mapping, keys, what, new Shape.Variants("", "", Map.of()));
  }

  private void keys(Mapping mapping, Shape.Keys keys, String what, Shape.Variants others) {
    for (Entry entry : mapping.entries()) {
      Optional<Key> key = keys.key(entry.name());
      if (key.isPresent() && keys == Shapes.WORKSPACE && isAbsent(entry.value())) {
        continue; // A section without anything in it, as an editor leaves it behind.
      }
      if (key.isPresent()) {
        value(entry, key.get().shape(), "`" + entry.name() + ":`");
        key.get()
            .needs()
            .filter(other -> mapping.get(other).isEmpty())
            .ifPresent(_ -> error("definition.missing", entry.key(), key.get().advice()));
      } else {
        unknown(entry.key(), keys, others);
      }
    }
    for (Key key : keys.keys()) {
      boolean isSpared = key.unless().flatMap(mapping::get).isPresent();
      if (key.required() && !isSpared && mapping.get(key.name()).isEmpty()) {
        error(
            "definition.missing",
            firstLine(mapping),
            "%s needs `%s:`, %s".formatted(what, key.name(), key.shape().expected()));
      }
    }
    oneOf(mapping, keys, what);
  }

  private void oneOf(Mapping mapping, Shape.Keys keys, String what) {
    List<Entry> given =
        mapping.entries().stream().filter(entry -> keys.oneOf().contains(entry.name())).toList();
    if (given.size() > 1) {
      error(
          "definition.choice",
          given.get(1).key(),
          "%s has `%s:` already; `%s:` goes into a definition of its own"
              .formatted(what, given.get(0).name(), given.get(1).name()));
    } else if (given.isEmpty() && !keys.oneOf().isEmpty()) {
      error(
          "definition.missing",
          firstLine(mapping),
          "%s needs one of %s"
              .formatted(
                  what,
                  String.join(", ", keys.oneOf().stream().map(k -> "`" + k + ":`").toList())));
    }
  }

  private void unknown(Scalar key, Shape.Keys keys, Shape.Variants others) {
    String name = key.value();
    List<String> elsewhere =
        others.variants().entrySet().stream()
            .filter(other -> other.getValue().key(name).isPresent())
            .map(Map.Entry::getKey)
            .toList();
    if (!elsewhere.isEmpty()) {
      String message = "`%s:` belongs to %s, not to %s";
      error(
          "definition.key",
          key,
          message.formatted(name, String.join(" and ", elsewhere), keys.expected()));
      return;
    }
    List<String> known = keys.keys().stream().map(Key::name).toList();
    Optional<String> nearest = Nearest.to(name, known);
    String advice =
        nearest
            .map(near -> "did you mean '" + near + "'?")
            .orElse("known are " + String.join(", ", new TreeSet<>(known)));
    error("definition.key", key, "no key '%s' here (%s)".formatted(Words.shortened(name), advice));
  }

  private void list(YamlNode node, Shape.ListOf list, String what) {
    if (!(node instanceof Sequence sequence)) {
      wrong(node, list, what);
      return;
    }
    sequence.items().forEach(item -> check(item, list.each(), "an entry of " + what));
  }

  private void either(YamlNode node, Shape.Either either, String what) {
    for (Shape option : either.options()) {
      if (takes(option, node)) {
        check(node, option, what);
        return;
      }
    }
    wrong(node, either, what);
  }

  /** Whether a value is of the kind that a shape is for. */
  private static boolean takes(Shape shape, YamlNode node) {
    return switch (shape) {
      case Shape.Text _, Shape.Number _, Shape.Choice _ ->
          node instanceof Scalar scalar && !scalar.isAbsent();
      case Shape.Keys _, Shape.Named _, Shape.Variants _ -> node instanceof Mapping;
      case Shape.ListOf _ -> node instanceof Sequence;
      case Shape.Either either -> either.options().stream().anyMatch(option -> takes(option, node));
      case Shape.Later _ -> true;
    };
  }

  private void wrong(YamlNode node, Shape shape, String what) {
    error(
        "definition.shape",
        node,
        "%s wants %s, found %s".formatted(what, shape.expected(), Words.kind(node)));
  }

  /** Where a mapping as a whole is blamed, its first key is shown. */
  private static YamlNode firstLine(Mapping mapping) {
    return mapping.entries().isEmpty() ? mapping : mapping.entries().getFirst().key();
  }

  private void error(String code, YamlNode node, String message) {
    problems.accept(Problem.error(code, node.place(), message));
  }
}
