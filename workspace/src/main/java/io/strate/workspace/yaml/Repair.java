package io.strate.workspace.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Small changes to a file, most of them quotes, after which YAML reads what is meant. No line
 * moves.
 */
final class Repair {

  private final YamlText source;
  private final List<Edit> edits = new ArrayList<>();

  /** Another text from {@code start} to before {@code end}, and why. */
  record Edit(int start, int end, String replacement, Hazard hazard) {}

  Repair(YamlText source) {
    this.source = source;
  }

  /** Puts a text in quotes if it needs them. */
  void considerQuotes(int start, int end, boolean inFlow) {
    String raw = source.slice(start, end);
    if (raw.isEmpty() || Quoting.isQuoted(raw) || Quoting.isSafe(raw, inFlow)) {
      return;
    }
    boolean open =
        raw.charAt(0) == '{'
            || raw.charAt(0) == '[' && raw.indexOf(']') < 0
            || RuleScan.endsInsideQuotes(raw);
    if (!open) {
      edits.add(new Edit(start, end, Quoting.quoted(raw), Hazard.of(raw, inFlow)));
    }
  }

  /** Puts a space behind a colon. */
  void insertSpace(int start, int end) {
    edits.add(new Edit(start, end, source.slice(start, end) + " ", Hazard.NO_SPACE));
  }

  boolean isEmpty() {
    return edits.isEmpty();
  }

  /** The changes in the order of the file. */
  List<Edit> edits() {
    return edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList();
  }

  int lastLine() {
    return edits.stream().mapToInt(q -> source.lineOf(q.end())).max().orElseThrow();
  }

  YamlText apply() {
    YamlText repaired = source;
    for (Edit each : edits().reversed()) {
      repaired = repaired.replace(each.start(), each.end(), each.replacement());
    }
    return repaired;
  }
}
