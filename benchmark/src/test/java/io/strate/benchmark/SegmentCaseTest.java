package io.strate.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentCaseTest {

  private static final Shape SHAPE = new Shape(300, 30_000, 60, 5);

  @TempDir Path folder;

  @Test
  void hasTheSameMembersInSqlAsInAPlainCount() throws Exception {
    CsvFiles files = new CsvFiles(folder);
    files.write(SHAPE);
    List<SegmentCase> cases = SegmentCase.of(SHAPE);
    int members = 0;
    try (Duck duck = new Duck(folder.resolve("test.duckdb"), 1)) {
      duck.load(files);
      duck.segments(cases, Shape.NOW);
      for (SegmentCase one : cases) {
        int expected = count(one);
        assertThat(duck.members(one)).as(one.rule()).isEqualTo(expected);
        members += expected;
      }
    }
    assertThat(members).as("members of all segments").isGreaterThan(60);
  }

  private static int count(SegmentCase one) {
    Map<Integer, Integer> counts = new HashMap<>();
    Map<Integer, Integer> cents = new HashMap<>();
    Population population = new Population(SHAPE);
    while (population.next()) {
      String type = Shape.TYPES.get(population.type());
      if (type.equals(one.counted()) && population.time() > start(one.countDays())) {
        counts.merge(population.contact(), 1, Integer::sum);
      }
      if (type.equals(one.summed()) && population.time() > start(one.sumDays())) {
        cents.merge(population.contact(), population.cents(), Integer::sum);
      }
    }
    int members = 0;
    for (int i = 0; i < SHAPE.contacts(); i++) {
      Population.Contact contact = Population.contact(SHAPE, i);
      boolean in =
          counts.getOrDefault(contact.id(), 0) >= one.atLeast()
              && cents.getOrDefault(contact.id(), 0) > one.above() * 100
              && contact.region().equals(one.region())
              && contact.employees() > one.employees();
      members += in ? 1 : 0;
    }
    return members;
  }

  private static long start(int days) {
    return Shape.NOW - days * Shape.DAY;
  }
}
