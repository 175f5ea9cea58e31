package io.strate.learn.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.cluster.Labels;
import io.strate.learn.cluster.SharedSet;
import io.strate.learn.dataset.Rows;
import io.strate.learn.judge.Recipe.Density;
import io.strate.learn.judge.Recipe.Partition;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AccordTest {

  private static final Effort EFFORT = new Effort(600, 5, 5, 1, 2);

  @Test
  void sharedRowsAreCompared() {
    Accord.Labelling may = labelling("May", new long[] {1, 2, 3, 4, 9}, 0, 0, 1, 1, 2);
    Accord.Labelling june = labelling("June", new long[] {4, 3, 2, 1, 7}, 5, 5, 3, 3, -1);
    Accord.Labelling july = labelling("July", new long[] {1, 2, 3, 4}, 0, 1, 0, 1);
    assertThat(Accord.of(may, june)).isEqualTo(new Accord("May", "June", 4, 1, 1));
    assertThat(Accord.of(june, july).adjustedRand()).isCloseTo(-0.5, within(1e-12));
    assertThatThrownBy(() -> Accord.of(may, labelling("old", new long[] {99}, 0)))
        .hasMessageStartingWith(
            "agreement of 'May' and 'old': expected rows that both label, found none;");
  }

  private static Accord.Labelling labelling(String name, long[] keys, int... labels) {
    return new Accord.Labelling(name, keys, labels);
  }

  /** Bounds of Steinley 2004. */
  @Test
  void gradesHaveBounds() {
    assertThat(List.of(1.0, 0.9, 0.89, 0.8, 0.79, 0.65, 0.64, -0.1))
        .extracting(Accord.Grade::of)
        .containsExactly(
            Accord.Grade.SAME,
            Accord.Grade.SAME,
            Accord.Grade.MOSTLY,
            Accord.Grade.MOSTLY,
            Accord.Grade.PARTLY,
            Accord.Grade.PARTLY,
            Accord.Grade.OTHERS,
            Accord.Grade.OTHERS);
  }

  // ---- other methods ----

  @Test
  void everyMethodFindsClustersThatAreFarApart() {
    Rows rows = SharedSet.read("hepta").rows();
    Recipe ward = new Partition(Family.WARD, 7);
    List<Accord> accords = OtherMethods.of(ward, rows, ward.learn(rows, 1, 1), EFFORT);
    assertThat(accords)
        .extracting(Accord::right)
        .containsExactly("K_MEANS", "AVERAGE", "COMPLETE", "DBSCAN");
    assertThat(accords)
        .allSatisfy(
            accord -> {
              assertThat(accord.left()).isEqualTo("WARD");
              assertThat(accord.shared()).isEqualTo(rows.count());
              assertThat(accord.adjustedRand()).as(accord.right()).isEqualTo(1);
              assertThat(Accord.Grade.of(accord.adjustedRand())).isEqualTo(Accord.Grade.SAME);
            });
  }

  /** Centres and distances cut the ring in pieces; only density finds it. */
  @Test
  void aRingIsFoundByDensityAlone() {
    Rows rows = TestingRows.ring(150);
    Recipe density = Density.of(rows, EFFORT);
    Labels labels = density.learn(rows, 1, 1);
    assertThat(labels.clusters()).isEqualTo(2);
    assertThat(OtherMethods.of(density, rows, labels, EFFORT))
        .hasSize(4)
        .allSatisfy(accord -> assertThat(accord.adjustedRand()).isLessThan(0.65));
  }

  @Test
  void manyRowsAreComparedOnSomeOfThem() {
    Rows rows = TestingRows.clusters(3, 700);
    Recipe means = new Partition(Family.K_MEANS, 3);
    List<Accord> one =
        OtherMethods.of(means, rows, means.learn(rows, 1, 1), new Effort(200, 5, 5, 1, 1));
    assertThat(one).hasSize(4).allMatch(accord -> accord.shared() == 200);
    assertThat(one.getFirst().adjustedRand()).isEqualTo(1);
    assertThat(OtherMethods.of(means, rows, means.learn(rows, 1, 2), new Effort(200, 5, 5, 1, 2)))
        .isEqualTo(one);
  }

  @Test
  void nothingAgreesWithOneClusterOrNone() {
    Rows rows = TestingRows.equal(30);
    Recipe means = new Partition(Family.K_MEANS, 1);
    assertThat(OtherMethods.of(means, rows, means.learn(rows, 1, 1), EFFORT)).isEmpty();
  }
}
