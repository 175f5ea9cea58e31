package io.strate.rule.text;

import static io.strate.rule.grammar.RuleLanguageLexer.*;

import io.strate.domain.Nearest;
import io.strate.rule.grammar.RuleLanguageParser;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says a syntax error in the user's words: what was expected, after what, and what was found. */
final class Wording {

  /** What stands before the first token. */
  private static final Token NOTHING = new CommonToken(Token.EOF, "");

  /** Words that join or test, and hardly ever are a name. */
  private static final Set<Integer> JOINING =
      Set.of(
          AND, OR, NOT, THEN, BUT, WHERE, IN, IS, AMONG, BETWEEN, CONTAINS, STARTS, ENDS, MATCHES,
          WITHIN);

  /** What is often misspelt. */
  private static final List<String> WORDS =
      List.of(
          "and",
          "or",
          "not",
          "between",
          "contains",
          "starts",
          "ends",
          "matches",
          "where",
          "within",
          "since",
          "before",
          "including",
          "then",
          "segment",
          "calendar",
          "known",
          "unknown",
          "puis",
          "sous",
          "dans",
          "entre",
          "contient",
          "commence",
          "finit",
          "correspond",
          "depuis",
          "avant",
          "connu",
          "inconnu",
          "alors",
          "sinon",
          "derniers",
          "prochains");

  private static final List<String> UNITS =
      List.of(
          "seconds",
          "minutes",
          "hours",
          "days",
          "weeks",
          "months",
          "years",
          "secondes",
          "heures",
          "jours",
          "semaines",
          "mois",
          "ans",
          "années");

  private static final Set<Integer> UNIT =
      Set.of(
          MILLISECONDS, SECONDS, MINUTES, HOURS, DAYS, WEEKS, WEEK_WORD, MONTHS, YEARS, CALENDAR);

  private static final Set<String> LIKE = Set.of("like", "ilike", "comme");

  private final IntervalSet expected;
  private final TokenStream tokens;
  private final Token at;
  private final Token before;
  private final boolean joiningName;

  Wording(IntervalSet expected, TokenStream tokens, Token found) {
    this.expected = expected;
    this.tokens = tokens;
    Token last = previous(found);
    this.joiningName =
        JOINING.contains(last.getType()) && !expected.contains(WORD) && endsValue(expected);
    this.at = joiningName ? last : found;
    this.before = previous(at);
  }

  private Token previous(Token token) {
    return token.getTokenIndex() > 0 ? tokens.get(token.getTokenIndex() - 1) : NOTHING;
  }

  /** Whether reading stopped behind a value. */
  private static boolean endsValue(IntervalSet expected) {
    return expected.contains(AND)
        || expected.contains(GREATER)
        || expected.contains(PLUS_SIGN)
        || isEnd(expected);
  }

  private static boolean isEnd(IntervalSet expected) {
    return expected.contains(Token.EOF) || expected.contains(CLOSE);
  }

  /** The token to point at. */
  Token place() {
    return at;
  }

  String message() {
    return advice().orElseGet(() -> "expected " + phrase() + after() + ", " + found() + meant());
  }

  private String found() {
    return at.getType() == Token.EOF
        ? "but the text ends here"
        : "found " + Findings.quoted(Findings.shorten(at.getText()));
  }

  private String meant() {
    return at.getType() == WORD
        ? Nearest.hint(at.getText(), expected.contains(DAYS) ? UNITS : WORDS)
        : "";
  }

  private String after() {
    return before == NOTHING ? "" : " after " + Findings.quoted(Findings.shorten(before.getText()));
  }

  // ---- special cases ----

  private Optional<String> advice() {
    int first = before.getType();
    int second = at.getType();
    if (joiningName) {
      return Optional.empty();
    }
    if (first == WHERE && second != OPEN && expected.contains(OPEN) && !expected.contains(WORD)) {
      return Optional.of(
          "outside of count(…) and the like, a condition after 'where' takes parentheses: where (amount > 5)");
    }
    if (first == EQUAL && (second == GREATER || second == LESS)) {
      return Optional.of(
          "'"
              + before.getText()
              + at.getText()
              + "' is not an operator: write '"
              + at.getText()
              + "='");
    }
    if (second == WORD && LIKE.contains(at.getText().toLowerCase(Locale.ROOT))) {
      return Optional.of(
          "'"
              + at.getText()
              + "' is not part of the language: write contains, starts with, ends with or matches");
    }
    if (first == IF && !expected.contains(WORD)) {
      return Optional.of("here stands a condition alone: IF … THEN is for the rule of a segment");
    }
    return isComparison(second) && isChained()
        ? Optional.of("comparisons do not chain: write a < b and b < c, or x between a and c")
        : Optional.empty();
  }

  private static boolean isComparison(int type) {
    return type >= EQUAL && type <= AT_LEAST;
  }

  private boolean isChained() {
    for (int i = at.getTokenIndex() - 2; i >= Math.max(0, at.getTokenIndex() - 3); i--) {
      if (isComparison(tokens.get(i).getType())) {
        return true;
      }
    }
    return false;
  }

  // ---- what was expected ----

  private String phrase() {
    if (joiningName) {
      return condition() ? "a condition" : "a value";
    }
    if (expected.contains(WORD)) {
      return expected.contains(NUMBER)
          ? (condition() ? "a condition" : "a value")
          : expected.contains(AND) ? "a name" : "the name of an event";
    }
    if (expected.contains(DAYS)) {
      return expected.contains(AND) ? "'and' and a second value" : "a unit of time such as 'days'";
    }
    if (expected.contains(NUMBER) && expected.contains(DATE)) {
      return "a date or a length of time";
    }
    if (expected.contains(NUMBER)) {
      return expected.contains(GREATER)
          ? "bounds such as '> 20%', '20 .. 50' or '0'"
          : before.getType() == WITHIN ? "a length of time such as '30 days'" : "a number";
    }
    return expected.contains(DATE) ? "a date such as 2026-01-31" : afterValue();
  }

  private boolean condition() {
    return switch (before.getType()) {
      case NOT, AND, OR, IF, Token.EOF -> true;
      default -> false;
    };
  }

  private String afterValue() {
    String end = isInside() ? ", or ')'" : ", or the end";
    if (expected.contains(WHERE) && expected.contains(WITHIN)) {
      return "'where', a window such as 'within 7 days'" + end;
    }
    if (onlyEnds() && UNIT.contains(before.getType())) {
      return isInside() ? "')'" : "'and', 'or', or the end";
    }
    if (expected.contains(LAST) && expected.contains(NEXT)) {
      return "'last' or 'next' ('derniers', 'prochains'; choices stand in parentheses, as in (1, 2))";
    }
    if (expected.contains(GREATER) || onlyEnds()) {
      return "an operator such as '=', 'and', 'or'" + end;
    }
    if (expected.contains(AND) || expected.contains(OR)) {
      return "'and', 'or'" + end;
    }
    return expected.contains(TEXT) ? "a text in single quotes" : literals();
  }

  private boolean onlyEnds() {
    return expected.toList().stream()
        .allMatch(type -> type == Token.EOF || type == CLOSE || type == COMMA);
  }

  /** Whether a parenthesis is open before the place. */
  private boolean isInside() {
    int depth = 0;
    for (int i = 0; i < at.getTokenIndex(); i++) {
      int type = tokens.get(i).getType();
      depth += type == OPEN ? 1 : type == CLOSE && depth > 0 ? -1 : 0;
    }
    return depth > 0;
  }

  private String literals() {
    List<String> names =
        expected.toList().stream()
            .map(Wording::literal)
            .filter(s -> !s.isEmpty())
            .limit(4)
            .toList();
    return names.isEmpty() ? "something else" : String.join(" or ", names);
  }

  private static String literal(int type) {
    return switch (type) {
      case OPEN -> "'('";
      case COMMA -> "','";
      case LAST -> "'last' ('derniers')";
      case DONE -> "'fait'";
      default -> {
        String name = RuleLanguageParser.VOCABULARY.getSymbolicName(type);
        boolean word = type >= RuleLanguageParser.AND && type <= ARTICLE;
        yield word ? "'" + name.toLowerCase(Locale.ROOT).replace('_', ' ') + "'" : "";
      }
    };
  }
}
