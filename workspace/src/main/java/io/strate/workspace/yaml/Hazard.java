package io.strate.workspace.yaml;

import io.strate.workspace.yaml.YamlNode.Scalar;
import io.strate.workspace.yaml.YamlNode.Style;
import java.util.Optional;

/** Why YAML reads something else than a person who wrote a rule meant. */
enum Hazard {
  COMMA("inside { } and [ ] a comma ends a text"),
  BRACKET("inside { } and [ ] a bracket or brace ends a text"),
  COLON("a colon with a space behind it ends a key"),
  HASH("a # with a space before it starts a comment"),
  SINGLE_QUOTE("a text that starts with ' ends at the next '"),
  DOUBLE_QUOTE("a text that starts with \" ends at the next \""),
  ESCAPE("a \\ inside of \" \" starts an escape"),
  BLOCK("a text that starts with > or | stands on the lines below"),
  TAG("a text that starts with ! is a tag"),
  ANCHOR("a text that starts with & is an anchor"),
  ALIAS("a text that starts with * repeats an anchor of that name"),
  OPENING("a text that starts with [ or { is a list or a map"),
  RESERVED("a text cannot start with @, ` or %"),
  DASH("a text cannot start with - , ? or : and a space"),
  NO_SPACE("a key needs a space behind its colon"),
  OTHER("YAML reads this otherwise");

  private final String reason;

  Hazard(String reason) {
    this.reason = reason;
  }

  /** A clause that says what YAML does. */
  String reason() {
    return reason;
  }

  /** Why a text cannot stand bare; {@code inFlow} inside of braces or brackets. */
  static Hazard of(String raw, boolean inFlow) {
    Hazard atStart = ofStart(raw);
    if (atStart != OTHER) {
      return atStart;
    }
    if (raw.contains(" #") || raw.contains("\t#")) {
      return HASH;
    }
    if (raw.contains(": ") || raw.endsWith(":")) {
      return COLON;
    }
    if (inFlow && raw.contains(",")) {
      return COMMA;
    }
    return inFlow && raw.chars().anyMatch(c -> "[]{}".indexOf(c) >= 0) ? BRACKET : OTHER;
  }

  private static Hazard ofStart(String raw) {
    return switch (raw.isEmpty() ? ' ' : raw.charAt(0)) {
      case '\'' -> SINGLE_QUOTE;
      case '"' -> raw.indexOf('\\') > 0 ? ESCAPE : DOUBLE_QUOTE;
      case '>', '|' -> BLOCK;
      case '!' -> TAG;
      case '&' -> ANCHOR;
      case '*' -> ALIAS;
      case '@', '`', '%' -> RESERVED;
      case '[', '{' -> OPENING;
      case '-', '?', ':' -> raw.length() == 1 || raw.charAt(1) == ' ' ? DASH : OTHER;
      default -> OTHER;
    };
  }

  /** Whether a scalar that YAML accepts has nevertheless lost a part of what stands on its line. */
  static Optional<Hazard> swallowedBy(Scalar scalar) {
    String text = scalar.source().text();
    if (scalar.style() == Style.PLAIN) {
      return cutBy(firstBehind(scalar), scalar.value());
    }
    boolean block = scalar.style() == Style.FOLDED || scalar.style() == Style.LITERAL;
    return block
            && scalar.value().isEmpty()
            && scalar.start() + 1 < text.length()
            && Character.isDigit(text.charAt(scalar.start() + 1))
        ? Optional.of(BLOCK)
        : Optional.empty();
  }

  private static Optional<Hazard> cutBy(char next, String value) {
    return switch (next) {
      case '#' -> RuleScan.isCut(value) ? Optional.of(HASH) : Optional.empty();
      case ':' -> RuleScan.endsInsideQuotes(value) ? Optional.of(COLON) : Optional.empty();
      case ',' -> RuleScan.isCut(value) ? Optional.of(COMMA) : Optional.empty();
      case ']', '}' -> RuleScan.isCut(value) ? Optional.of(BRACKET) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** The first character behind a scalar that is no space. */
  private static char firstBehind(Scalar scalar) {
    String text = scalar.source().text();
    int after = scalar.end();
    while (after < text.length() && (text.charAt(after) == ' ' || text.charAt(after) == '\t')) {
      after++;
    }
    return after < text.length() ? text.charAt(after) : '\n';
  }
}
