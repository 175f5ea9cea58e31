package io.strate.learn.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.learn.dataset.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class PlacementTest {
  static final String[] SETS = Reference.SETS;

  @ParameterizedTest
  @FieldSource("SETS")
  void rowsOfKMeansKeepTheirClusters(String set) {
    Rows rows = Reference.rows(set);
    KMeansFit fit = KMeans.of(4, 1).fit(rows);
    assertThat(Placement.toMeans(rows, fit.labels()).assign(rows))
        .containsExactly(fit.labels().toArray());
  }

  /** Scikit-learn's labels; with one row for a core there is no border, so all are kept. */
  @ParameterizedTest
  @FieldSource("SETS")
  void rowsOfDbscanKeepTheirClustersOrNoise(String set) {
    Rows rows = Reference.rows(set);
    double[][] cuts = Reference.numbers(set + "-dbscan");
    for (int i = 0; i < cuts.length; i += 2) {
      Dbscan dbscan = new Dbscan(cuts[i][0], (int) cuts[i][1], 1);
      Labels labels = Reference.labels(cuts[i + 1]);
      if (labels.clusters() > 0) {
        Placement.ToCore cores = Placement.toCores(dbscan, rows, labels);
        int[] assigned = cores.assign(rows);
        for (int row = 0; row < assigned.length; row++) {
          assertThat(assigned[row] == Labels.NOISE).isEqualTo(labels.at(row) == Labels.NOISE);
        }
        assertThat(cores.assign(cores.cores())).containsExactly(cores.labels().toArray());
      }
    }
  }

  @Test
  void anOddRowIsNoise() {
    Rows rows = Rows.of(1, new double[] {0, 1, 2, 10, 11, 12, 50});
    Dbscan dbscan = new Dbscan(1, 3, 1);
    Placement assignment = Placement.toCores(dbscan, rows, dbscan.fit(rows));
    Rows later = Rows.of(1, new double[] {1.5, 2.1, 11, 50, 0});
    assertThat(assignment.assign(later)).containsExactly(0, -1, 1, -1, 0);
  }

  @Test
  void meansLeaveNoiseOut() {
    Rows rows = Rows.of(1, new double[] {0, 2, 10, 14, 1000});
    Placement.ToCentre assignment = Placement.toMeans(rows, Labels.of(0, 0, 1, 1, -1));
    assertThat(assignment.centres().values()).containsExactly(1, 12);
    assertThat(assignment.assign(Rows.of(1, new double[] {6.5, 6.6, -9}))).containsExactly(0, 1, 0);
  }

  @Test
  void otherColumnsAreRefused() {
    Rows rows = Rows.of(1, new double[] {0, 2});
    Placement assignment = Placement.toMeans(rows, Labels.of(0, 1));
    assertThatThrownBy(() -> assignment.assign(Rows.of(2, new double[] {1, 2})))
        .hasMessage(
            "assignment: expected rows of 1 columns, found 2; bring the columns that the clusters were learnt from");
    assertThatThrownBy(() -> Placement.toMeans(rows, Labels.of(-1, -1)))
        .hasMessageStartingWith(
            "assignment: expected labels of 2 rows and at least one cluster, found 2 and 0;");
  }
}
