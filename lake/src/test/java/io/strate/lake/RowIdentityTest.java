package io.strate.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row has the same hash however often, and in whatever order, its file is read. */
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
    assertThat(new HashSet<>(once)).hasSize(2);
    assertThat(once.get(0)).isEqualTo(once.get(2));
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
}
