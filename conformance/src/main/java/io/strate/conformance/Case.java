package io.strate.conformance;

import io.strate.rule.definition.Definitions;
import io.strate.rule.interpret.Population;
import java.util.List;

/** Definitions, a population, and the instants to look at. */
public record Case(Definitions definitions, Population population, List<Long> nows) {
  public Case {
    nows = List.copyOf(nows);
  }
}
