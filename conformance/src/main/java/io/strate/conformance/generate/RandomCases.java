package io.strate.conformance.generate;

import io.strate.conformance.Case;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.interpret.Interpreter;
import io.strate.rule.interpret.Population;
import io.strate.rule.time.Calendar;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Whole cases: the same seed gives the same case. */
public final class RandomCases {

  private static final long DAY = 86_400_000;

  private RandomCases() {}

  /** Some 6 definitions, up to 8 contacts and 4 accounts, and 4 or more instants. */
  public static Case of(long seed) {
    return of(seed, 6, 8, 40);
  }

  /**
   * @param rules how many traits, scores and segments (or families) to define
   * @param contacts up to how many (at most 8)
   * @param entries up to how many a contact has
   */
  public static Case of(long seed, int rules, int contacts, int entries) {
    Draw draw = new Draw(seed);
    Definitions definitions = new RandomRules(draw).definitions(rules);
    List<Long> nows =
        new ArrayList<>(List.of(draw.instant(), draw.instant() + draw.below(90) * DAY));
    Population population =
        new RandomPopulations(draw, nows, Calendar.of(definitions.zone()))
            .population(contacts, entries);
    nows.addAll(turningPoints(draw, definitions, population, nows));
    return new Case(definitions, population, nows.stream().distinct().toList());
  }

  /** Some instants at which a membership may change, and the milliseconds before them. */
  private static List<Long> turningPoints(
      Draw draw, Definitions definitions, Population population, List<Long> nows) {
    NavigableSet<Long> near = new TreeSet<>();
    Interpreter interpreter = new Interpreter(definitions, population);
    for (SegmentDefinition segment : definitions.segments()) {
      List<String> ids = List.copyOf(population.ids(segment.of()));
      if (!ids.isEmpty() && near.size() < 200) {
        long now = draw.from(nows);
        near.addAll(
            interpreter
                .turningPoints()
                .between(segment.name(), draw.from(ids), now - 2 * DAY, now + 2 * DAY));
      }
    }
    List<Long> chosen = new ArrayList<>();
    for (int i = 0; i < 2 && !near.isEmpty(); i++) {
      long turn = draw.from(List.copyOf(near));
      chosen.add(turn - 1);
      chosen.add(turn);
    }
    return chosen;
  }
}
