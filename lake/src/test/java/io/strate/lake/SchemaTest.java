package io.strate.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchemaTest {

  @TempDir Path folder;
  TestingRows lake;

  @BeforeEach
  void open() {
    lake = new TestingRows(folder);
  }

  @Test
  void aTypeIsDecidedByTheCellsOfAllFilesOfTheSource() {
    SourceFile a = lake.write("a.csv", "id,n,only_a\n1,1,x\n");
    SourceFile b = lake.write("b.csv", "n,id,only_b\n2,02,3\n");
    assertThat(lake.schema(a, b).columns())
        .isEqualTo(
            Map.of("id", Type.TEXT, "n", Type.NUMBER, "only_a", Type.TEXT, "only_b", Type.NUMBER));
  }

  @Test
  void aCellFarDownDecidesLikeOneAtTheTop() {
    String rows = "a,1,2026-01-01,true,,x\n".repeat(60_000);
    SourceFile file = lake.write("a.csv", "t,n,i,b,late,u\n" + rows + "1,x,y,z,7,1\n" + rows);
    assertThat(lake.schema(file).columns())
        .isEqualTo(
            Map.of(
                "t",
                Type.TEXT,
                "n",
                Type.TEXT,
                "i",
                Type.TEXT,
                "b",
                Type.TEXT,
                "late",
                Type.NUMBER,
                "u",
                Type.TEXT));
    assertThat(lake.schema(lake.write("b.csv", "t,n,i,b,late,u\n" + rows + rows)).columns())
        .isEqualTo(
            Map.of(
                "t",
                Type.TEXT,
                "n",
                Type.NUMBER,
                "i",
                Type.INSTANT,
                "b",
                Type.BOOLEAN,
                "late",
                Type.ANY,
                "u",
                Type.TEXT));
  }

  @Test
  void aScanReadsTheSameRowsWithoutIdentities() {
    SourceFile file = lake.write("a.csv", "x,y,z\n1,a,2\n3,b,4\n");
    try (RowReader scan =
        lake.lake.scan(
            file,
            Schema.EMPTY,
            List.of(Reading.exact("z"), Reading.exact("none"), Reading.exact("y")),
            lake.zone)) {
      assertThat(scan.next()).isTrue();
      assertThat(scan.batch().texts(0)).startsWith("2", "4");
      assertThat(scan.batch().texts(1)).startsWith("", "");
      assertThat(scan.batch().texts(2)).startsWith("a", "b");
      assertThatThrownBy(() -> scan.batch().hashes()).isInstanceOf(IllegalStateException.class);
      assertThat(scan.next()).isFalse();
    }
  }

  @Test
  void whatIsDecidedStandsAndWhatIsNotIsDecidedLater() {
    Schema first = lake.schema(lake.write("a.csv", "id,later\n1,\n"));
    assertThat(first.columns()).isEqualTo(Map.of("id", Type.NUMBER, "later", Type.ANY));
    Schema second =
        lake.lake.schema(List.of(lake.write("b.csv", "id,later,more\nx,2026-01-01,1\n")), first);
    assertThat(second.columns())
        .isEqualTo(Map.of("id", Type.NUMBER, "later", Type.INSTANT, "more", Type.NUMBER));
  }

  @Test
  void itIsWrittenAndReadBackWhateverTheNames() {
    Schema schema =
        new Schema(
            Map.of(
                "a:b c%}\n", Type.NUMBER,
                "é", new Type.ListOf(new Type.RecordOf(Map.of("x,y:", Type.TEXT, "}", Type.ANY))),
                "{", new Type.RecordOf(Map.of())));
    assertThat(Schema.read(schema.write())).isEqualTo(schema);
  }

  @Test
  void aFingerprintKnowsAFileByItsLooksAndByItsBytes() throws IOException {
    SourceFile file = lake.write("a.csv", "id\n" + "1234567,\n".repeat(100));
    Fingerprint first = Fingerprint.of(file);
    assertThat(first.looksLike(file)).isTrue();
    Files.setLastModifiedTime(file.path(), FileTime.fromMillis(1_000_000_000_000L));
    assertThat(first.looksLike(file)).isFalse();
    assertThat(Fingerprint.of(file).hasContentOf(first)).isTrue();
    byte[] bytes = Files.readAllBytes(file.path());
    for (int i = 0; i < bytes.length; i += 7) {
      bytes[i] ^= 1;
      Files.write(file.path(), bytes);
      assertThat(Fingerprint.of(file).hasContentOf(first)).isFalse();
      bytes[i] ^= 1;
    }
    Files.delete(file.path());
    assertThat(first.looksLike(file)).isFalse();
  }
}
