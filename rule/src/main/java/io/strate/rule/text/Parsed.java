package io.strate.rule.text;

import io.strate.rule.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a text came to: a value unless something is wrong with it, and all problems found. */
public record Parsed<T>(Optional<T> value, List<Problem> problems) {
  public Parsed {
    Objects.requireNonNull(value, "value");
    problems = List.copyOf(problems);
  }
}
