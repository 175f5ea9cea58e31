package io.strate.rule.text;

import io.strate.rule.Place;
import io.strate.rule.Problem;
import io.strate.rule.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * What is found in one text: problems, and the places of events. ANTLR counts code points where
 * texts count UTF-16 units.
 */
final class Findings {

  /** Nobody reads more of one text. */
  private static final int MOST = 20;

  private final SourceText source;
  private final boolean basicPlane;
  private final Set<Problem> problems = new LinkedHashSet<>();
  private final Map<Selection, Place> selections = new HashMap<>();

  Findings(SourceText source) {
    this.source = source;
    this.basicPlane = source.text().chars().noneMatch(c -> Character.isSurrogate((char) c));
  }

  List<Problem> problems() {
    return new ArrayList<>(problems);
  }

  /** Where events were selected; of equal selections the first. */
  Map<Selection, Place> selections() {
    return selections;
  }

  Selection selected(Selection selection, ParserRuleContext at) {
    selections.putIfAbsent(selection, place(at));
    return selection;
  }

  boolean hasErrors() {
    return problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
  }

  void error(String code, Place place, String message) {
    add(Problem.error(code, place, message));
  }

  void error(String code, ParserRuleContext at, String message) {
    add(Problem.error(code, place(at), message));
  }

  void error(String code, Token at, String message) {
    add(Problem.error(code, place(at), message));
  }

  void warning(String code, ParserRuleContext at, String message) {
    add(Problem.warning(code, place(at), message));
  }

  private void add(Problem problem) {
    if (problems.size() < MOST) {
      problems.add(problem);
    }
  }

  /** Reports and gives up on a part of the text. */
  Flaw flaw(String code, ParserRuleContext at, String message) {
    error(code, at, message);
    return new Flaw();
  }

  /** The same, at a token. */
  Flaw flaw(String code, Token at, String message) {
    error(code, at, message);
    return new Flaw();
  }

  Place place(ParserRuleContext context) {
    int from = offset(context.getStart().getStartIndex());
    Token stop = context.getStop() == null ? context.getStart() : context.getStop();
    return source.place(from, Math.max(0, offset(stop.getStopIndex() + 1) - from));
  }

  Place place(Token token) {
    int from = offset(token.getStartIndex());
    boolean end = token.getType() == Token.EOF;
    return source.place(from, end ? 0 : offset(token.getStopIndex() + 1) - from);
  }

  /** The text of a part, shortened to be quoted in a message. */
  String quote(ParserRuleContext context) {
    Token stop = context.getStop() == null ? context.getStart() : context.getStop();
    int from = offset(context.getStart().getStartIndex());
    return shorten(source.text().substring(from, Math.max(from, offset(stop.getStopIndex() + 1))));
  }

  /** The same in quotes, unless it is a text, which has its own. */
  String quoted(ParserRuleContext context) {
    return quoted(quote(context));
  }

  static String quoted(String text) {
    return text.startsWith("'") || text.startsWith("«") ? text : "'" + text + "'";
  }

  static String shorten(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    int length = line.codePointCount(0, line.length());
    return length <= 50 ? line : line.substring(0, line.offsetByCodePoints(0, 47)) + "…";
  }

  private int offset(int codePoints) {
    String text = source.text();
    if (basicPlane) {
      return Math.clamp(codePoints, 0, text.length());
    }
    int most = text.codePointCount(0, text.length());
    return text.offsetByCodePoints(0, Math.clamp(codePoints, 0, most));
  }
}
