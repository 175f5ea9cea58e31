package io.strate.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Type;
import io.strate.domain.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every format gives the same rows. */
final class FormatsTest {

  private static final String CSV =
      "id,price,name,day\n1,2.5,Zoé,2026-01-31\n2,,\"a,\nb\",2026-07-01T10:00:00Z\n";

  private static final List<List<Value>> ROWS =
      List.of(
          List.of(
              Value.number(1), Value.number(2.5), Value.text("Zoé"), Value.instant(1769814000000L)),
          List.of(
              Value.number(2), Value.UNKNOWN, Value.text("a,\nb"), Value.instant(1782900000000L)));

  @TempDir Path folder;
  TestingRows lake;

  @BeforeEach
  void open() {
    lake = new TestingRows(folder);
  }

  @Test
  void delimitersAreFound() {
    assertThat(lake.read(lake.write("a.csv", CSV)).rows()).isEqualTo(ROWS);
    String semicolons =
        "id;price;name;day\n1;2.5;Zoé;2026-01-31\n2;;\"a,\nb\";2026-07-01T10:00:00Z\n";
    assertThat(lake.read(lake.write("b.csv", semicolons)).rows()).isEqualTo(ROWS);
    assertThat(lake.read(lake.write("c.csv", "sep=;\r\n" + semicolons)).rows()).isEqualTo(ROWS);
    assertThat(lake.read(lake.write("d.tsv", semicolons.replace(';', '\t'))).rows())
        .isEqualTo(ROWS);
    assertThat(lake.read(lake.write("e.csv", semicolons.replace(';', '|'))).rows()).isEqualTo(ROWS);
  }

  @Test
  void lineEndsMayBeThoseOfAnySystem() {
    assertThat(
            lake.read(lake.write("a.csv", CSV.replace("\n", "\r\n").replace(",\r\nb", ",\nb")))
                .rows())
        .isEqualTo(ROWS);
    assertThat(
            lake.read(lake.write("b.csv", CSV.replace("\n", "\r").replace(",\rb", ",\nb"))).rows())
        .isEqualTo(ROWS);
    assertThat(lake.read(lake.write("c.csv", CSV.replaceFirst("\n", "\r\n"))).rows())
        .isEqualTo(ROWS);
    assertThat(lake.read(lake.write("d.csv", CSV.stripTrailing())).rows()).isEqualTo(ROWS);
  }

  @Test
  void encodingsAreRecognised() {
    assertThat(lake.read(lake.write("a.csv", "\uFEFF" + CSV)).rows()).isEqualTo(ROWS);
    assertThat(
            lake.read(lake.write("b.csv", ("\uFEFF" + CSV).getBytes(StandardCharsets.UTF_16LE)))
                .rows())
        .isEqualTo(ROWS);
    assertThat(lake.read(lake.write("c.csv", CSV.getBytes(StandardCharsets.UTF_16))).rows())
        .isEqualTo(ROWS);
    TestingRows.Read windows =
        lake.read(lake.write("d.csv", CSV.getBytes(Charset.forName("windows-1252"))));
    assertThat(windows.rows()).isEqualTo(ROWS);
    assertThat(windows.warnings())
        .containsExactly(
            "'d.csv' is not UTF-8 (first in line 2; 1 of 4 lines): these lines were read as Windows-1252");
  }

  @Test
  void eachLineOfAMixedFileHasItsOwnEncoding() throws IOException {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write("name\nZoé\n".getBytes(StandardCharsets.UTF_8));
    both.write("Œuvre €\n".getBytes(Charset.forName("windows-1252")));
    assertThat(lake.read(lake.write("a.csv", both.toByteArray())).rows())
        .containsExactly(List.of(Value.text("Zoé")), List.of(Value.text("Œuvre €")));
  }

  @Test
  void compressedFilesAreReadLikeOthers() throws IOException, SQLException {
    assertThat(lake.read(lake.write("a.csv.gz", gzip(CSV))).rows()).isEqualTo(ROWS);
    sql(
        "COPY (SELECT unnest(['1','2']) id, unnest(['2.5',NULL]) price, unnest(['Zoé','a,\nb']) AS name, unnest(['2026-01-31','2026-07-01T10:00:00Z']) AS day) TO '"
            + folder.resolve("z.csv.zst")
            + "' (FORMAT csv, COMPRESSION zstd)");
    assertThat(lake.read(lake.file("z.csv.zst")).rows()).isEqualTo(ROWS);
    String lines = "{\"a\":1}\n{\"a\":2}\n";
    assertThat(lake.read(lake.write("l.jsonl.gz", gzip(lines))).rows())
        .containsExactly(List.of(Value.number(1)), List.of(Value.number(2)));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static void sql(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void jsonKeepsItsTypesAndItsNesting() {
    String line1 =
        "{\"id\":\"01\",\"n\":12345678901234567,\"at\":\"2026-07-01T10:00:00Z\",\"ok\":true,\"p\":{\"sku\":[\"a\",\"b\"],\"q\":2},\"none\":null}";
    String line2 = "{\"n\":1.5,\"id\":\"x\\n\\u00e9\",\"p\":{\"sku\":[],\"r\":\"z\"}}";
    Schema schema =
        new Schema(
            Map.of(
                "id",
                Type.TEXT,
                "n",
                Type.NUMBER,
                "at",
                Type.INSTANT,
                "ok",
                Type.BOOLEAN,
                "none",
                Type.ANY,
                "p",
                new Type.RecordOf(
                    Map.of("sku", new Type.ListOf(Type.TEXT), "q", Type.NUMBER, "r", Type.TEXT))));
    List<Reading> all =
        List.of("id", "n", "at", "ok", "p", "none").stream().map(Reading::typed).toList();
    List<List<Value>> rows =
        List.of(
            List.of(
                Value.text("01"),
                Value.number(12345678901234567d),
                Value.instant(1782900000000L),
                Value.bool(true),
                new Value.RecordOf(
                    Map.of(
                        "sku",
                        new Value.ListOf(List.of(Value.text("a"), Value.text("b"))),
                        "q",
                        Value.number(2))),
                Value.UNKNOWN),
            List.of(
                Value.text("x\né"),
                Value.number(1.5),
                Value.UNKNOWN,
                Value.UNKNOWN,
                new Value.RecordOf(
                    Map.of("sku", new Value.ListOf(List.of()), "r", Value.text("z"))),
                Value.UNKNOWN));
    for (SourceFile file :
        List.of(
            lake.write("a.jsonl", line1 + "\n\n" + line2 + "\n"),
            lake.write("b.json", "[" + line1 + ",\n" + line2 + "]"),
            lake.write("c.ndjson", "\uFEFF" + line1 + "\n" + line2))) {
      assertThat(lake.schema(file)).isEqualTo(schema);
      assertThat(lake.read(file, schema, all).rows()).isEqualTo(rows);
    }
    SourceFile a = lake.file("a.jsonl");
    assertThat(Schema.read(schema.write())).isEqualTo(schema);
    assertThat(lake.read(a, schema, all.subList(0, 1)).identities())
        .isEqualTo(lake.read(a, schema, all).identities());
  }

  @Test
  void linesThatAreNoObjectsAreRejected() {
    SourceFile file =
        lake.write("a.jsonl", "{\"n\":1}\n\n{\"n\":\n[1]\n{\"n\":\"x\"}\n{\"n\":2}\n");
    TestingRows.Read read =
        lake.read(file, new Schema(Map.of("n", Type.NUMBER)), List.of(Reading.typed("n")));
    assertThat(read.rows()).containsExactly(List.of(Value.number(1)), List.of(Value.number(2)));
    assertThat(read.rejects())
        .containsExactly(
            new Reject("a.jsonl", 3, java.util.Optional.empty(), "not JSON", "{\"n\":"),
            new Reject("a.jsonl", 4, java.util.Optional.empty(), "expected an object, {…}", "[1]"),
            new Reject(
                "a.jsonl",
                5,
                java.util.Optional.of("n"),
                "expected a number, found 'x'",
                "{\"n\":\"x\"}"));
  }

  @Test
  void parquetKeepsItsTypes() throws SQLException {
    sql(
        "COPY (SELECT 12345678901234567::BIGINT i, '007' t, TIMESTAMP '2026-07-01 10:00:00.123456' \"local\","
            + " TIMESTAMPTZ '2026-07-01 10:00:00+00' utc, DATE '2026-01-31' d, 'nan'::DOUBLE n, 0.1::FLOAT f, 1.50::DECIMAL(9,2) c, true b,"
            + " {'q': [1, 2], 'w': 'x'} s) TO '"
            + folder.resolve("p.parquet")
            + "' (FORMAT parquet)");
    SourceFile file = lake.file("p.parquet");
    TestingRows.Read read = lake.read(file);
    assertThat(read.rows())
        .containsExactly(
            List.of(
                Value.number(12345678901234567d),
                Value.text("007"),
                Value.instant(1782892800123L),
                Value.instant(1782900000000L),
                Value.instant(1769814000000L),
                Value.UNKNOWN,
                Value.number(0.1),
                Value.number(1.5),
                Value.bool(true),
                new Value.RecordOf(
                    Map.of(
                        "q",
                        new Value.ListOf(List.of(Value.number(1), Value.number(2))),
                        "w",
                        Value.text("x")))));
    assertThat(lake.read(file, lake.schema(file), List.of(Reading.exact("i"))).rows())
        .containsExactly(List.of(Value.text("12345678901234567")));
  }

  @Test
  void namesMayHoldWhatDuckDbTakesForAPattern() throws SQLException, IOException {
    sql("COPY (SELECT 1 n) TO '" + folder.resolve("p.parquet") + "' (FORMAT parquet)");
    for (String name : List.of("p[1]*.parquet", "it's {a}.parquet", "é à?.parquet")) {
      java.nio.file.Files.copy(folder.resolve("p.parquet"), folder.resolve(name));
      assertThat(lake.read(lake.file(name)).rows()).containsExactly(List.of(Value.number(1)));
    }
    assertThat(lake.read(lake.write("it's {a} [b].csv", "n\n1\n")).rows())
        .containsExactly(List.of(Value.number(1)));
    assertThat(lake.read(lake.write("{a}.jsonl", "{\"n\":1}\n")).rows())
        .containsExactly(List.of(Value.number(1)));
  }

  @Test
  void workbooksAreReadAsTheyShow() {
    byte[] book =
        TestingWorkbook.of(
            List.of(
                List.of(),
                List.of(
                    TestingWorkbook.text("id"),
                    TestingWorkbook.text("zip"),
                    TestingWorkbook.text("day"),
                    TestingWorkbook.text("price"),
                    TestingWorkbook.text("ok")),
                List.of(
                    TestingWorkbook.number("17850"),
                    TestingWorkbook.text("01000"),
                    TestingWorkbook.date("46053"),
                    TestingWorkbook.number("2.5499999999999998"),
                    TestingWorkbook.bool(true)),
                List.of(),
                List.of(
                    TestingWorkbook.number("2"),
                    TestingWorkbook.text("x"),
                    TestingWorkbook.date("46053.5"),
                    TestingWorkbook.error(),
                    TestingWorkbook.bool(false))));
    SourceFile file = lake.write("b.xlsx", book);
    TestingRows.Read read = lake.read(file);
    assertThat(read.rows())
        .containsExactly(
            List.of(
                Value.number(17850),
                Value.text("01000"),
                Value.instant(1769814000000L),
                Value.number(2.55),
                Value.bool(true)),
            List.of(
                Value.number(2),
                Value.text("x"),
                Value.instant(1769857200000L),
                Value.UNKNOWN,
                Value.bool(false)));
    Schema numbers = new Schema(Map.of("zip", Type.NUMBER));
    assertThat(lake.read(file, numbers, List.of(Reading.typed("zip"))).rejects())
        .extracting(Reject::line)
        .containsExactly(3L, 5L);
  }
}
