package io.strate.rule.text;

import io.strate.rule.Place;
import io.strate.rule.Problem;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Shows problems to people: {@code file:line:column: message}, the line, and a caret below. */
public final class ProblemPrinter {

  /** Longer lines are shown in part, around the caret. */
  private static final int WIDEST = 120;

  private ProblemPrinter() {}

  /** By file, line and column. */
  public static List<Problem> sorted(Collection<Problem> problems) {
    return problems.stream()
        .distinct()
        .sorted(
            Comparator.comparing((Problem p) -> p.place().file())
                .thenComparingInt(p -> p.place().line())
                .thenComparingInt(p -> p.place().column())
                .thenComparing(Problem::severity)
                .thenComparing(Problem::message))
        .toList();
  }

  /** One problem on three lines (one, where the place has no line of text). */
  public static String print(Problem problem) {
    Place place = problem.place();
    String head =
        place
            + ": "
            + (problem.severity() == Problem.Severity.WARNING ? "warning: " : "")
            + problem.message();
    return place.lineText().isBlank() ? head : head + "\n" + excerpt(place);
  }

  private static String excerpt(Place place) {
    int[] line = place.lineText().codePoints().toArray();
    int caret = Math.clamp(place.column() - 1L, 0, line.length);
    int from = line.length <= WIDEST ? 0 : Math.clamp(caret - WIDEST / 2L, 0, line.length - WIDEST);
    int to = Math.min(line.length, from + WIDEST);
    String shown =
        (from > 0 ? "…" : "") + new String(line, from, to - from) + (to < line.length ? "…" : "");
    StringBuilder below = new StringBuilder(from > 0 ? " " : "");
    for (int i = from; i < caret; i++) {
      below.append(line[i] == '\t' ? '\t' : ' ');
    }
    int carets = Math.clamp(place.length(), 1, Math.max(1, to - caret));
    return shown + "\n" + below.append("^".repeat(carets));
  }
}
