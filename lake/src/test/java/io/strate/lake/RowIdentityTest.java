package io.strate.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
  void neitherTheOrderOfColumnsNorEmptyOnesCount() {
    List<Long> once = identities("a.csv", "a,b,c\n1,x,\n2,,z\n");
    assertThat(identities("a.csv", "c,b,a\n,x,1\nz,,2\n")).isEqualTo(once);
    assertThat(identities("a.csv", "a,new,b,c\n1,,x,\n2,\"\",,z\n")).isEqualTo(once);
    assertThat(identities("a.csv", "a,b\n1,x\n2,\n").getFirst()).isEqualTo(once.getFirst());
    assertThat(identities("a.csv", "a,b,c\n1,,x\n2,z,\n")).doesNotContainAnyElementsOf(once);
    assertThat(identities("a.csv", "a,b,d\n1,x,y\n2,,z\n")).doesNotContainAnyElementsOf(once);
  }

  @Test
  void neitherTheOrderOfFieldsNorThoseThatAreNullCount() {
    List<Long> once = identities("a.jsonl", "{\"a\": 1, \"b\": {\"c\": [2]}}\n");
    assertThat(identities("a.jsonl", "{\"b\":{\"c\": [2]},\"d\":null,\"a\":1}\n")).isEqualTo(once);
    assertThat(identities("a.jsonl", "{\"a\": 1, \"b\": {\"c\": [3]}}\n"))
        .doesNotContainAnyElementsOf(once);
  }

  private Contents contents(String name, String text) {
    return held(name, text, Contents.NONE).contents();
  }

  private RowReader.Held held(String name, String text, Contents former) {
    try (RowReader reader =
        lake.lake.readAgain(
            lake.write(name, text), Schema.EMPTY, List.of(Reading.exact("a")), lake.zone, former)) {
      while (reader.next()) {
        assertThat(reader.batch().rows()).isPositive();
      }
      return reader.held();
    }
  }

  @Test
  void aFileThatGrewIsKnownByTheRowsThatItBeginsWith() {
    Contents former = contents("a.csv", "a,b\n1,x\n2,y\n");
    assertThat(held("a.csv", "a,b\n1,x\n2,y\n", former).grown()).isTrue();
    assertThat(held("a.csv", "b,c,a\ny,,2\nx,,1\nz,q,3\n", former).grown()).isTrue();
    assertThat(held("a.csv", "a,b\n3,z\n1,x\n2,y\n", former).grown()).isFalse();
    assertThat(held("a.csv", "a,b,c\n1,x,q\n2,y,\n", former).grown()).isFalse();
    assertThat(held("a.csv", "a,b\n1,x\n", former).grown()).isFalse();
  }

  @Test
  void columnsAreAddedOnceTheyHaveValuesAndLostWithTheirHeader() {
    Contents before = contents("a.csv", "a,b,e\n1,x,\n");
    Contents now = contents("a.csv", "e,n,m,a\n5,,7,1\n");
    assertThat(now.added(before)).containsExactly("m");
    assertThat(now.lost(before)).containsExactly("b");
    assertThat(Contents.read(now.write())).isEqualTo(now);
  }

  /** Of formats without a header, fields that are now here, now there say nothing. */
  @Test
  void fieldsAreAddedAndLostIfAllRowsHaveThem() {
    Contents before = contents("a.jsonl", "{\"a\":1,\"b\":2,\"c\":3}\n{\"a\":2,\"b\":2}\n");
    Contents now = contents("a.jsonl", "{\"a\":1,\"d\":4,\"e\":5}\n{\"a\":2,\"d\":4}\n");
    assertThat(now.added(before)).containsExactly("d");
    assertThat(now.lost(before)).containsExactly("b");
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
        RowHash.of(writer.cells(), new long[] {RowHash.of("a")}, hash, new BitSet());
        assertThat(hash[0]).isEqualTo(RowHash.of(Map.of("a", text)));
      }
    }
  }
}
