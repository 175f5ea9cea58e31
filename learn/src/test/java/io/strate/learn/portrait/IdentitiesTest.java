package io.strate.learn.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.cluster.Labels;
import io.strate.learn.portrait.Identities.Continued;
import io.strate.learn.portrait.Identities.Members;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class IdentitiesTest {
  private static Members members(int... labels) {
    return new Members(LongStream.range(0, labels.length).toArray(), Labels.of(labels));
  }

  @Test
  void theSamePeopleKeepTheirNumber() {
    Identities identities =
        Identities.first(3).after(members(0, 0, 1, 1, 2, 2), members(2, 2, 0, 0, 1, 1));
    assertThat(identities.numbers()).containsExactly(2, 3, 1);
    assertThat(identities.next()).isEqualTo(4);
  }

  /** Cluster 3 is gone and comes back: as another one, as nobody can say that it is the same. */
  @Test
  void aNumberIsNeverGivenAgain() {
    Members three = members(0, 0, 1, 1, 2, 2);
    Members two = members(0, 0, 1, 1, 1, 1);
    Identities second = Identities.first(3).after(three, two);
    assertThat(second.numbers()).containsExactly(1, 2);
    assertThat(second.next()).isEqualTo(4);
    Identities third = second.after(two, three);
    assertThat(third.numbers()).containsExactly(1, 2, 4);
    assertThat(third.next()).isEqualTo(5);
  }

  /** Two of five shared out of either, by hand: 2/3, 2/5 (dissolved). */
  @Test
  void halfOfTheMembersOfEitherIsTheBound() {
    assertThat(Identities.continued(members(0, 0, 0, 1), members(0, 0, 1, 1)))
        .containsExactly(new Continued(0, 0, 2.0 / 3), new Continued(1, 1, 0.5));
    assertThat(Identities.continued(members(0, 0, 0, 0, -1), members(0, 0, 1, -1, 0))).isEmpty();
  }

  @Test
  void ofTwoExactHalvesTheFirstIsMeant() {
    assertThat(Identities.first(1).after(members(0, 0, 0, 0), members(1, 1, 0, 0)).numbers())
        .containsExactly(1, 2);
  }

  /** Rows that came or went say nothing. */
  @Test
  void onlyRowsKnownBothTimesCount() {
    Members former = new Members(new long[] {7, 8, 9, 1, 2, 3}, Labels.of(0, 0, 0, 1, 1, 1));
    Members latter = new Members(new long[] {50, 51, 52, 53, 9, 3}, Labels.of(0, 1, 1, 1, 1, 0));
    assertThat(Identities.first(2).after(former, latter).numbers()).containsExactly(2, 1);
    Members strangers = new Members(new long[] {50, 51}, Labels.of(0, 1));
    assertThat(Identities.first(2).after(former, strangers).numbers()).containsExactly(3, 4);
  }

  /**
   * Above one half no cluster has two partners: what is matched most alike first is what the best
   * assignment of all would match.
   */
  @Test
  void noAssignmentIsBetter() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 300; round++) {
      int clusters = 2 + random.nextInt(4);
      int[] former = new int[40];
      int[] latter = new int[40];
      for (int row = 0; row < former.length; row++) {
        former[row] = row < clusters ? row : random.nextInt(clusters);
        boolean moved = row >= clusters && random.nextInt(4) == 0;
        latter[row] = moved ? random.nextInt(clusters) : former[row];
      }
      double found =
          Identities.continued(members(former), members(latter)).stream()
              .mapToDouble(Continued::jaccard)
              .sum();
      assertThat(found).isCloseTo(best(former, latter, clusters, 0, 0), within(1e-12));
    }
  }

  /** Tries all assignments. */
  private static double best(int[] former, int[] latter, int clusters, int from, int used) {
    if (from == clusters) {
      return 0;
    }
    double best = best(former, latter, clusters, from + 1, used);
    for (int to = 0; to < clusters; to++) {
      double both = 0;
      double either = 0;
      for (int row = 0; row < former.length; row++) {
        both += former[row] == from && latter[row] == to ? 1 : 0;
        either += former[row] == from || latter[row] == to ? 1 : 0;
      }
      if ((used & 1 << to) == 0 && both / either >= 0.5) {
        best =
            Math.max(
                best, both / either + best(former, latter, clusters, from + 1, used | 1 << to));
      }
    }
    return best;
  }

  @Test
  void otherClustersAreRefused() {
    assertThatThrownBy(() -> Identities.first(3).after(members(0, 1), members(0, 1)))
        .hasMessage(
            "identities: expected the 3 clusters that have numbers, found 2; hand over the former clusters");
    assertThatThrownBy(() -> new Members(new long[] {1}, Labels.of(0, 1)))
        .hasMessageStartingWith("members: expected a key for each of 2 labels, found 1;");
  }
}
