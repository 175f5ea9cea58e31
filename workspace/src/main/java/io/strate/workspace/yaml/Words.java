package io.strate.workspace.yaml;

import io.strate.workspace.yaml.YamlNode.Mapping;
import io.strate.workspace.yaml.YamlNode.Scalar;
import io.strate.workspace.yaml.YamlNode.Sequence;

/** How messages speak of pieces of YAML. */
public final class Words {

  private static final int LONGEST = 100;

  private Words() {}

  /**
   * What a value is, with its article: {@code a text}, {@code a list}, {@code keys with values}.
   */
  public static String kind(YamlNode node) {
    return switch (node) {
      case Scalar scalar ->
          scalar.isAbsent() ? "nothing" : scalar.value().isBlank() ? "an empty text" : "a text";
      case Mapping _ -> "keys with values";
      case Sequence _ -> "a list";
    };
  }

  /** A text on one line and of a length that a message can carry. */
  public static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
