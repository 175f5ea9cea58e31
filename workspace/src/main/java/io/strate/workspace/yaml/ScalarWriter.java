package io.strate.workspace.yaml;

import io.strate.workspace.yaml.YamlNode.Style;
import java.util.List;
import java.util.Optional;

/**
 * Writes texts so that they are read back as they are: bare where that is safe, quoted otherwise.
 */
public final class ScalarWriter {

  private ScalarWriter() {}

  /**
   * A text on one line.
   *
   * @param inFlow inside of braces or brackets
   * @param followed whether something else comes behind it on its line
   * @param like how the text was written that it replaces; quotes stay if they can
   */
  public static String inline(String text, boolean inFlow, boolean followed, Style like) {
    return switch (like) {
      case SINGLE_QUOTED -> isPrintable(text) ? single(text) : escaped(text);
      case DOUBLE_QUOTED -> quoted(text);
      case PLAIN, LITERAL, FOLDED -> isBare(text, inFlow, followed) ? text : quoted(text);
    };
  }

  /** A key, without its colon. */
  public static String key(String name) {
    boolean isBare = isBare(name, true, true) && Quoting.isExactKey(name) && !name.equals("<<");
    return isBare ? name : quoted(name);
  }

  private static boolean isBare(String text, boolean inFlow, boolean followed) {
    boolean isNothing = text.isEmpty() || text.equals("~") || text.equals("null");
    return !isNothing
        && isPrintable(text)
        && Quoting.isExact(text, inFlow)
        && !((inFlow || followed) && RuleScan.isCut(text));
  }

  private static String quoted(String text) {
    if (!isPrintable(text)) {
      return escaped(text);
    }
    return text.indexOf('"') < 0 && text.indexOf('\\') < 0 ? '"' + text + '"' : single(text);
  }

  private static String single(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Whether all of a text can stand on one line of a file as it is. */
  private static boolean isPrintable(String text) {
    return text.codePoints().allMatch(c -> c == '\t' || isPrintable(c));
  }

  private static boolean isPrintable(int c) {
    return c >= 0x20 && c < 0x7F
        || c >= 0xA0 && c < 0xD800 && c != 0x2028 && c != 0x2029
        || c >= 0xE000 && c < 0xFFFE && c != 0xFEFF
        || c >= 0x10000;
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"', '\\' -> out.append('\\').appendCodePoint(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                  if (isPrintable(c)) {
                    out.appendCodePoint(c);
                  } else {
                    out.append("\\u%04X".formatted(c));
                  }
                }
              }
            });
    return out.append('"').toString();
  }

  /**
   * A text of several lines as a block: its header, then its lines. Empty for a text that a block
   * does not hold exactly.
   */
  public static Optional<Block> block(String text) {
    String content = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    boolean fits =
        content.indexOf('\n') > 0
            && !content.endsWith("\n")
            && !Character.isWhitespace(content.charAt(0))
            && content.lines().allMatch(ScalarWriter::isPrintable)
            && content.indexOf('\r') < 0;
    return fits
        ? Optional.of(new Block(content.equals(text) ? "|-" : "|", content.split("\n", -1)))
        : Optional.empty();
  }

  /**
   * @param header what stands behind the key
   * @param lines without their indentation
   */
  public record Block(String header, List<String> lines) {
    Block(String header, String... lines) {
      this(header, List.of(lines));
    }

    public Block {
      lines = List.copyOf(lines);
    }
  }
}
