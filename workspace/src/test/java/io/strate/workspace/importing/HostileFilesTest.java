package io.strate.workspace.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Failure;
import io.strate.workspace.importing.PlanFlaw.Why;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and contents of files that mean no good, or are simply odd. */
final class HostileFilesTest {

  @TempDir Path folder;
  private TestingImports it;

  @BeforeEach
  void start() throws IOException {
    it = TestingImports.start(folder);
  }

  @AfterEach
  void close() {
    it.close();
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd.csv, passwd.csv",
    "C:\\\\Users\\\\zoe\\\\Été 2026.CSV, Ete-2026.csv",
    "..csv, import.csv",
    ".csv, import.csv",
    "a*?[b]{c}.csv.gz, a-b-c.csv.gz",
    "<script>alert(1)<.csv, script-alert-1.csv",
    "عملاء.xlsx, import.xlsx",
    "a.b.c.jsonl, a-b-c.jsonl",
    "-rf.tsv, rf.tsv",
    "CON.csv, CON.csv",
    "İstanbul.CSV.ZST, Istanbul.csv.zst"
  })
  void aNameIsMadeSafeAndKeepsItsEnd(String given, String safe) {
    assertThat(FileName.safe(given)).isEqualTo(safe);
    assertThat(FileName.isSafe(safe)).isTrue();
  }

  @Test
  void aVeryLongNameIsCutAndNamesDoNotCollide() {
    String safe = FileName.safe("x".repeat(5_000) + ".csv");
    assertThat(safe).isEqualTo("x".repeat(60) + ".csv");
    assertThat(FileName.numbered("a.csv.gz", 3)).isEqualTo("a-3.csv.gz");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "csv", "page.html", "run.sh", "x.csv.exe", "x.csv\u0000", "x.csv/", "a.gz"})
  void anEndThatTellsNoFormatIsRefused(String given) {
    assertThatThrownBy(() -> FileName.safe(given))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.code()).isEqualTo("import.format"));
    assertThatThrownBy(() -> it.receive(given, "id\n1\n")).isInstanceOf(Failure.class);
    assertThat(left()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../strate.yaml",
        "..",
        "",
        "no.csv",
        "/etc/passwd",
        ".upload1.part",
        "a.csv/../b.csv"
      })
  void aNameThatIsNoFileOfTheFolderIsUnknown(String name) {
    assertThatThrownBy(() -> it.imports.at(name)).hasMessageContaining("no file of that name");
    assertThatThrownBy(() -> it.imports.delete(name)).hasMessageContaining("no file of that name");
    assertThat(folder.resolve("strate.yaml")).exists();
  }

  @Test
  void aLinkInTheFolderIsNoFileOfIt() throws IOException {
    Files.createDirectories(folder.resolve("imports"));
    Files.createSymbolicLink(folder.resolve("imports/link.csv"), folder.resolve("crm.csv"));
    assertThatThrownBy(() -> it.imports.at("link.csv"))
        .hasMessageContaining("no file of that name");
    assertThat(it.imports.all()).isEmpty();
  }

  @Test
  void aFileThatIsTooLargeOrCutOrEmptyIsNotKept() {
    byte[] rows = "id\n1\n2\n3\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(
            () -> it.imports.receive("a.csv", new ByteArrayInputStream(rows), rows.length - 1))
        .hasMessageContaining("larger than the 8 bytes");
    assertThat(it.imports.receive("b.csv", new ByteArrayInputStream(rows), rows.length))
        .isEqualTo("b.csv");
    it.imports.delete("b.csv");
    InputStream cut =
        new SequenceInputStream(
            new ByteArrayInputStream(rows),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("connection reset");
              }
            });
    assertThatThrownBy(() -> it.imports.receive("a.csv", cut, 1000))
        .hasMessageContaining("did not arrive whole");
    assertThatThrownBy(() -> it.receive("a.csv", "")).hasMessageContaining("empty");
    assertThat(left()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.parquet", "a.xlsx", "a.json", "a.csv.gz", "a.csv.zst"})
  void aFileThatIsNotWhatItsNameSaysIsRefusedInASentenceAndNotKept(String name) {
    assertThatThrownBy(() -> it.receive(name, "neither \u0001 this nor that"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(name);
    assertThat(left()).isEmpty();
    assertThat(folder.resolve(".strate/imports").resolve(name)).doesNotExist();
  }

  @Test
  void aFileOfVeryManyColumnsIsRefused() {
    String header = IntStream.range(0, 301).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    assertThatThrownBy(() -> it.receive("wide.csv", header + "\n" + header + "\n"))
        .hasMessageContaining("301 columns");
    assertThat(left()).isEmpty();
  }

  /** Names of columns that are YAML, rules, quotes or script are still but names. */
  @Test
  void columnsAreCalledWhateverTheyAreCalled() throws IOException {
    List<String> names =
        List.of(
            "id",
            "a: { b }",
            "# no",
            "`tick`",
            "it's",
            "\"\"q\"\"",
            "<b>x</b>",
            "count(id)",
            "- x",
            "'quoted'",
            "}",
            "NO",
            "now",
            "é\u200fà");
    String header = names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(","));
    String row =
        IntStream.range(0, names.size()).mapToObj(i -> "v" + i).collect(Collectors.joining(","));
    String file = it.receive("odd.csv", header + "\n" + row + "\n");
    it.map(file, "id", column -> new MappedColumn("id", Part.ID, "", ""));
    ImportPlan plan = it.imports.at(file).plan();
    assertThat(it.imports.plan(file, plan)).isEmpty();
    Trial trial = it.imports.tryOut(file);
    assertThat(trial.first().getFirst())
        .extracting(Trial.Cell::text)
        .isEqualTo(IntStream.range(0, names.size()).mapToObj(i -> "v" + i).toList());
    it.imports.bring(file, false, "zoé");
    assertThat(it.who("`# no` = 'v2' and `it's` = 'v4' and `count(id)` = 'v7'"))
        .containsExactly("v0");
    it.imports.undo(file, true, "zoé");
    assertThat(it.yaml()).isEqualTo(TestingImports.DEFINITIONS);
  }

  @Test
  void aPlanThatWasMadeUpIsHeldToWhatWasOffered() {
    String file = it.receive("a.csv", "id,town,at\nc1,Lyon,1/2/2026\n");
    ImportPlan plan = it.imports.at(file).plan();
    assertThat(flaws(file, "town", Part.VALUE, "bad\nname", "")).containsExactly(Why.BAD_NAME);
    assertThat(flaws(file, "town", Part.VALUE, "\u202Egnol", "")).containsExactly(Why.BAD_NAME);
    assertThat(flaws(file, "town", Part.VALUE, "", "")).containsExactly(Why.BAD_NAME);
    assertThat(flaws(file, "town", Part.VALUE, "at", "")).containsExactly(Why.NAME_TWICE);
    assertThat(flaws(file, "town", Part.ID, "", "")).containsExactly(Why.PART_TWICE);
    assertThat(flaws(file, "town", Part.CHANNEL, "", "")).containsExactly(Why.WRONG_PART);
    assertThat(flaws(file, "id", Part.LEFT_OUT, "", "")).containsExactly(Why.NOBODY);
    assertThat(flaws(file, "town", Part.VALUE, "town", "yyyy') or ('1"))
        .containsExactly(Why.BAD_FORMAT);
    for (String source : List.of("", " a", "@tracking", "x\ty", "y".repeat(101))) {
      assertThat(why(it.imports.plan(file, renamed(plan, source, "UTC"))))
          .containsExactly(Why.BAD_SOURCE);
    }
    assertThat(why(it.imports.plan(file, renamed(plan, "crm", "UTC"))))
        .containsExactly(Why.SOURCE_TAKEN);
    assertThat(why(it.imports.plan(file, renamed(plan, "a", "Nowhere/Land"))))
        .containsExactly(Why.BAD_ZONE);
    assertThatThrownBy(() -> it.imports.bring(file, false, "zoé"))
        .hasMessageContaining("not mapped");
  }

  private static ImportPlan renamed(ImportPlan plan, String source, String zone) {
    return new ImportPlan(source, plan.kind(), plan.columns(), plan.event(), "", "", zone, false);
  }

  private List<Why> flaws(String file, String column, Part part, String name, String format) {
    ImportPlan before = it.imports.at(file).plan();
    List<PlanFlaw> flaws = it.map(file, column, _ -> new MappedColumn(column, part, name, format));
    List<PlanFlaw> _ = it.imports.plan(file, before);
    return why(flaws);
  }

  private static List<Why> why(List<PlanFlaw> flaws) {
    return flaws.stream().map(PlanFlaw::why).toList();
  }

  /** What lies in the folder of imports. */
  private List<Path> left() {
    if (!Files.isDirectory(folder.resolve("imports"))) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder.resolve("imports"))) {
      return all.toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
