package io.strate.workspace.schema;

import io.strate.workspace.definition.Key;
import io.strate.workspace.definition.Shape;
import io.strate.workspace.definition.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All keys of a workspace's files as a page for people, from the table that the reader goes by. */
public final class DefinitionReference {

  private static final String TITLE =
      """
      # Definitions: all keys

      A workspace is a folder with `strate.yaml` and, if wanted, more `*.yaml` beside it. They are laid together; a
      name stands in one of them only. Texts are texts: `NO`, `on` and `007` are what they look like. What a rule
      says is in [rule-language.md](rule-language.md); editors check the rest with
      [strate.schema.json](strate.schema.json). This page is written by a test, from the same table.

      A rule that holds a comma, a `#`, a colon with a space or brackets inside of `{ }`, or that starts with a quote
      or one of ``> | ! & * @ % ` ``, wants quotes: `{ when: "region in ('a', 'b')" }`. `check` shows the line with them.
      """;

  private final StringBuilder page = new StringBuilder(TITLE);

  private DefinitionReference() {}

  /** The page as Markdown that ends with a line feed. */
  public static String markdown() {
    DefinitionReference reference = new DefinitionReference();
    reference.table("Files", Shapes.WORKSPACE, List.of());
    for (Key section : Shapes.WORKSPACE.keys()) {
      if (section.shape() instanceof Shape.Named named) {
        reference.section(section.name(), named.each());
      }
    }
    reference.described();
    return reference.page.toString();
  }

  private void section(String name, Shape each) {
    switch (each) {
      case Shape.Keys keys -> table("`" + name + ":`", keys, described(keys));
      case Shape.Variants variants ->
          variants
              .variants()
              .forEach(
                  (word, keys) ->
                      table("`%s:` as %s".formatted(name, word), keys, described(keys)));
      case Shape.Either either -> either.options().forEach(option -> section(name, option));
      case Shape.Text _,
          Shape.Number _,
          Shape.Choice _,
          Shape.Named _,
          Shape.ListOf _,
          Shape.Later _ -> {}
    }
  }

  /** The keys that every definition may have are told once. */
  private static List<String> described(Shape.Keys keys) {
    List<String> common = common().stream().map(Key::name).toList();
    return keys.keys().stream().map(Key::name).toList().containsAll(common) ? common : List.of();
  }

  private static List<Key> common() {
    return Shapes.described();
  }

  private void described() {
    heading("Every definition");
    page.append(
        "Each source, event, trait, score, segment, channel, cluster set and model may have these besides.\n\n");
    rows(common());
  }

  private void table(String title, Shape.Keys keys, List<String> without) {
    heading(title);
    rows(keys.keys().stream().filter(key -> !without.contains(key.name())).toList());
    for (Key key : keys.keys()) {
      inner(key.shape())
          .filter(_ -> !without.contains(key.name()))
          .filter(_ -> keys != Shapes.WORKSPACE)
          .ifPresent(
              inner -> {
                page.append("\nIn `").append(key.name()).append(":`\n\n");
                rows(inner.keys());
              });
    }
  }

  /** The keys that stand one level deeper. */
  private static Optional<Shape.Keys> inner(Shape shape) {
    return switch (shape) {
      case Shape.Keys keys -> Optional.of(keys);
      case Shape.Named named -> inner(named.each());
      case Shape.ListOf list -> inner(list.each());
      case Shape.Either either ->
          either.options().stream().flatMap(option -> inner(option).stream()).findFirst();
      case Shape.Text _, Shape.Number _, Shape.Choice _, Shape.Variants _, Shape.Later _ ->
          Optional.empty();
    };
  }

  private void heading(String title) {
    page.append("\n## ").append(title).append("\n\n");
  }

  private static String needed(Key key) {
    return key.unless()
        .map(other -> " (needed, unless there is `" + other + "`)")
        .orElse(key.required() ? " (needed)" : "");
  }

  private void rows(List<Key> keys) {
    page.append("| key | value | meaning |\n|---|---|---|\n");
    for (Key key : keys) {
      List<String> cells = new ArrayList<>();
      cells.add("`" + key.name() + "`" + needed(key));
      cells.add(key.shape().expected());
      cells.add(key.description() + key.needs().map(other -> " Needs `" + other + "`.").orElse(""));
      page.append(
          cells.stream()
              .map(cell -> cell.replace("|", "\\|"))
              .collect(Collectors.joining(" | ", "| ", " |\n")));
    }
  }
}
