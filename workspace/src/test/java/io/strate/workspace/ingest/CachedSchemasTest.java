package io.strate.workspace.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Type;
import io.strate.lake.Lake;
import io.strate.lake.LakeOptions;
import io.strate.rule.Expr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of files between two checks. */
final class CachedSchemasTest {

  private static final Expr KIND = new Expr.Property(List.of("kind"), Type.TEXT);

  @TempDir Path folder;
  Lake lake;

  @BeforeEach
  void open() {
    lake = new Lake(LakeOptions.in(folder.resolve("scratch")));
  }

  private CachedSchemas schemas() {
    return CachedSchemas.in(folder, folder.resolve(".strate/schemas"), lake);
  }

  private void write(String text, long time) {
    try {
      Files.writeString(folder.resolve("e.csv"), text);
      Files.setLastModifiedTime(folder.resolve("e.csv"), FileTime.fromMillis(time));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Map<String, Type> columns() {
    return schemas().columns("e", List.of("e.csv"), "").types();
  }

  private Set<String> events() {
    return schemas().events("e", List.of("e.csv"), KIND);
  }

  @Test
  void aFileThatIsAsItWasIsNotLookedAtAgain() {
    write("kind,n\na,1\n", 1_000);
    assertThat(columns()).isEqualTo(Map.of("kind", Type.TEXT, "n", Type.NUMBER));
    assertThat(events()).containsExactly("a");
    write("kind,t\nb,x\n", 1_000);
    assertThat(columns()).isEqualTo(Map.of("kind", Type.TEXT, "n", Type.NUMBER));
    assertThat(events()).containsExactly("a");
  }

  @Test
  void namesOfEventsAreLookedForTogetherWithTypes() {
    write("kind,n\na,1\nc,2\n,3\n", 1_000);
    schemas().columns("e", List.of("e.csv"), "`kind`");
    write("kind,n\nb,1\nd,2\n,3\n", 1_000);
    assertThat(events()).as("as they stood at the first look").containsExactly("a", "c");
  }

  @Test
  void namesThatArePutTogetherAreLookedForApart() {
    write("kind,n\na,1\n", 1_000);
    schemas().columns("e", List.of("e.csv"), "upper(kind)");
    write("kind,n\nb,1\n", 1_000);
    assertThat(events()).containsExactly("b");
  }

  @Test
  void aFileThatChangedIsLookedAtAgain() {
    write("kind,n\na,1\n", 1_000);
    columns();
    events();
    write("kind,n\nb,x\n", 2_000);
    assertThat(columns()).isEqualTo(Map.of("kind", Type.TEXT, "n", Type.TEXT));
    assertThat(events()).containsExactly("b");
  }

  @Test
  void aColumnThatNoFileHasAnyLongerIsNotPresent() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "kind,n,from a\na,1,x\n");
    Files.writeString(folder.resolve("b.csv"), "kind,n,old\na,1,x\n");
    List<String> both = List.of("[ab].csv");
    try (TestingWorkspace workspace = new TestingWorkspace(folder)) {
      workspace.define(
          "e: { read: '[ab].csv', as: events, event: { column: kind }, contact: n, time: '2025-01-01' }\n");
      workspace.read();
      schemas().follow(workspace.ledger.notes());
      assertThat(schemas().columns("e", both, "").present())
          .containsExactlyInAnyOrder("kind", "n", "from a", "old");

      Files.writeString(folder.resolve("b.csv"), "kind,n,renamed\na,1,x\n");
      Files.setLastModifiedTime(folder.resolve("b.csv"), FileTime.fromMillis(1_000));
      var found = schemas().columns("e", both, "");
      assertThat(found.present()).containsExactlyInAnyOrder("kind", "n", "from a", "renamed");
      assertThat(found.types()).as("rows that were read have it still").containsKey("old");
      assertThat(found.files()).containsExactly("a.csv", "b.csv");
      assertThat(schemas().trustingTheStore().columns("e", both, "").present()).contains("old");
    }
  }

  @Test
  void fieldsThatRowsMayLeaveOutComeAndGo() throws IOException {
    Files.writeString(folder.resolve("e.jsonl"), "{\"kind\":\"a\",\"n\":1,\"coupon\":\"x\"}\n");
    List<String> read = List.of("e.jsonl");
    try (TestingWorkspace workspace = new TestingWorkspace(folder)) {
      workspace.define(
          "e: { read: e.jsonl, as: events, event: { column: kind }, contact: n, time: '2025-01-01' }\n");
      workspace.read();
      schemas().follow(workspace.ledger.notes());
      Files.writeString(folder.resolve("e.jsonl"), "{\"kind\":\"a\",\"n\":2}\n");
      assertThat(schemas().columns("e", read, "").present()).contains("coupon");
    }
  }

  @Test
  void aDamagedMemoryIsLikeNone() throws IOException {
    write("kind,n\na,1\n", 1_000);
    columns();
    for (String rubbish : List.of("", "rubbish", "strate schemas\t1\nsource\te\nfile\n")) {
      Files.writeString(folder.resolve(".strate/schemas"), rubbish);
      assertThat(columns()).isEqualTo(Map.of("kind", Type.TEXT, "n", Type.NUMBER));
    }
  }

  @Test
  void whereNothingCanBeRememberedTheFilesAreLookedAt() throws IOException {
    write("kind,n\na,1\n", 1_000);
    Files.writeString(folder.resolve("file"), "");
    CachedSchemas nowhere = CachedSchemas.in(folder, folder.resolve("file/schemas"), lake);
    assertThat(nowhere.columns("e", List.of("e.csv"), "").types()).containsKey("n");
  }

  @Test
  void typesThatTheStoreKeepsStand() {
    write("kind,n\na,1\n", 1_000);
    try (TestingWorkspace workspace = new TestingWorkspace(folder)) {
      workspace.define(
          "e: { read: e.csv, as: events, event: { column: kind }, contact: n, time: '2025-01-01' }\n");
      workspace.read();
      write("kind,n,m\na,x,y\nc,2,z\n", 2_000);
      CachedSchemas schemas = schemas();
      assertThat(schemas.follow(workspace.ledger.notes())).isTrue();
      assertThat(schemas.columns("e", List.of("e.csv"), "").types())
          .isEqualTo(Map.of("kind", Type.TEXT, "n", Type.NUMBER, "m", Type.TEXT));
      assertThat(schemas.events("e", List.of("e.csv"), KIND)).containsExactly("a");
      workspace.read();
      assertThat(schemas.follow(workspace.ledger.notes())).isTrue();
      assertThat(schemas.events("e", List.of("e.csv"), KIND)).containsExactly("a", "c");
      assertThat(schemas.follow(workspace.ledger.notes())).isFalse();
    }
  }
}
