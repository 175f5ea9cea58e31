package io.strate.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Type;
import io.strate.domain.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvReadingTest {

  @TempDir Path folder;
  TestingRows lake;

  @BeforeEach
  void open() {
    lake = new TestingRows(folder);
  }

  private static Value text(String text) {
    return Value.text(text);
  }

  @Test
  void typesAreThoseThatAllCellsOfAColumnHave() {
    SourceFile file =
        lake.write(
            "a.csv",
            """
            id,zip,siret,price,flag,day,mixed,none
            1,01000,12345678901234567,2.50,true,2026-01-31,1,
            2,75001,1,-3e2,FALSE,2026-01-31T10:00Z,x,
            ,,,,,,,
            """);
    assertThat(lake.schema(file).columns())
        .isEqualTo(
            Map.of(
                "id",
                Type.NUMBER,
                "zip",
                Type.TEXT,
                "siret",
                Type.TEXT,
                "price",
                Type.NUMBER,
                "flag",
                Type.BOOLEAN,
                "day",
                Type.INSTANT,
                "mixed",
                Type.TEXT,
                "none",
                Type.ANY));
    assertThat(lake.read(file).rows())
        .containsExactly(
            List.of(
                Value.number(1),
                text("01000"),
                text("12345678901234567"),
                Value.number(2.5),
                Value.bool(true),
                Value.instant(1769814000000L),
                text("1"),
                Value.UNKNOWN),
            List.of(
                Value.number(2),
                text("75001"),
                text("1"),
                Value.number(-300),
                Value.bool(false),
                Value.instant(1769853600000L),
                text("x"),
                Value.UNKNOWN),
            List.of(
                Value.UNKNOWN,
                Value.UNKNOWN,
                Value.UNKNOWN,
                Value.UNKNOWN,
                Value.UNKNOWN,
                Value.UNKNOWN,
                Value.UNKNOWN,
                Value.UNKNOWN));
  }

  @Test
  void aCellThatBreaksTheColumnsTypeRejectsItsRow() {
    SourceFile first = lake.write("a.csv", "id,n\na,1\n");
    Schema schema = lake.schema(first);
    SourceFile second = lake.write("b.csv", "id,n\na,1\nb,oops\nc,3\nd,007\n");
    TestingRows.Read read =
        lake.read(second, schema, List.of(Reading.exact("id"), Reading.typed("n")));
    assertThat(read.rows())
        .containsExactly(List.of(text("a"), Value.number(1)), List.of(text("c"), Value.number(3)));
    assertThat(read.rejects())
        .containsExactly(
            new Reject(
                "b.csv",
                3,
                java.util.Optional.of("n"),
                "expected a number, found 'oops'",
                "b,oops"),
            new Reject(
                "b.csv", 5, java.util.Optional.of("n"), "expected a number, found '007'", "d,007"));
  }

  @Test
  void rowsThatAreNoneAreRejectedWithTheirLines() {
    SourceFile file =
        lake.write("a.csv", "a,b\n1,2\n3\n\"x\ny\",4\n5,6,7\n\n8,bad\"\n9,\"no\"t\nend,1\n");
    TestingRows.Read read = lake.read(file);
    assertThat(read.rejects()).extracting(Reject::line).containsExactly(3L, 6L, 9L);
    assertThat(read.rejects())
        .extracting(Reject::reason)
        .containsExactly(
            "expected 2 cells, found 1",
            "expected 2 cells, found 3",
            "a quote is not closed, or something follows a closing one");
    assertThat(read.rows())
        .extracting(List::getFirst)
        .containsExactly(text("1"), text("x\ny"), text("8"), text("end"));
  }
}
