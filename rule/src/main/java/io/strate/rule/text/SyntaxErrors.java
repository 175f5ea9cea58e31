package io.strate.rule.text;

import static io.strate.rule.grammar.RuleLanguageLexer.*;

import io.strate.rule.grammar.RuleLanguageParser;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.ATNConfig;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Words syntax errors for people, and goes on after each at the next {@code and}, {@code or}, comma
 * or closing parenthesis, so that several errors of a text come at once. It neither inserts nor
 * drops tokens: in a language without reserved words, guesses only lead to errors that nobody made.
 */
final class SyntaxErrors extends DefaultErrorStrategy {

  /** What stands before the first token. */
  private static final Token NOTHING = new CommonToken(Token.EOF, "");

  private final Findings findings;
  private boolean found;

  SyntaxErrors(Findings findings) {
    this.findings = findings;
  }

  boolean found() {
    return found;
  }

  @Override
  public void sync(Parser parser) {}

  @Override
  public Token recoverInline(Parser parser) {
    throw new InputMismatchException(parser);
  }

  @Override
  public void reportError(Parser parser, RecognitionException e) {
    if (inErrorRecoveryMode(parser)) {
      return;
    }
    beginErrorCondition(parser);
    found = true;
    Token at = e.getOffendingToken();
    int index = at.getTokenIndex();
    Token before = index > 0 ? parser.getInputStream().get(index - 1) : NOTHING;
    findings.error(
        "rule.syntax", at, message(expected(parser, e), before, at, parser.getInputStream()));
  }

  /** Leaves the rules inside of a predicate, and skips what is left of it. */
  @Override
  public void recover(Parser parser, RecognitionException e) {
    if (parser.getContext().getRuleIndex() != RuleLanguageParser.RULE_predicate) {
      if (parser.getContext().getParent() == null) {
        return;
      }
      throw e;
    }
    int depth = 0;
    for (int type = parser.getInputStream().LA(1);
        type != Token.EOF;
        type = parser.getInputStream().LA(1)) {
      boolean ends =
          switch (type) {
            case AND, OR, COMMA, THEN, OTHERWISE, CLOSE -> depth == 0;
            default -> false;
          };
      if (ends) {
        break;
      }
      depth += type == OPEN ? 1 : type == CLOSE ? -1 : 0;
      parser.consume();
    }
  }

  // ---- what was expected ----

  private static IntervalSet expected(Parser parser, RecognitionException e) {
    if (!(e instanceof NoViableAltException dead) || dead.getDeadEndConfigs() == null) {
      return e.getExpectedTokens() == null ? new IntervalSet() : e.getExpectedTokens();
    }
    IntervalSet expected = new IntervalSet();
    for (ATNConfig config : dead.getDeadEndConfigs()) {
      ATNState state = config.state;
      if (state instanceof RuleStopState) {
        expected.add(Token.EOF);
      }
      for (Transition transition : state.getTransitions()) {
        if (!transition.isEpsilon() && transition.label() != null) {
          expected.addAll(transition.label());
        }
      }
    }
    return expected;
  }

  private static String message(IntervalSet expected, Token before, Token at, TokenStream tokens) {
    String found =
        at.getType() == Token.EOF
            ? "but the text ends here"
            : "found '" + Findings.shorten(at.getText()) + "'";
    return advice(before, at, tokens)
        .orElseGet(() -> "expected " + phrase(expected, before) + ", " + found);
  }

  private static java.util.Optional<String> advice(Token before, Token at, TokenStream tokens) {
    int first = before.getType();
    int second = at.getType();
    String advice = null;
    if (first == WHERE && second != OPEN) {
      advice =
          "outside of count(…) and the like, a condition after 'where' takes parentheses: where (amount > 5)";
    } else if (first == EQUAL && (second == GREATER || second == LESS)) {
      advice =
          "'"
              + before.getText()
              + at.getText()
              + "' is not an operator: write '"
              + at.getText()
              + "='";
    } else if (second == UNEQUAL || second == EQUAL || (second >= LESS && second <= AT_LEAST)) {
      advice = chained(at, tokens);
    } else if (first == NUMBER && second == COMMA) {
      advice = null;
    }
    return java.util.Optional.ofNullable(advice);
  }

  private static @org.jspecify.annotations.Nullable String chained(Token at, TokenStream tokens) {
    for (int i = at.getTokenIndex() - 2; i >= 0 && i > at.getTokenIndex() - 4; i--) {
      int type = tokens.get(i).getType();
      if (type >= EQUAL && type <= AT_LEAST) {
        return "comparisons do not chain: write a < b and b < c, or x between a and c";
      }
    }
    return null;
  }

  private static String phrase(IntervalSet expected, Token before) {
    boolean word = expected.contains(WORD);
    boolean value = word && expected.contains(NUMBER);
    if (value) {
      return before.getType() == NOT
              || before.getType() == AND
              || before.getType() == OR
              || before.getType() == IF
          ? "a condition after '" + before.getText() + "'"
          : "a value" + after(before);
    }
    if (word) {
      return (expected.contains(AND) ? "a name" : "the name of an event") + after(before);
    }
    if (expected.contains(DAYS)) {
      return "a unit of time such as 'days'" + after(before);
    }
    if (expected.contains(NUMBER) && expected.contains(GREATER)) {
      return "bounds such as '> 20%', '20 .. 50' or '0'" + after(before);
    }
    if (expected.contains(NUMBER)) {
      return (expected.contains(WITHIN) ? "" : "a number") + after(before);
    }
    return signs(expected, before);
  }

  private static String signs(IntervalSet expected, Token before) {
    if (expected.contains(DATE)) {
      return "a date such as 2026-01-31" + after(before);
    }
    if (expected.contains(GREATER)) {
      return "a comparison such as '> 5', or 'and', 'or'"
          + (expected.contains(CLOSE) ? ", or ')'" : "")
          + after(before);
    }
    if (expected.contains(AND) || expected.contains(OR)) {
      return "'and', 'or'" + (expected.contains(CLOSE) ? " or ')'" : " or the end") + after(before);
    }
    if (expected.contains(TEXT)) {
      return "a text in single quotes" + after(before);
    }
    if (expected.contains(Token.EOF) && expected.size() == 1) {
      return "the end" + after(before);
    }
    return literals(expected) + after(before);
  }

  private static String literals(IntervalSet expected) {
    java.util.List<String> names =
        expected.toList().stream()
            .map(SyntaxErrors::literal)
            .filter(s -> !s.isEmpty())
            .limit(4)
            .toList();
    return names.isEmpty() ? "something else" : String.join(" or ", names);
  }

  private static String literal(int type) {
    return switch (type) {
      case Token.EOF -> "the end";
      case CLOSE -> "')'";
      case OPEN -> "'('";
      case COMMA -> "','";
      case TEXT -> "a text in single quotes";
      case KNOWN -> "'known'";
      case UNKNOWN -> "'unknown'";
      case CONTACT -> "'contact'";
      case AGO -> "'ago'";
      case SEGMENT -> "'segment'";
      case THEN -> "'then'";
      default -> {
        String name = RuleLanguageParser.VOCABULARY.getSymbolicName(type);
        yield name == null || type > ARTICLE
            ? ""
            : "'" + name.toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + "'";
      }
    };
  }

  private static String after(Token before) {
    return before.getType() == Token.EOF || before.getTokenIndex() < 0
        ? ""
        : " after '" + Findings.shorten(before.getText()) + "'";
  }
}
