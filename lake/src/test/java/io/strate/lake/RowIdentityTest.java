package io.strate.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row is the same row however often, and in whatever order, its file is read. */
final class RowIdentityTest {

  @TempDir Path folder;
  TestingRows lake;

  @BeforeEach
  void open() {
    lake = new TestingRows(folder);
  }

  private List<Long> identities(String name, String text) {
    return lake.read(lake.write(name, text), Schema.EMPTY, List.of(Reading.exact("a")))
        .identities();
  }

  @Test
  void sortingAndAppendingChangeNoIdentity() {
    List<Long> once = identities("a.csv", "a,b\n1,x\n2,y\n1,x\n");
    assertThat(new HashSet<>(once)).hasSize(3);
    assertThat(identities("a.csv", "a,b\n1,x\n2,y\n1,x\n")).isEqualTo(once);
    assertThat(identities("a.csv", "a,b\r\n2,y\r\n\"1\",x\r\n1,x\r\n3,z\r\n"))
        .startsWith(once.get(1), once.get(0), once.get(2));
    assertThat(identities("b.csv", "a,b\n1,x\n2,y\n1,x\n")).doesNotContainAnyElementsOf(once);
  }

  @Test
  void everyCellCountsWantedOrNot() {
    Set<Long> all = new HashSet<>();
    List<String> rows =
        List.of(
            "ab,c",
            "a,bc",
            "ab,",
            ",ab",
            "abcdefghijklm,c",
            "abcdefghijkl,mc",
            "abcdefgh,c",
            "abcdefghi,c");
    for (String row : rows) {
      all.addAll(identities("a.csv", "a,b\n" + row + "\n"));
    }
    assertThat(all).hasSize(rows.size());
  }

  @Test
  void aHashIsTheSameWhereverItsTextLies() {
    String text = "";
    for (int length = 0; length < 40; length++) {
      text += (char) ('a' + length % 26);
      try (CellsWriter writer = new CellsWriter(1)) {
        writer.clear();
        writer.add(List.of(text));
        long[] hash = new long[1];
        RowHash.of(writer.cells(), 0, hash);
        assertThat(hash[0]).isEqualTo(RowHash.of(text));
      }
    }
  }

  @Test
  void ordinalsAreThoseOfAMap() {
    Random random = new Random(9);
    RowOrdinals ordinals = new RowOrdinals(0);
    Map<Long, Integer> counts = new HashMap<>();
    for (int i = 0; i < 300_000; i++) {
      long hash = RowHash.spread(random.nextInt(60_000));
      assertThat(ordinals.next(hash)).isEqualTo(counts.merge(hash, 1, Integer::sum) - 1);
    }
  }

  @Test
  void ordinalsCountEqualRowsAmongMany() {
    RowOrdinals ordinals = new RowOrdinals(0);
    List<Integer> last = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 10_000; i++) {
        int ordinal = ordinals.next(i * 0x9E3779B97F4A7C15L);
        if (i % 5000 == 0) {
          last.add(ordinal);
        }
      }
    }
    assertThat(last).containsExactly(0, 0, 1, 1, 2, 2);
  }
}
