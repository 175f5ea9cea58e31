package io.strate.workspace.answer.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Entity;
import io.strate.workspace.answer.TestingStore;
import io.strate.workspace.answer.compare.Distribution.Bin;
import io.strate.workspace.answer.compare.Distribution.Category;
import io.strate.workspace.answer.compare.Distribution.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShowDistributionTest {

  @TempDir Path folder;
  private TestingStore store;
  private final ValueColumns columns = new ValueColumns();

  @BeforeEach
  void open() {
    store =
        TestingStore.open(
            folder,
            "2026-06-01T00:00:00Z",
            "strate.yaml",
            """
            workspace: values
            timezone: Europe/Paris
            sources:
              people:
                { read: people.csv, as: contacts, id: id,
                  attributes: { city: city, age: age, joined: joined } }
              acts: { read: acts.csv, as: events, event: { column: event }, contact: id, time: at }
            traits:
              opens: { value: count(opened), label: Ouvertures, unit: fois }
            segments:
              lyon: city = 'Lyon'
            """,
            "people.csv",
            """
            id,city,age,joined
            c0,Lyon,20,2026-01-05T00:00:00Z
            c1,Lyon,30,2026-01-31T23:30:00Z
            c2,Paris,40,2026-03-01T00:00:00Z
            c3,Lyon,,
            c4,,59,
            """,
            "acts.csv",
            """
            id,event,at
            c0,opened,2026-05-01T00:00:00Z
            c0,opened,2026-05-02T00:00:00Z
            c2,opened,2026-05-02T00:00:00Z
            """);
    store.run("2026-06-01T00:00:00Z");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private ShowDistribution show() {
    return new ShowDistribution(store.workspace, columns);
  }

  @Test
  void numbersHaveBinsAndQuantiles() {
    Distribution ages = show().of(Entity.CONTACT, "age");
    assertThat(ages.profiles()).isEqualTo(5);
    assertThat(ages.unknown()).isEqualTo(1);
    Shape.Numbers shape = (Shape.Numbers) ages.shape();
    // 39 years in bins of 2: 20 to 22, …, 58 to 60
    assertThat(shape.bins())
        .hasSize(20)
        .startsWith(new Bin(20, 22, 1))
        .endsWith(new Bin(58, 60, 1));
    assertThat(shape.bins().get(5)).isEqualTo(new Bin(30, 32, 1));
    assertThat(shape.bins().get(10)).isEqualTo(new Bin(40, 42, 1));
    assertThat(shape.bins().stream().mapToLong(Bin::count).sum()).isEqualTo(4);
    assertThat(shape.least()).isEqualTo(20);
    assertThat(shape.most()).isEqualTo(59);
    assertThat(shape.mean()).isEqualTo(37.25);
    // of four: the first, first, second, third, fourth
    assertThat(shape.quantiles()).containsExactly(20.0, 20.0, 30.0, 40.0, 59.0);
  }

  @Test
  void aSegmentNarrowsIt() {
    Distribution opens = show().within("lyon", "opens");
    assertThat(opens.label()).isEqualTo("Ouvertures");
    assertThat(opens.unit()).contains("fois");
    assertThat(opens.profiles()).isEqualTo(3);
    assertThat(opens.unknown()).isZero();
    Shape.Numbers shape = (Shape.Numbers) opens.shape();
    assertThat(shape.bins()).containsExactly(new Bin(0, 1, 2), new Bin(1, 2, 0), new Bin(2, 3, 1));
  }

  @Test
  void textsHaveCategories() {
    assertThat(show().of(Entity.CONTACT, "city").shape())
        .isEqualTo(
            new Shape.Categories(List.of(new Category("Lyon", 3), new Category("Paris", 1)), 0, 0));
    assertThat(show().of(Entity.CONTACT, "city").unknown()).isEqualTo(1);
  }

  @Test
  void instantsHaveMonthsOfTheZone() {
    Shape.Instants shape = (Shape.Instants) show().of(Entity.CONTACT, "joined").shape();
    // 23:30 UTC on 31 January is February in Paris; 1 March 00:00 UTC is March there
    assertThat(shape.bins())
        .containsExactly(
            new Bin(at("2025-12-31T23:00:00Z"), at("2026-01-31T23:00:00Z"), 1),
            new Bin(at("2026-01-31T23:00:00Z"), at("2026-02-28T23:00:00Z"), 1),
            new Bin(at("2026-02-28T23:00:00Z"), at("2026-03-31T22:00:00Z"), 1));
    assertThat(shape.first()).isEqualTo(TestingStore.at("2026-01-05T00:00:00Z"));
  }

  private static double at(String instant) {
    return TestingStore.at(instant);
  }

  @Test
  void whatIsUnknownIsSaid() {
    assertThatThrownBy(() -> show().of(Entity.CONTACT, "cty"))
        .hasMessageContaining("did you mean 'city'?");
  }

  @Test
  void aNewReadingFollowsANewRun() {
    assertThat(show().of(Entity.CONTACT, "age").unknown()).isEqualTo(1);
    store.now += 10 * 60_000;
    store.redefine(
        """
        workspace: values
        sources:
          people: { read: people.csv, as: contacts, id: id }
        traits:
          age_next: age + 1
        """);
    store.run("2026-06-01T00:10:00Z");
    assertThat(show().of(Entity.CONTACT, "age_next").unknown()).isEqualTo(1);
  }

  @Test
  void sharesEndAtOne() {
    Shape.Numbers shape = (Shape.Numbers) Bins.ofNumbers(new double[] {0.1, 0.97, 1});
    assertThat(shape.bins()).hasSize(18).startsWith(new Bin(0.1, 0.15, 1));
    assertThat(shape.bins()).endsWith(new Bin(0.95, 1, 2));
  }

  @Test
  void whatLiesFarAwayHasBinsOfItsOwn() {
    double[] values =
        DoubleStream.concat(
                IntStream.range(0, 1000).mapToDouble(i -> i % 10), DoubleStream.of(1e6, -5e5))
            .toArray();
    Shape.Numbers shape = (Shape.Numbers) Bins.ofNumbers(values);
    assertThat(shape.bins().getFirst()).isEqualTo(new Bin(-5e5, 0, 1));
    assertThat(shape.bins().getLast().count()).isEqualTo(1);
    assertThat(shape.bins().getLast().to()).isEqualTo(1e6);
    assertThat(shape.bins()).contains(new Bin(3, 4, 100));
    assertThat(shape.bins().stream().mapToLong(Bin::count).sum()).isEqualTo(1002);
  }

  @Test
  void extremeNumbersHaveBins() {
    for (double[] values :
        List.of(
            new double[] {Double.MIN_VALUE, 0},
            new double[] {-Double.MAX_VALUE, Double.MAX_VALUE},
            new double[] {0.1, 0.2, 0.3},
            new double[] {1e300, Math.nextUp(1e300)},
            new double[] {5})) {
      Shape.Numbers shape = (Shape.Numbers) Bins.ofNumbers(values.clone());
      assertThat(shape.bins()).hasSizeLessThan(45);
      for (Bin bin : shape.bins()) {
        boolean isLast = bin.equals(shape.bins().getLast());
        assertThat(bin.count())
            .isEqualTo(
                DoubleStream.of(values)
                    .filter(v -> v >= bin.from() && (v < bin.to() || (isLast && v == bin.to())))
                    .count());
      }
    }
  }
}
