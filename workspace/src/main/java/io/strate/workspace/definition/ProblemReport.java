package io.strate.workspace.definition;

import io.strate.rule.Problem;
import io.strate.rule.Problem.Severity;
import io.strate.rule.text.ProblemPrinter;
import java.util.ArrayList;
import java.util.List;

/** All problems of a workspace for a terminal: errors, then warnings, then how many. */
public final class ProblemReport {

  private ProblemReport() {}

  /** The report, with a line feed at its end; empty if there is no problem. */
  public static String of(List<Problem> problems) {
    if (problems.isEmpty()) {
      return "";
    }
    List<Problem> sorted = ProblemPrinter.sorted(problems);
    List<Problem> errors = of(sorted, Severity.ERROR);
    List<Problem> warnings = of(sorted, Severity.WARNING);
    StringBuilder out = new StringBuilder();
    errors.forEach(problem -> out.append(ProblemPrinter.print(problem)).append('\n'));
    warnings.forEach(problem -> out.append(ProblemPrinter.print(problem)).append('\n'));
    return out.append(count(errors.size(), warnings.size())).append('\n').toString();
  }

  private static List<Problem> of(List<Problem> problems, Severity severity) {
    return problems.stream().filter(problem -> problem.severity() == severity).toList();
  }

  /** {@code 2 errors, 1 warning}. */
  private static String count(int errors, int warnings) {
    List<String> counts = new ArrayList<>();
    if (errors > 0) {
      counts.add(errors == 1 ? "1 error" : errors + " errors");
    }
    if (warnings > 0) {
      counts.add(warnings == 1 ? "1 warning" : warnings + " warnings");
    }
    return String.join(", ", counts);
  }
}
