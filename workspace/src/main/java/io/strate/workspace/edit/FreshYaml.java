package io.strate.workspace.edit;

import io.strate.workspace.yaml.ScalarWriter;
import io.strate.workspace.yaml.YamlNode.Style;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Trees as new YAML: each key on a line of its own.
 *
 * @param eol how lines end
 * @param step by how much what is inside stands further to the right
 */
record FreshYaml(String eol, int step) {

  /** A key with its value, for a key that stands at a column. */
  String entry(String key, Tree value, int column) {
    return ScalarWriter.key(key) + ":" + value(value, column, "");
  }

  /**
   * What stands behind a colon.
   *
   * @param column of the key
   * @param comment goes behind what is written on the key's line
   */
  String value(Tree value, int column, String comment) {
    return switch (value) {
      case Tree.Nothing() -> comment;
      case Tree.Text(String text) -> text(text, column + step, comment);
      case Tree.Items(List<Tree> items) ->
          items.isEmpty() ? " []" + comment : comment + items(items, column + step);
      case Tree.Keys(Map<String, Tree> keys) ->
          keys.isEmpty() ? " {}" + comment : comment + keys(keys, column + step);
    };
  }

  private String keys(Map<String, Tree> keys, int column) {
    return keys.entrySet().stream()
        .map(each -> newLine(column) + entry(each.getKey(), each.getValue(), column))
        .collect(Collectors.joining());
  }

  private String items(List<Tree> items, int column) {
    return items.stream()
        .map(item -> newLine(column) + item(item, column, ""))
        .collect(Collectors.joining());
  }

  /** An item of a list, from its dash on. */
  String item(Tree item, int column, String comment) {
    if (item instanceof Tree.Keys(Map<String, Tree> keys) && !keys.isEmpty() && comment.isBlank()) {
      return "-" + keys(keys, column + 2).substring(eol.length() + column + 1);
    }
    return "-" + value(item, column, comment);
  }

  private String text(String text, int column, String comment) {
    Optional<ScalarWriter.Block> block = ScalarWriter.block(text);
    return block
        .map(
            lines ->
                " "
                    + lines.header()
                    + comment
                    + lines.lines().stream()
                        .map(line -> line.isEmpty() ? eol : newLine(column) + line)
                        .collect(Collectors.joining()))
        .orElseGet(
            () ->
                " " + ScalarWriter.inline(text, false, !comment.isBlank(), Style.PLAIN) + comment);
  }

  /** Inside of braces or brackets everything stays on its line. */
  static String flow(Tree value) {
    return switch (value) {
      case Tree.Nothing() -> "~";
      case Tree.Text(String text) -> ScalarWriter.inline(text, true, true, Style.PLAIN);
      case Tree.Items(List<Tree> items) ->
          items.stream().map(FreshYaml::flow).collect(Collectors.joining(", ", "[", "]"));
      case Tree.Keys(Map<String, Tree> keys) ->
          keys.isEmpty()
              ? "{}"
              : keys.entrySet().stream()
                  .map(each -> flow(each.getKey(), each.getValue()))
                  .collect(Collectors.joining(", ", "{ ", " }"));
    };
  }

  static String flow(String key, Tree value) {
    return ScalarWriter.key(key) + ": " + flow(value);
  }

  String newLine(int column) {
    return eol + " ".repeat(column);
  }
}
