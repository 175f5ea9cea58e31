package io.strate.workspace.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out which quotes are missing where YAML stumbled. It goes by what a line looks like to a
 * person: a key, a colon, a text up to the end of the line, or braces with such entries.
 */
final class Quoter {

  private static final Pattern ENTRY =
      Pattern.compile(
          "(?<before>\\s*(?:- +)*(?:(?:\"[^\"]*\"|'[^']*'|[^\\s:#'\"(){}\\[\\]&*!|>%@`-][^:#'\"(){}\\[\\]]*?)\\s*:\\s+)?)(?<text>\\S.*)");

  /** A key without a space behind its colon, at the start of a line or behind a brace or comma. */
  private static final Pattern TIGHT =
      Pattern.compile("(?:^\\s*(?:- +)*|[{,]\\s*)[\\p{L}_][\\p{L}\\p{N}_]*(?<colon>:)(?=[^\\s:])");

  /** How far above the place where YAML stumbled braces may open. */
  private static final int LINES_ABOVE = 50;

  private final YamlText source;

  Quoter(YamlText source) {
    this.source = source;
  }

  /**
   * What could be meant, the likeliest first: quotes for the line at an offset, or for braces
   * around it.
   */
  List<Repair> around(int offset) {
    List<Repair> repairs = new ArrayList<>();
    int line = source.lineOf(offset);
    for (int above = line; above >= Math.max(0, line - LINES_ABOVE); above--) {
      Repair repair = new Repair(source);
      int reach = considerLine(above, repair);
      if (above >= line - 1) {
        spaced(above).ifPresent(repairs::add);
      }
      if (!repair.isEmpty() && (above >= line - 1 || reach > offset)) {
        repairs.add(repair);
      }
    }
    return repairs;
  }

  /** A line whose keys want a space behind the colon. */
  private Optional<Repair> spaced(int line) {
    Matcher tight = TIGHT.matcher(source.line(line));
    Repair repair = new Repair(source);
    while (tight.find()) {
      int start = source.startOfLine(line) + tight.start("colon");
      repair.insertSpace(start, start + 1);
    }
    return repair.isEmpty() ? Optional.empty() : Optional.of(repair);
  }

  /** Considers what a line says; returns the offset up to which that goes. */
  private int considerLine(int line, Repair repair) {
    String text = source.line(line);
    Matcher entry = ENTRY.matcher(text);
    if (!entry.matches() || entry.group("before").isBlank()) {
      return -1;
    }
    int start = source.startOfLine(line) + entry.start("text");
    char first = source.text().charAt(start);
    if (first == '{' || first == '[') {
      int end = new FlowScan(source, repair).collection(start, 0);
      if (end >= 0 && isRestOfLine(end)) {
        return end;
      }
    }
    int end = endOfText(start, source.endOfLine(line));
    repair.considerQuotes(start, end, false);
    return end;
  }

  private boolean isRestOfLine(int at) {
    String rest = source.slice(at, source.endOfLine(source.lineOf(at)));
    return rest.isBlank() || rest.stripLeading().startsWith("#");
  }

  /**
   * Where the text of a line ends: before a comment outside of its quotes, and before white space.
   */
  private int endOfText(int start, int limit) {
    String text = source.text();
    int at = start;
    while (at < limit) {
      if (text.charAt(at) == '#' && at > start && text.charAt(at - 1) == ' ') {
        break;
      }
      int next = RuleScan.skip(text, at, limit);
      at = next < 0 ? limit : next;
    }
    while (at > start && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }
}
