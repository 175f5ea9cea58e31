package io.strate.rule.draft;

import io.strate.rule.Place;
import io.strate.rule.Problem;
import io.strate.rule.text.Parsed;
import io.strate.rule.text.ProblemPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All problems found so far. */
final class Report {

  private final List<Problem> problems = new ArrayList<>();

  void error(String code, Place place, String message) {
    problems.add(Problem.error(code, place, message));
  }

  void warning(String code, Place place, String message) {
    problems.add(Problem.warning(code, place, message));
  }

  /** The value of a text, after noting what is wrong with it. */
  <T> Optional<T> take(Parsed<T> parsed) {
    problems.addAll(parsed.problems());
    return parsed.value();
  }

  List<Problem> sorted() {
    return ProblemPrinter.sorted(problems);
  }
}
