package io.strate.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Type;
import io.strate.domain.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TableWriterTest {

  private static final List<List<Value>> ROWS =
      List.of(
          List.of(
              Value.text("a,\"b\"\nc"),
              Value.number(2.5),
              Value.bool(true),
              Value.instant(1782900000123L)),
          List.of(Value.text("Zoé"), Value.number(-3), Value.UNKNOWN, Value.UNKNOWN));

  @TempDir Path folder;
  TestingRows lake;

  @BeforeEach
  void open() {
    lake = new TestingRows(folder);
  }

  private static Map<String, Type> columns() {
    Map<String, Type> columns = new LinkedHashMap<>();
    columns.put("name, first", Type.TEXT);
    columns.put("n", Type.NUMBER);
    columns.put("ok", Type.BOOLEAN);
    columns.put("at", Type.INSTANT);
    return columns;
  }

  @Test
  void whatIsWrittenIsReadBack() {
    for (String name : List.of("a.csv", "b.jsonl", "c.parquet", "d.csv.gz", "e.jsonl.gz")) {
      try (TableWriter writer = lake.lake.write(folder.resolve(name), columns())) {
        ROWS.forEach(writer::write);
        writer.finish();
      }
      SourceFile file = lake.file(name);
      assertThat(lake.schema(file).columns()).as(name).isEqualTo(columns());
      assertThat(lake.read(file).rows()).as(name).isEqualTo(ROWS);
    }
  }

  @Test
  void aSheetHoldsNumbersTruthsAndInstantsAsSuchAndNoFormula() throws IOException {
    Path file = folder.resolve("f.xlsx");
    try (TableWriter writer = lake.lake.write(file, columns())) {
      ROWS.forEach(writer::write);
      writer.write(
          List.of(Value.text("=1+1"), Value.UNKNOWN, Value.bool(false), Value.instant(-1L << 60)));
      writer.finish();
    }
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile());
        Stream<Row> all = workbook.getFirstSheet().openStream()) {
      List<Row> rows = all.toList();
      assertThat(rows.get(0).getCellText(0)).isEqualTo("name, first");
      assertThat(rows.get(1).getCellText(0)).isEqualTo("a,\"b\"\nc");
      assertThat(rows.get(1).getCellAsNumber(1)).contains(new BigDecimal("2.5"));
      assertThat(rows.get(1).getCellAsBoolean(2)).contains(true);
      assertThat(rows.get(1).getCellAsDate(3))
          .contains(LocalDateTime.parse("2026-07-01T10:00:00.123"));
      assertThat(rows.get(2).getOptionalCell(2)).isEmpty();
      assertThat(rows.get(3).getCell(0).getType()).isEqualTo(CellType.STRING);
      assertThat(rows.get(3).getCellText(0)).isEqualTo("=1+1");
    }
  }

  @Test
  void csvIsQuotedWhereItMustBe() throws IOException {
    try (TableWriter writer = lake.lake.write(folder.resolve("a.csv"), columns())) {
      ROWS.forEach(writer::write);
      writer.finish();
    }
    assertThat(Files.readString(folder.resolve("a.csv")))
        .isEqualTo(
            "\"name, first\",n,ok,at\n\"a,\"\"b\"\"\nc\",2.5,true,2026-07-01T10:00:00.123Z\nZoé,-3,,\n");
  }

  @Test
  void aFileAppearsWholeOrNotAtAll() throws IOException {
    try (TableWriter writer = lake.lake.write(folder.resolve("a.csv"), columns())) {
      ROWS.forEach(writer::write);
    }
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
    assertThatThrownBy(() -> lake.lake.write(folder.resolve("a.doc"), columns()))
        .hasMessageContaining("expected a name that ends in");
    assertThatThrownBy(() -> lake.lake.write(folder.resolve("none/a.csv"), columns()))
        .hasMessageStartingWith("cannot write '");
  }
}
