package io.strate.workspace.definition;

import io.strate.domain.Entity;
import io.strate.rule.draft.Name;
import io.strate.rule.text.SourceText;
import io.strate.workspace.yaml.YamlNode;
import io.strate.workspace.yaml.YamlNode.Entry;
import io.strate.workspace.yaml.YamlNode.Mapping;
import io.strate.workspace.yaml.YamlNode.Scalar;
import io.strate.workspace.yaml.YamlNode.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The values of one mapping by their keys. What is not of the expected kind counts as left out:
 * {@link ShapeCheck} has told it already.
 */
final class Fields {

  private final Mapping mapping;

  Fields(Mapping mapping) {
    this.mapping = mapping;
  }

  /** The fields of a value; none if it is a text or a list. */
  static Fields of(YamlNode node) {
    return new Fields(
        node instanceof Mapping mapping
            ? mapping
            : new Mapping(node.source(), node.start(), node.end(), false, List.of()));
  }

  boolean has(String key) {
    return mapping.get(key).isPresent();
  }

  Optional<YamlNode> node(String key) {
    return mapping.get(key);
  }

  Optional<Scalar> scalar(String key) {
    return mapping.get(key).flatMap(Fields::scalar);
  }

  static Optional<Scalar> scalar(YamlNode node) {
    return node instanceof Scalar scalar && !scalar.isAbsent() && !scalar.value().isBlank()
        ? Optional.of(scalar)
        : Optional.empty();
  }

  Optional<String> text(String key) {
    return scalar(key).map(Scalar::value);
  }

  Optional<SourceText> rule(String key) {
    return scalar(key).map(Texts::of);
  }

  Optional<Name> name(String key) {
    return scalar(key).map(Texts::name);
  }

  OptionalDouble number(String key) {
    Optional<String> text = text(key);
    return text.isPresent() ? Numbers.read(text.get()) : OptionalDouble.empty();
  }

  /** The entries of the mapping at a key; none if there is none. */
  List<Entry> entries(String key) {
    return mapping.get(key).map(Fields::entries).orElse(List.of());
  }

  static List<Entry> entries(YamlNode node) {
    return node instanceof Mapping mapping ? mapping.entries() : List.of();
  }

  /** The items of the list at a key; none if there is none. */
  List<YamlNode> items(String key) {
    return mapping.get(key).map(Fields::items).orElse(List.of());
  }

  static List<YamlNode> items(YamlNode node) {
    return node instanceof Sequence sequence ? sequence.items() : List.of();
  }

  /** Whom a definition is about, by {@code of:} or {@code entity:}. */
  Entity entity() {
    boolean accounts = text("entity").or(() -> text("of")).filter("accounts"::equals).isPresent();
    return accounts ? Entity.ACCOUNT : Entity.CONTACT;
  }

  Description description() {
    return new Description(
        localized("label"),
        localized("description"),
        text("unit"),
        text("format"),
        text("owner"),
        text("folder"),
        localized("did"));
  }

  Optional<Localized> localized(String key) {
    Optional<String> both = text(key);
    if (both.isPresent()) {
      return both.map(Localized::same);
    }
    Fields languages = mapping.get(key).map(Fields::of).orElseGet(() -> new Fields(empty()));
    return Localized.of(languages.text("fr"), languages.text("en"));
  }

  private Mapping empty() {
    return new Mapping(mapping.source(), mapping.start(), mapping.end(), false, List.of());
  }
}
