package io.strate.workspace.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The fields of one object of a form.
 *
 * @param row the path of the row that it is a part of
 * @param prefix where it lies within that row; empty, or ending in a slash
 */
record JsonFields(JsonNode node, String row, String prefix) {

  private static final int LONGEST = 20_000;

  /** Refuses what stands at a place of the form. */
  static Failure refused(String place, String what) {
    return new Failure(
        "form.wrong",
        Blame.USER,
        "the form is not one that a page makes: %s %s"
            .formatted(place.isEmpty() ? "its first row" : "at " + place, what));
  }

  /** Refuses what stands at a field. */
  Failure wrong(String field, String what) {
    return refused(path(field), what);
  }

  /** Refuses fields that are not among these. */
  JsonFields only(String... known) {
    if (!node.isObject()) {
      throw refused(
          row + (prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1)),
          "stands no object in braces");
    }
    Set<String> all = Set.of(known);
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!all.contains(name)) {
                throw wrong(
                    shorten(name), "is a field that is not known here" + Nearest.hint(name, all));
              }
            });
    return this;
  }

  private static String shorten(String name) {
    return name.length() > 50 ? name.substring(0, 50) + "…" : name;
  }

  JsonFields at(String field) {
    return new JsonFields(node.path(field), row, prefix + field + "/");
  }

  boolean has(String field) {
    return !node.path(field).isMissingNode() && !node.path(field).isNull();
  }

  /** The path of something within the row. */
  String path(String field) {
    return row + "/" + prefix + field;
  }

  Gap gap(String field, Lacking lacking) {
    return new Gap(prefix + field, lacking);
  }

  /** What kind of thing an object is, at a field that stands alone while it is not chosen. */
  String kind(String field, Lacking lacking) {
    if (!node.isObject() || !has(field)) {
      only(field);
    }
    return text(field, lacking);
  }

  /** A text that is not empty. */
  String text(String field, Lacking lacking) {
    String text = anyText(field).orElse("");
    if (text.isBlank()) {
      throw gap(field, lacking);
    }
    return text;
  }

  /** A text, which may be empty. */
  Optional<String> anyText(String field) {
    if (!has(field)) {
      return Optional.empty();
    }
    JsonNode text = node.get(field);
    if (!text.isTextual()) {
      throw wrong(field, "stands no text");
    }
    if (text.textValue().length() > LONGEST) {
      throw wrong(field, "stands a text of more than " + LONGEST + " characters");
    }
    return Optional.of(text.textValue());
  }

  /** A number. */
  double number(String field, Lacking lacking) {
    JsonNode number = node.path(field);
    if (number.isNumber() && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw number.isMissingNode() || number.isNull()
        ? gap(field, lacking)
        : wrong(field, "stands no number");
  }

  boolean truth(String field) {
    if (!has(field)) {
      return false;
    }
    if (!node.get(field).isBoolean()) {
      throw wrong(field, "stands neither true nor false");
    }
    return node.get(field).booleanValue();
  }

  /** One of some words. */
  <T> T choice(
      String field, Lacking lacking, List<T> choices, java.util.function.Function<T, String> word) {
    String text = text(field, lacking);
    return choices.stream()
        .filter(choice -> word.apply(choice).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    field,
                    "stands '"
                        + shorten(text)
                        + "' instead of "
                        + String.join(", ", choices.stream().map(word).toList())));
  }

  /** The items of a list; none if it is left out. */
  <T> List<T> items(String field, BiFunction<JsonNode, Integer, T> read) {
    if (!has(field)) {
      return List.of();
    }
    JsonNode list = node.get(field);
    if (!list.isArray()) {
      throw wrong(field, "stands no list");
    }
    List<T> items = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      items.add(read.apply(list.get(i), i));
    }
    return items;
  }

  /** A path of names; empty if it is left out. */
  List<String> names(String field) {
    return items(
        field,
        (item, i) -> {
          if (!item.isTextual() || item.textValue().isEmpty()) {
            throw wrong(field + "/" + i, "stands no name");
          }
          return item.textValue();
        });
  }
}
