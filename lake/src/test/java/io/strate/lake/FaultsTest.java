package io.strate.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is wrong with a file is told in one sentence, and never as a stack trace or in DuckDB's
 * words alone.
 */
final class FaultsTest {

  @TempDir Path folder;
  TestingRows lake;

  @BeforeEach
  void open() {
    lake = new TestingRows(folder);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> reading(String name) {
    return assertThatThrownBy(() -> lake.read(lake.file(name))).isInstanceOf(Failure.class);
  }

  @Test
  void aMissingFileIsNamedWithTheNearest() {
    lake.write("data/contacts.csv", "id\n1\n");
    reading("data/contact.csv")
        .hasMessageStartingWith("there is no file 'data/contact.csv' in ")
        .hasMessageEndingWith(" (did you mean 'contacts.csv'?)");
    reading("date/contacts.csv").hasMessageContaining("the folder 'date' does not exist");
    reading("data/*.tsv").hasMessageContaining("no file matches 'data/*.tsv'");
    assertThatThrownBy(() -> SourceFiles.find(folder, List.of("x.csv", "y.csv")))
        .hasMessageContaining("none of the files 'x.csv', 'y.csv' exists");
  }

  @Test
  void globsAndAlternativesAreFoundInTheOrderOfNames() {
    lake.write("orders/b.csv", "id\n1\n");
    lake.write("orders/a.csv", "id\n1\n");
    lake.write("orders/deep/c.csv", "id\n1\n");
    lake.write("orders/a[1].csv", "id\n7\n");
    assertThat(SourceFiles.find(folder, List.of("none.csv", "orders/*.csv", "orders/b.csv")))
        .extracting(SourceFile::name)
        .containsExactly("orders/a.csv", "orders/a[1].csv", "orders/b.csv");
    assertThat(SourceFiles.find(folder, List.of("orders/**.csv"))).hasSize(4);
    assertThat(SourceFiles.find(folder, List.of(folder.resolve("orders/b.csv").toString())))
        .extracting(SourceFile::name)
        .containsExactly("orders/b.csv");
    assertThat(lake.read(lake.file("orders/a[1].csv")).rows()).hasSize(1);
  }

  @Test
  void foldersAndUnknownFormatsAreRefused() {
    lake.write("data/a.csv", "x");
    assertThatThrownBy(() -> lake.write("data/a.doc", "x"))
        .hasMessageContaining("its name does not tell its format");
    reading("data")
        .hasMessage("'data' is a folder: write which of its files to read, such as 'data/*.csv'");
  }

  @Test
  void emptyFilesAreRefusedAndFilesWithoutRowsAreNot() {
    lake.write("a.csv", "");
    lake.write("b.csv", "\n\n");
    lake.write("c.csv", "id,name\n");
    lake.write("d.jsonl", "");
    reading("a.csv").hasMessage("'a.csv' is empty; expected at least a line of column names");
    reading("b.csv").hasMessageContaining("is empty");
    reading("d.jsonl").hasMessageContaining("is empty");
    assertThat(lake.read(lake.file("c.csv")).rows()).isEmpty();
    assertThat(lake.schema(lake.file("c.csv")).columns()).containsOnlyKeys("id", "name");
  }

  @Test
  void filesWithoutPermissionAreNamed() throws IOException {
    SourceFile file = lake.write("a.csv", "id\n1\n");
    Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(file.path()), "this user may read everything");
    reading("a.csv").hasMessageContaining("may not be read by this user");
  }

  @Test
  void columnsOfOneNameAreRefusedAndNamelessOnesGetANumber() {
    lake.write("a.csv", "id,x, id \n1,2,3\n");
    reading("a.csv")
        .hasMessage("'a.csv':1: two columns are called 'id'; give each a name of its own");
    TestingRows.Read read = lake.read(lake.write("b.csv", "id,\n1,2\n"));
    assertThat(read.warnings())
        .containsExactly("'b.csv': column 2 has no name; it is called 'column2'");
  }

  @Test
  void binaryRubbishIsNoText() {
    byte[] rubbish = new byte[5000];
    new Random(7).nextBytes(rubbish);
    lake.write("a.csv", rubbish);
    lake.write("b.csv", "id,name\n1,a\0b\n");
    lake.write("c.csv", TestingWorkbook.of(List.of(List.of(TestingWorkbook.text("id")))));
    for (String name : List.of("a.csv", "b.csv", "c.csv")) {
      reading(name).hasMessageStartingWith("'" + name + "' is no text file: it holds binary bytes");
    }
    for (String ending : List.of("parquet", "xlsx", "jsonl", "json", "csv.gz", "csv.zst", "tsv")) {
      lake.write("r." + ending, rubbish);
      reading("r." + ending).hasMessageStartingWith("'r." + ending + "' ");
    }
  }

  @Test
  void filesThatWereCutOffAreRefused() throws IOException, SQLException {
    StringBuilder rows = new StringBuilder("id,name\n");
    StringBuilder lines = new StringBuilder("[");
    Random random = new Random(3);
    for (int i = 0; i < 5000; i++) {
      rows.append(i).append(",n").append(random.nextInt()).append('\n');
      lines.append(i == 0 ? "" : ",\n").append("{\"id\":").append(i).append('}');
    }
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
    }
    cut("a.csv.gz", gzip.toByteArray());
    reading("a.csv.gz").hasMessageContaining("is cut off or damaged (gzip");
    copy(
        "COPY (SELECT range id, hash(range) h FROM range(50000)) TO '%s' (FORMAT csv, COMPRESSION zstd)",
        "b.csv.zst");
    reading("b.csv.zst").hasMessageContaining("is cut off or damaged (zstd)");
    copy(
        "COPY (SELECT range id, hash(range) h FROM range(50000)) TO '%s' (FORMAT parquet)",
        "c.parquet");
    reading("c.parquet")
        .hasMessageContaining("cannot be read as Parquet; it may be cut off or damaged");
    cut("d.json", lines.append(']').toString().getBytes(StandardCharsets.UTF_8));
    reading("d.json").hasMessageContaining("cannot be read as JSON; it may be cut off or damaged");
    cut("e.xlsx", TestingWorkbook.of(List.of(List.of(TestingWorkbook.text("id")))));
    reading("e.xlsx")
        .hasMessageContaining("cannot be read as an Excel workbook; it may be cut off or damaged");
  }

  private void cut(String name, byte[] bytes) {
    lake.write(name, Arrays.copyOf(bytes, bytes.length / 2));
  }

  private void copy(String sql, String name) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(sql.formatted(folder.resolve("whole." + name)));
    }
    cut(name, Files.readAllBytes(folder.resolve("whole." + name)));
  }

  @Test
  void aTimeFormatThatIsNoneIsRefused() {
    SourceFile file = lake.write("a.csv", "t\n1\n");
    assertThatThrownBy(
            () ->
                lake.read(
                    file,
                    Schema.EMPTY,
                    List.of(
                        new Reading.InstantOf(
                            "t", java.util.Optional.of("qqqqqq{"), java.util.Optional.empty()))))
        .hasMessageStartingWith("'qqqqqq{' is no format of times");
  }

  @Test
  void nothingIsLeftInTheScratchFolder() throws IOException {
    lake.read(lake.write("a.csv", "n\nZo\u00e9\n".getBytes(StandardCharsets.ISO_8859_1)));
    lake.write("b.csv", "id,id\n");
    reading("b.csv");
    Files.createDirectories(folder.resolve("other/strate-999999999-dead/spill"));
    Files.writeString(
        folder.resolve("other/strate-999999999-dead/read1.tmp"),
        "left by a process that was killed");
    new Lake(LakeOptions.in(folder.resolve("other")))
        .schema(List.of(lake.file("a.csv")), Schema.EMPTY);
    assertThat(folder.resolve("other")).isEmptyDirectory();
    try (var left = Files.list(folder.resolve("scratch"))) {
      assertThat(left).isEmpty();
    }
  }
}
