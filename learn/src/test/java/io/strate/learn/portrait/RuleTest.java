package io.strate.learn.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.ReferenceNumbers;
import io.strate.learn.cluster.Labels;
import io.strate.learn.cluster.Reference;
import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Rows;
import io.strate.learn.portrait.Condition.AtLeast;
import io.strate.learn.portrait.Condition.Below;
import io.strate.learn.portrait.Condition.OneOf;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

final class RuleTest {
  static final String[] SETS = Reference.SETS;

  /**
   * A leaf of a tree is such a rule as well, with thresholds that nobody wants to read: a row or
   * two more may be wrong here.
   */
  @ParameterizedTest
  @FieldSource("SETS")
  void rulesAreAsTrueAsTheBestLeavesOfScikitLearnsTrees(String set) {
    Labels truth = Reference.labels(ReferenceNumbers.read(Reference.class, set + "-truth")[0]);
    double[] leaves = ReferenceNumbers.read(RuleTest.class, set + "-leaves")[0];
    List<Rule> rules = Rule.of(PortraitTest.features(Reference.rows(set)), truth, 1);
    for (int cluster = 0; cluster < leaves.length; cluster++) {
      assertThat(rules.get(cluster).fidelity().f1()).isGreaterThan(leaves[cluster] - 0.03);
      assertThat(rules.get(cluster).conditions()).hasSizeLessThanOrEqualTo(3);
    }
  }

  /** Cluster 1 was made by a rule, among columns that have nothing to do with it. */
  @Test
  void aPlantedRuleIsFound() {
    SplittableRandom random = new SplittableRandom(1);
    int count = 3000;
    double[] orders = random.ints(count, 0, 50).asDoubleStream().toArray();
    double[] revenue = random.doubles(count, 0, 10_000).toArray();
    double[] other = random.doubles(count).toArray();
    int[] sector = random.ints(count, -1, 6).toArray();
    Dataset features =
        new Dataset(
            List.of("other", "sector", "revenue", "orders"),
            List.of(
                new Column.Numbers(other),
                new Column.Categories(sector, List.of("a", "b", "c", "d", "e", "f")),
                new Column.Numbers(revenue),
                new Column.Numbers(orders)),
            count);
    Labels labels =
        Labels.of(
            IntStream.range(0, count)
                .map(
                    i ->
                        orders[i] >= 20
                                && revenue[i] < 4000
                                && (sector[i] == 1 || sector[i] == 4 || sector[i] == 5)
                            ? 1
                            : 0)
                .toArray());

    Rule rule = Rule.of(features, labels, 1).get(1);

    assertThat(rule.conditions())
        .contains(new AtLeast("orders", 20), new OneOf("sector", List.of("b", "e", "f")))
        .anySatisfy(
            it -> {
              assertThat(it).isInstanceOf(Below.class);
              assertThat(((Below) it).value()).isEqualTo(4000, within(150.0));
            })
        .hasSize(3);
    assertThat(rule.fidelity().precision()).isGreaterThan(0.95);
    assertThat(rule.fidelity().recall()).isGreaterThan(0.95);
  }

  @Test
  void fidelityIsThatOfTheRowsThatMeetTheRule() {
    Dataset features = PortraitTest.features(Rows.of(1, new double[] {1, 1, 1, 2, 2, 9, 9, 9}));
    Rule rule = Rule.of(features, Labels.of(0, 0, 0, 0, 1, 1, 1, 1), 1).get(1);
    assertThat(rule.conditions()).containsExactly(new AtLeast("a", 2));
    assertThat(rule.fidelity()).isEqualTo(new Rule.Fidelity(4.0 / 5, 1));
    assertThat(rule.fidelity().f1()).isCloseTo(8.0 / 9, within(1e-12));
  }

  @Test
  void ofAllRowsNothingIsAsked() {
    Dataset same = PortraitTest.features(Rows.of(1, new double[] {3, 3, 3, 3}));
    Rule all = Rule.of(same, Labels.of(0, 0, 0, 0), 1).getFirst();
    assertThat(all.conditions()).isEmpty();
    assertThat(all.fidelity().f1()).isEqualTo(1);
    Rule half = Rule.of(same, Labels.of(0, 0, 1, 1), 1).getFirst();
    assertThat(half.conditions()).isEmpty();
    assertThat(half.fidelity()).isEqualTo(new Rule.Fidelity(0.5, 1));
  }

  @Test
  void anUnknownValueMeetsNothing() {
    Dataset features =
        new Dataset(
            List.of("n", "c"),
            List.of(
                new Column.Numbers(new double[] {Double.NaN, 1}),
                new Column.Categories(new int[] {-1, 0}, List.of("x"))),
            2);
    assertThat(new AtLeast("n", 1).rows(features).stream()).containsExactly(1);
    assertThat(new Below("n", 5).rows(features).stream()).containsExactly(1);
    assertThat(new OneOf("c", List.of("x")).rows(features).stream()).containsExactly(1);
  }

  @Test
  void manyTextsAreNoTrouble() {
    SplittableRandom random = new SplittableRandom(1);
    int[] codes = random.ints(20_000, 0, 9_000).toArray();
    System.arraycopy(new int[] {0, 1, 2}, 0, codes, 0, 3);
    List<String> levels = IntStream.range(0, 9_000).mapToObj(i -> "t" + i).toList();
    int[] labels = IntStream.range(0, codes.length).map(i -> codes[i] < 3 ? 0 : 1).toArray();
    Dataset features =
        new Dataset(List.of("c"), List.of(new Column.Categories(codes, levels)), codes.length);
    assertThat(Rule.of(features, Labels.of(labels), 1).getFirst().conditions())
        .containsExactly(new OneOf("c", List.of("t0", "t1", "t2")));
  }

  @ParameterizedTest
  @CsvSource({
    "0.4, 137.3, 100",
    "137.3, 240, 200",
    "3, 4, 4",
    "0, 1, 1",
    "-3, 0, 0",
    "-3, 8, 0",
    "-137, -120, -120",
    "0.25, 0.3, 0.3",
    "12.01, 12.04, 12.04",
    "12.013, 12.036, 12.02",
    "1234.2, 1239.9, 1235",
    "1e-9, 3e-9, 2e-9",
    "1e200, 2.2e200, 2e200",
    "0.1, 0.10000000000000002, 0.10000000000000002",
  })
  void thresholdsAreReadable(double low, double high, double expected) {
    assertThat(Readable.between(low, high)).isEqualTo(expected);
  }
}
