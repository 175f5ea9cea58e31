package io.strate.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Type;
import io.strate.domain.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
