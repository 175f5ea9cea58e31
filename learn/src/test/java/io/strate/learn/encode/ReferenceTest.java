package io.strate.learn.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Encoders beside scikit-learn's, and beside NumPy where it has none. */
final class ReferenceTest {
  private static final double NEARLY = 1e-9;

  @ParameterizedTest
  @CsvSource({
    "revenue, Z_SCORE, 0",
    "revenue, MIN_MAX, 1",
    "revenue, ROBUST, 2",
    "revenue, LOG, 3",
    "revenue, BINS, 4",
    "age, Z_SCORE, 5",
    "age, MIN_MAX, 6",
    "age, ROBUST, 7",
    "age, LOG, 8",
    "age, BINS, 9"
  })
  void numbersAreScaledAsByScikitLearn(String column, Step step, int place) {
    Dataset one = Cases.given().only(List.of(column));

    Rows rows = Encoding.fit(Recipe.clusters().with(column, step), one).rows();

    assertThat(Cases.column(rows, 0))
        .containsExactly(Cases.column(Cases.reference("scaled"), place), within(NEARLY));
  }

  @Test
  void unknownNumbersAreSaidToBe() {
    double[] ages = Cases.column(Cases.reference("given"), 3);

    Fitted fitted = Encoding.fit(Recipe.clusters(), Cases.given().only(List.of("revenue", "age")));

    assertThat(Cases.names(fitted.encoding())).containsExactly("revenue", "age", "age is unknown");
    for (int row = 0; row < ages.length; row++) {
      assertThat(fitted.rows().at(row, 2)).isEqualTo(Double.isNaN(ages[row]) ? 1 : 0);
    }
  }

  @Test
  void categoriesAreOneHotAsByScikitLearn() {
    Fitted fitted = Encoding.fit(Recipe.clusters(), Cases.given().only(List.of("sector")));

    assertThat(Cases.names(fitted.encoding()))
        .containsExactly("sector=s0", "sector=s1", "sector=s2", "sector=s3", "sector is unknown");
    assertThat(fitted.rows().values())
        .containsExactly(Rows.of(Cases.reference("one-hot")).values());
  }

  @Test
  void levelsAreInTheOrderOfTheirTextsAsByScikitLearn() {
    Rows rows =
        Encoding.fit(
                Recipe.clusters().with("town", Step.ORDINAL), Cases.given().only(List.of("town")))
            .rows();

    assertThat(Cases.column(rows, 0))
        .containsExactly(Cases.column(Cases.reference("ordinal"), 0), within(NEARLY));
  }

  @Test
  void meanTargetsAreThoseOfNumPy() {
    Encoding classes = Encoding.fit(Recipe.predictions(), Cases.bought(), 1).encoding();
    Encoding amounts = Encoding.fit(Recipe.predictions(), Cases.amounts(), 1).encoding();

    assertThat(Cases.names(classes).getFirst()).isEqualTo("town by share of yes");
    assertThat(Cases.names(amounts).getFirst()).isEqualTo("town by mean target");
    assertThat(Cases.column(classes.encode(Cases.given()), 0))
        .containsExactly(Cases.column(Cases.reference("target"), 0), within(NEARLY));
    assertThat(Cases.column(amounts.encode(Cases.given()), 0))
        .containsExactly(Cases.column(Cases.reference("target"), 1), within(NEARLY));
  }

  @Test
  void embeddingsAreThoseOfNumPy() {
    double[][] expected = Cases.reference("embedding");
    Fitted fitted = Encoding.fit(Recipe.clusters().with("town", Step.EMBEDDING), Cases.given());

    assertThat(Cases.names(fitted.encoding()))
        .startsWith("town #1", "town #2", "town #3")
        .filteredOn(name -> name.startsWith("town"))
        .hasSize(expected[0].length);
    for (int dimension = 0; dimension < expected[0].length; dimension++) {
      assertThat(Cases.column(fitted.rows(), dimension))
          .containsExactly(Cases.column(expected, dimension), within(1e-8));
    }
  }
}
