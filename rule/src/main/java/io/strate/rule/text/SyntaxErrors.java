package io.strate.rule.text;

import static io.strate.rule.grammar.RuleLanguageLexer.*;

import io.strate.rule.grammar.RuleLanguageParser;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNConfig;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.ParserATNSimulator;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Reports each syntax error where reading stopped, and goes on at the next {@code and}, {@code or},
 * comma or closing parenthesis, so that several errors of a text come at once. It neither inserts
 * nor drops tokens: in a language without reserved words, guesses only lead to errors that nobody
 * made.
 */
final class SyntaxErrors extends DefaultErrorStrategy {

  private final Findings findings;
  private boolean found;

  SyntaxErrors(Findings findings) {
    this.findings = findings;
  }

  boolean found() {
    return found;
  }

  /** Makes a parser report through this. */
  void install(RuleLanguageParser parser) {
    parser.setErrorHandler(this);
    parser.setInterpreter(new Furthest(parser));
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
    Wording wording = new Wording(expected(e), parser.getInputStream(), e.getOffendingToken());
    findings.error("rule.syntax", wording.place(), wording.message());
  }

  /** Leaves the rules inside of a predicate, and skips what is left of it. */
  @Override
  public void recover(Parser parser, RecognitionException e) {
    if (parser.getContext().getRuleIndex() == RuleLanguageParser.RULE_predicate) {
      skipPredicate(parser);
    } else if (parser.getContext().getParent() != null) {
      throw e;
    }
  }

  private static void skipPredicate(Parser parser) {
    int depth = openSince(parser.getContext().getStart(), parser);
    int type = parser.getInputStream().LA(1);
    while (type != Token.EOF && !(depth == 0 && ends(type))) {
      depth += type == OPEN ? 1 : type == CLOSE ? -1 : 0;
      parser.consume();
      type = parser.getInputStream().LA(1);
    }
  }

  /** How many parentheses the predicate has opened and not closed. */
  private static int openSince(Token start, Parser parser) {
    int depth = 0;
    for (int i = start.getTokenIndex(); i < parser.getInputStream().index(); i++) {
      int type = parser.getInputStream().get(i).getType();
      depth += type == OPEN ? 1 : type == CLOSE && depth > 0 ? -1 : 0;
    }
    return depth;
  }

  private static boolean ends(int type) {
    return switch (type) {
      case AND, OR, COMMA, THEN, OTHERWISE, CLOSE -> true;
      default -> false;
    };
  }

  /** The tokens that could have stood where reading stopped. */
  private static IntervalSet expected(RecognitionException e) {
    if (!(e instanceof NoViableAltException dead) || dead.getDeadEndConfigs() == null) {
      return e.getExpectedTokens() == null ? new IntervalSet() : e.getExpectedTokens();
    }
    IntervalSet expected = new IntervalSet();
    for (ATNConfig config : dead.getDeadEndConfigs()) {
      if (config.state instanceof RuleStopState) {
        expected.add(Token.EOF);
      }
      for (Transition transition : config.state.getTransitions()) {
        if (!transition.isEpsilon() && transition.label() != null) {
          expected.addAll(transition.label());
        }
      }
    }
    return expected;
  }

  /**
   * Predicts as usual, and where no way leads on, fails at the furthest token that some way
   * reached, instead of leaving the rule and failing at the place where it began to look ahead.
   */
  private static final class Furthest extends ParserATNSimulator {
    Furthest(RuleLanguageParser parser) {
      super(
          parser,
          parser.getATN(),
          parser.getInterpreter().decisionToDFA,
          parser.getInterpreter().getSharedContextCache());
    }

    @Override
    protected int getSynValidOrSemInvalidAltThatFinishedDecisionEntryRule(
        ATNConfigSet configs, ParserRuleContext outerContext) {
      return ATN.INVALID_ALT_NUMBER;
    }
  }
}
