package io.strate.rule.text;

import static io.strate.rule.grammar.RuleLanguageLexer.*;

import io.strate.rule.grammar.RuleLanguageLexer;
import io.strate.rule.grammar.RuleLanguageParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * From text to the grammar's tree. Length and depth are checked first, so that no text can exhaust
 * the parser's stack. Parsing first predicts without regard to the calling rules (SLL), which is
 * fast and right for nearly every text; only a text that fails is parsed again in full, and then
 * its errors are worded.
 */
final class Syntax {

  static final int LONGEST = 100_000;
  static final int DEEPEST = 200;

  /** Where a word cannot be the noun of an article before it. */
  private static final Set<Integer> NO_NOUN =
      Set.of(
          AND, OR, NOT, THEN, BUT, WHERE, IN, IS, AMONG, BETWEEN, CONTAINS, STARTS, ENDS, MATCHES,
          WITHIN, BEFORE);

  private static final Set<Integer> NOUN =
      Set.of(WORD, QUOTED_NAME, NUMBER, RuleLanguageLexer.DATE, DAY_FIRST_DATE, OPEN);

  private Syntax() {}

  /** The tree of a text, or empty if it is wrong; what is wrong is added to the findings. */
  static <C extends ParserRuleContext> Optional<C> parse(
      SourceText source, Findings findings, Function<RuleLanguageParser, C> start) {
    if (source.text().length() > LONGEST) {
      findings.error(
          "rule.too_long",
          source.place(0, 0),
          "this text has "
              + source.text().length()
              + " characters, and at most "
              + LONGEST
              + " are read: split it into traits or segments");
      return Optional.empty();
    }
    List<Token> tokens = tokens(source.text());
    if (!areSound(tokens, source, findings)) {
      return Optional.empty();
    }
    RuleLanguageParser parser = parser(tokens);
    try {
      parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
      parser.setErrorHandler(new BailErrorStrategy());
      return Optional.of(start.apply(parser));
    } catch (ParseCancellationException e) {
      return again(tokens, findings, start);
    }
  }

  private static <C extends ParserRuleContext> Optional<C> again(
      List<Token> tokens, Findings findings, Function<RuleLanguageParser, C> start) {
    RuleLanguageParser parser = parser(tokens);
    SyntaxErrors errors = new SyntaxErrors(findings);
    errors.install(parser);
    parser.getInterpreter().setPredictionMode(PredictionMode.LL);
    C tree = start.apply(parser);
    return errors.found() ? Optional.empty() : Optional.of(tree);
  }

  private static RuleLanguageParser parser(List<Token> tokens) {
    RuleLanguageParser parser =
        new RuleLanguageParser(new CommonTokenStream(new ListTokenSource(tokens)));
    parser.removeErrorListeners();
    return parser;
  }

  private static List<Token> tokens(String text) {
    RuleLanguageLexer lexer = new RuleLanguageLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    List<Token> tokens = new ArrayList<>(lexer.getAllTokens());
    tokens.removeIf(token -> token.getChannel() != Token.DEFAULT_CHANNEL);
    tokens = withoutArticles(tokens);
    int end = text.codePointCount(0, text.stripTrailing().length());
    CommonToken eof = new CommonToken(Token.EOF, "");
    eof.setStartIndex(end);
    eof.setStopIndex(end - 1);
    tokens.add(eof);
    return tokens;
  }

  private static List<Token> withoutArticles(List<Token> tokens) {
    List<Token> kept = new ArrayList<>(tokens.size() + 1);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean afterDot = i > 0 && tokens.get(i - 1).getType() == DOT;
      boolean article =
          token.getType() == ARTICLE
              && !afterDot
              && i + 1 < tokens.size()
              && isNoun(tokens.get(i + 1));
      if (!article) {
        kept.add(token);
      }
    }
    return kept;
  }

  private static boolean isNoun(Token token) {
    int type = token.getType();
    boolean word = type >= AND && type <= ARTICLE;
    return NOUN.contains(type) || (word && !NO_NOUN.contains(type));
  }

  // ---- before parsing ----

  private static boolean areSound(List<Token> tokens, SourceText source, Findings findings) {
    tokens.forEach(token -> refuseStray(token, findings));
    if (findings.hasErrors()) {
      return false;
    }
    if (tokens.size() == 1) {
      findings.error("rule.empty", source.place(), "expected a rule, found nothing");
      return false;
    }
    Optional<Token> tooDeep = deeperThan(DEEPEST, tokens);
    tooDeep.ifPresent(
        token ->
            findings.error(
                "rule.too_deep",
                token,
                "this is nested more than "
                    + DEEPEST
                    + " levels deep: give its parts names as traits or segments"));
    return tooDeep.isEmpty();
  }

  private static void refuseStray(Token token, Findings findings) {
    String text = token.getText();
    switch (token.getType()) {
      case DOUBLE_QUOTED ->
          findings.error(
              "rule.quotes",
              token,
              "texts stand in single quotes: '"
                  + Findings.shorten(text.substring(1, text.length() - 1)).replace("'", "''")
                  + "' (and names in backticks)");
      case UNCLOSED ->
          findings.error(
              "rule.unclosed",
              token,
              "nothing closes this "
                  + (text.startsWith("`")
                      ? "name: expected another `"
                      : "text: expected another " + closing(text)));
      case OTHER -> findings.error("rule.stray", token, stray(text));
      default -> {}
    }
  }

  private static String closing(String text) {
    return text.startsWith("«")
        ? "»"
        : text.startsWith("\"") ? "'" : "' (a quote within a text is doubled: '')";
  }

  private static String stray(String text) {
    return switch (text) {
      case "&" -> "'&' is not part of the language: write 'and'";
      case "|" -> "'|' is not part of the language: write 'or'";
      case "!" -> "'!' is not part of the language: write 'not', or '!=' without a space";
      case ";" -> "';' is not part of the language: each rule is a text of its own";
      case "’", "‘", "“", "”" -> "texts stand in straight single quotes: '…'";
      case "[", "]", "{", "}" -> "'" + text + "' is not part of the language: write '(' and ')'";
      default -> "the character " + visible(text) + " is not part of the language";
    };
  }

  private static String visible(String text) {
    int c = text.codePointAt(0);
    String hex = String.format("U+%04X", c);
    return Character.isISOControl(c) || Character.isSurrogate((char) c)
        ? hex
        : "'" + text + "' (" + hex + ")";
  }

  /** The first token that stands deeper than a limit; prefix operators count like parentheses. */
  private static Optional<Token> deeperThan(int limit, List<Token> tokens) {
    List<Integer> opened = new ArrayList<>();
    int depth = 0;
    int prefixes = 0;
    for (Token token : tokens) {
      switch (token.getType()) {
        case OPEN -> {
          opened.add(prefixes + 1);
          depth += prefixes + 1;
          prefixes = 0;
        }
        case CLOSE -> {
          depth -= opened.isEmpty() ? 0 : opened.removeLast();
          prefixes = 0;
        }
        case NOT, MINUS, SINCE, UNTIL, BEFORE, OF, HOURS, DAYS, MONTHS, YEARS, WEEKDAY ->
            prefixes++;
        default -> prefixes = 0;
      }
      if (depth + prefixes > limit) {
        return Optional.of(token);
      }
    }
    return Optional.empty();
  }
}
