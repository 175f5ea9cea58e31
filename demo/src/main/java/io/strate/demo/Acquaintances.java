package io.strate.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Contacts by their numbers; the blocks that were asked for last are remembered. */
final class Acquaintances {

  private static final int REMEMBERED = 1_000;

  private final DemoOptions options;
  private final BusinessCalendar calendar;
  private final Population population;
  private final SequencedMap<Integer, List<Someone>> blocks = new LinkedHashMap<>(16, 0.75f, true);

  Acquaintances(DemoOptions options, BusinessCalendar calendar) {
    this.options = options;
    this.calendar = calendar;
    population = new Population(options, calendar);
  }

  Someone of(int number) {
    int block = number / Population.BLOCK;
    List<Someone> known = blocks.get(block);
    if (known == null) {
      if (blocks.size() >= REMEMBERED) {
        blocks.pollFirstEntry();
      }
      known = met(block);
      blocks.put(block, known);
    }
    return known.get(number % Population.BLOCK);
  }

  private List<Someone> met(int block) {
    List<Someone> met = new ArrayList<>(Population.BLOCK);
    for (Account account : population.block(block)) {
      Course course = CourseMaker.course(account, calendar, options.seed());
      for (Contact contact : account.contacts()) {
        met.add(
            new Someone(
                account, contact, course, Permission.of(contact, calendar, options.seed())));
      }
    }
    return met;
  }
}
