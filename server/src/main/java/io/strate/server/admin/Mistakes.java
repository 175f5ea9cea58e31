package io.strate.server.admin;

import io.strate.domain.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with definitions, read from what people are shown: a line with place and message,
 * below it the line of text and its caret. Warnings, and where the workspace lies, are left out.
 *
 * @param all one for each mistake
 * @param shown the mistakes with their lines and carets
 */
record Mistakes(List<Problem.Mistake> all, String shown) {

  private static final Pattern PLACED = Pattern.compile("(\\S.*?:\\d+:\\d+): (warning: )?(.*)");
  private static final Pattern CARET = Pattern.compile("\\s*\\^+");

  /** Codes of failures that list mistakes. */
  private static final Set<String> LISTING =
      Set.of("definitions.wrong", "definitions.condition", "source.unreadable");

  Mistakes {
    all = List.copyOf(all);
  }

  /** Of a failure; one that lists none is shown as it is. */
  static Mistakes of(Failure failure) {
    String said = String.valueOf(failure.getMessage());
    List<Problem.Mistake> all = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    if (LISTING.contains(failure.code())) {
      read(failure.code(), said.lines().toList(), all, shown);
    }
    return all.isEmpty()
        ? new Mistakes(List.of(), said)
        : new Mistakes(all, String.join("\n", shown));
  }

  private static void read(
      String code, List<String> lines, List<Problem.Mistake> all, List<String> shown) {
    int at = 0;
    while (at < lines.size()) {
      Matcher placed = PLACED.matcher(lines.get(at));
      boolean hasText = at + 2 < lines.size() && CARET.matcher(lines.get(at + 2)).matches();
      int end = placed.matches() && hasText ? at + 3 : at + 1;
      if (placed.matches() && placed.group(2) == null) {
        all.add(new Problem.Mistake(code, placed.group(1), placed.group(3)));
        shown.addAll(lines.subList(at, end));
      }
      at = end;
    }
  }
}
