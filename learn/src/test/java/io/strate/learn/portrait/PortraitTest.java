package io.strate.learn.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.ReferenceNumbers;
import io.strate.learn.cluster.Labels;
import io.strate.learn.cluster.Reference;
import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Rows;
import io.strate.learn.portrait.Contrast.Level;
import io.strate.learn.portrait.Contrast.Mix;
import io.strate.learn.portrait.Name.Direction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class PortraitTest {
  static final String[] SETS = Reference.SETS;

  /** Columns a, b, … of the rows. */
  static Dataset features(Rows rows) {
    List<String> names = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < rows.columns(); column++) {
      double[] values = new double[rows.count()];
      for (int row = 0; row < values.length; row++) {
        values[row] = rows.at(row, column);
      }
      names.add(String.valueOf((char) ('a' + column)));
      columns.add(new Column.Numbers(values));
    }
    return new Dataset(names, columns, rows.count());
  }

  @ParameterizedTest
  @FieldSource("SETS")
  void effectsAndMediansAreThoseOfNumPy(String set) {
    Labels truth = Reference.labels(ReferenceNumbers.read(Reference.class, set + "-truth")[0]);
    double[][] effects = ReferenceNumbers.read(PortraitTest.class, set + "-effects");
    double[][] ofRanks = ReferenceNumbers.read(PortraitTest.class, set + "-rank-effects");
    double[][] medians = ReferenceNumbers.read(PortraitTest.class, set + "-medians");
    for (Portrait portrait : Portrait.of(features(Reference.rows(set)), truth)) {
      double before = Double.POSITIVE_INFINITY;
      for (Contrast contrast : portrait.contrasts()) {
        Level level = (Level) contrast;
        int column = level.feature().charAt(0) - 'a';
        assertThat(level.difference()).isCloseTo(effects[portrait.cluster()][column], within(1e-9));
        assertThat(level.effect()).isCloseTo(ofRanks[portrait.cluster()][column], within(1e-9));
        assertThat(level.median()).isEqualTo(medians[portrait.cluster()][column]);
        assertThat(Math.abs(level.effect())).isLessThanOrEqualTo(before);
        before = Math.abs(level.effect());
      }
    }
  }

  /** Worked out by hand. */
  @Test
  void sharesHaveALift() {
    Dataset features =
        new Dataset(
            List.of("sector", "none"),
            List.of(
                new Column.Categories(
                    new int[] {0, 0, 1, -1, 1, 1, 1, 0}, List.of("food", "steel", "unused")),
                new Column.Categories(new int[] {-1, -1, -1, -1, -1, -1, -1, -1}, List.of())),
            8);
    Portrait portrait = Portrait.of(features, Labels.of(0, 0, 0, 0, -1, -1, 1, 1)).getFirst();

    assertThat(portrait.size()).isEqualTo(4);
    assertThat(portrait.share()).isEqualTo(0.5);
    Mix sector = (Mix) portrait.contrasts().getFirst();
    assertThat(sector.known()).isEqualTo(0.75);
    assertThat(sector.shares()).hasSize(2);
    Contrast.Share food =
        sector.shares().stream().filter(it -> it.text().equals("food")).findFirst().orElseThrow();
    assertThat(food.share()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(food.elsewhere()).isEqualTo(1.0 / 4);
    assertThat(food.lift()).isCloseTo(2.0 / 3 / (3.0 / 7), within(1e-12));
    assertThat(food.effect())
        .isCloseTo(2 * Math.asin(Math.sqrt(2.0 / 3)) - 2 * Math.PI / 6, within(1e-12));
    assertThat(portrait.contrasts().get(1).effect()).isZero();
  }

  @Test
  void constantUnknownAndSeparateColumnsHaveAMeaning() {
    double unknown = Double.NaN;
    Dataset features =
        new Dataset(
            List.of("same", "unknown", "apart", "seldom"),
            List.of(
                new Column.Numbers(new double[] {5, 5, 5, 5}),
                new Column.Numbers(new double[] {unknown, unknown, unknown, unknown}),
                new Column.Numbers(new double[] {1, 1, 2, 2}),
                new Column.Numbers(new double[] {unknown, unknown, 2, 3})),
            4);
    List<Portrait> portraits = Portrait.of(features, Labels.of(0, 0, 1, 1));

    assertThat(portraits.get(0).contrasts())
        .extracting(Contrast::feature, Contrast::effect)
        .startsWith(tuple("apart", -10.0))
        .filteredOn(it -> !it.toList().getFirst().equals("apart"))
        .allSatisfy(it -> assertThat(it.toList().get(1)).isEqualTo(0.0));
    assertThat(Name.of(portraits).get(1).words())
        .containsExactly(new Name.Word.Number("apart", Direction.HIGH));
    assertThat(Rule.of(features, Labels.of(0, 0, 1, 1), 1).get(0).conditions())
        .containsExactly(new Condition.Below("apart", 2));
  }

  /**
   * Four of 10 against three of 1 and one of 1,000: higher than most, and lower in the mean, 10
   * against 250.75. It is called high, and medians say so. Most have no clicks on either side, so
   * that means tell them: 1.5 against 0.25.
   */
  @Test
  void whatIsCalledHighIsShownHigh() {
    Dataset features =
        new Dataset(
            List.of("spent", "clicks"),
            List.of(
                new Column.Numbers(new double[] {10, 10, 10, 10, 1, 1, 1, 1_000}),
                new Column.Numbers(new double[] {0, 0, 0, 6, 0, 0, 0, 1})),
            8);
    List<Portrait> portraits = Portrait.of(features, Labels.of(0, 0, 0, 0, 1, 1, 1, 1));

    Level spent = level(portraits.getFirst(), "spent");
    assertThat(spent.effect()).isGreaterThan(Contrast.SMALL);
    assertThat(spent.difference()).isLessThan(-Contrast.SMALL);
    assertThat(spent.isClear()).isTrue();
    assertThat(spent.usual()).isEqualTo(10);
    assertThat(spent.usualElsewhere()).isEqualTo(1);
    Level clicks = level(portraits.getFirst(), "clicks");
    assertThat(clicks.isClear()).isTrue();
    assertThat(clicks.usual()).isEqualTo(1.5);
    assertThat(clicks.usualElsewhere()).isEqualTo(0.25);
    assertThat(Name.of(portraits))
        .extracting(name -> name.words().getFirst())
        .containsExactly(
            new Name.Word.Number("spent", Direction.HIGH),
            new Name.Word.Number("spent", Direction.LOW));
  }

  /** Mean ranks are 4.9 and 6.1, means 202 and 3.4, both medians 3: nothing true can be said. */
  @Test
  void nothingIsNamedByWhatMediansAndMeansDeny() {
    Dataset features =
        new Dataset(
            List.of("spent", "age"),
            List.of(
                new Column.Numbers(new double[] {1, 3, 3, 3, 1_000, 3, 3, 3, 4, 4}),
                new Column.Numbers(new double[] {20, 20, 20, 20, 60, 30, 30, 30, 30, 10})),
            10);
    List<Portrait> portraits = Portrait.of(features, Labels.of(0, 0, 0, 0, 0, 1, 1, 1, 1, 1));

    Level spent = level(portraits.getFirst(), "spent");
    assertThat(spent.effect()).isLessThan(-Contrast.SMALL);
    assertThat(spent.isClear()).isFalse();
    assertThat(Name.of(portraits))
        .flatExtracting(Name::words)
        .doesNotContain(
            new Name.Word.Number("spent", Direction.LOW),
            new Name.Word.Number("spent", Direction.HIGH));
  }

  private static Level level(Portrait portrait, String feature) {
    return portrait.contrasts().stream()
        .filter(contrast -> contrast.feature().equals(feature))
        .map(Level.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void otherRowsAreRefused() {
    Dataset features = features(Rows.of(1, new double[] {1, 2}));
    assertThatThrownBy(() -> Portrait.of(features, Labels.of(-1, -1)))
        .hasMessage(
            "portrait: expected labels of 2 rows and at least one cluster, found 2 and 0; hand over the features of the labelled rows");
    assertThatThrownBy(() -> Rule.of(features, Labels.of(0), 1))
        .hasMessageStartingWith("portrait: expected labels of 2 rows");
  }
}
