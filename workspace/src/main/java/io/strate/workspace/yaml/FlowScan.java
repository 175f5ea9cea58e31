package io.strate.workspace.yaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads braces and brackets the way a person means them: commas, quotes and brackets inside of a
 * rule belong to the rule. A comma ends an entry of braces only if a further key follows.
 */
final class FlowScan {

  /** A key and its colon, as they follow an opening brace or a comma. */
  private static final Pattern KEY =
      Pattern.compile(
          "\\s*+(\"[^\"\\n]*\"|'[^'\\n]*'|[^\\s:,'\"{}\\[\\]#&*!|>%@`?-][^:,{}\\[\\]()'\"#\\n]*+)\\s*+:(?=[\\s\\[{\"'])");

  private static final int DEEPEST = 20;

  private final YamlText source;
  private final String text;
  private final Repair repair;

  FlowScan(YamlText source, Repair repair) {
    this.source = source;
    this.text = source.text();
    this.repair = repair;
  }

  /**
   * Considers every text in braces or brackets that open at {@code at}. Returns the offset behind
   * them, or −1.
   */
  int collection(int at, int depth) {
    if (depth > DEEPEST) {
      return -1;
    }
    return text.charAt(at) == '{' ? braces(at, depth) : brackets(at, depth);
  }

  private int braces(int open, int depth) {
    int at = open + 1;
    while (true) {
      Matcher key = KEY.matcher(text).region(at, text.length());
      if (!key.lookingAt()) {
        int end = skipWhite(at);
        return end < text.length() && text.charAt(end) == '}' ? end + 1 : -1;
      }
      int end = value(skipWhite(key.end()), '}', depth);
      if (end < 0 || end >= text.length()) {
        return -1;
      }
      if (text.charAt(end) == '}') {
        return end + 1;
      }
      at = end + 1;
    }
  }

  private int brackets(int open, int depth) {
    int at = open + 1;
    while (true) {
      int start = skipWhite(at);
      if (start < text.length() && text.charAt(start) == ']') {
        return start + 1;
      }
      int end = value(start, ']', depth);
      if (end < 0 || end >= text.length()) {
        return -1;
      }
      if (text.charAt(end) == ']') {
        return end + 1;
      }
      at = end + 1;
    }
  }

  /**
   * Considers the value that starts here; returns the offset of the comma or {@code close} that
   * ends it.
   */
  private int value(int start, char close, int depth) {
    if (start >= text.length()) {
      return -1;
    }
    if (text.charAt(start) == '{' || text.charAt(start) == '[') {
      int behind = collection(start, depth + 1);
      int after = behind < 0 ? -1 : skipWhite(behind);
      if (after >= 0
          && after < text.length()
          && (text.charAt(after) == ',' || text.charAt(after) == close)) {
        return after;
      }
    }
    int end = endOfText(start, close);
    if (end >= 0) {
      int last = end;
      while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
        last--;
      }
      repair.considerQuotes(start, last, true);
    }
    return end;
  }

  private int endOfText(int start, char close) {
    int parentheses = 0;
    int at = start;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '(') {
        parentheses++;
      } else if (c == ')') {
        parentheses--;
      } else if (parentheses <= 0 && (c == close || c == ',' && endsEntry(at, close))) {
        return at;
      }
      at = RuleScan.skip(text, at, text.length());
      if (at < 0) {
        return -1;
      }
    }
    return -1;
  }

  private boolean endsEntry(int comma, char close) {
    if (close == ']') {
      return true;
    }
    int next = skipWhite(comma + 1);
    return next < text.length() && text.charAt(next) == close
        || KEY.matcher(text).region(comma + 1, text.length()).lookingAt();
  }

  /** Behind white space and comments. */
  private int skipWhite(int from) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#' && at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
        at = source.endOfLine(source.lineOf(at));
      } else if (Character.isWhitespace(c)) {
        at++;
      } else {
        return at;
      }
    }
    return at;
  }
}
