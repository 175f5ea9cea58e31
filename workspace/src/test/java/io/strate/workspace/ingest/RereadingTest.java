package io.strate.workspace.ingest;

import static io.strate.workspace.ingest.TestingWorkspace.at;
import static io.strate.workspace.ingest.TestingWorkspace.number;
import static io.strate.workspace.ingest.TestingWorkspace.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.strate.domain.Entry;
import io.strate.domain.Failure;
import io.strate.ledger.FileMark;
import io.strate.workspace.ingest.ReadReport.SourceReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What further readings change, and what they do not. */
final class RereadingTest {

  private static final String EVENTS =
      "e: { read: [e*.csv], as: events, event: e, contact: who, time: at }\n";

  @TempDir Path folder;
  TestingWorkspace workspace;

  @BeforeEach
  void open() {
    workspace = new TestingWorkspace(folder);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void unchangedFilesAreNotReadAgain() {
    workspace.write("e.csv", "who,at,n\nc1,2025-01-01,1\n").define(EVENTS);
    workspace.read();
    String before = workspace.export();
    ReadReport again = workspace.read();
    assertThat(again.sources())
        .extracting(SourceReport::filesRead, SourceReport::filesUnchanged)
        .containsExactly(tuple(0, 1));
    assertThat(workspace.export()).isEqualTo(before);
  }

  @Test
  void aFileThatWasOnlyTouchedIsNotReadAgainAndKeepsItsRejects() throws IOException {
    workspace.write("e.csv", "who,at,n\nc1,2025-01-01,1\n,2025-01-01,2\n").define(EVENTS);
    workspace.read();
    Files.setLastModifiedTime(folder.resolve("e.csv"), FileTime.fromMillis(1_800_000_000_000L));
    assertThat(workspace.read().sources())
        .extracting(SourceReport::filesRead, SourceReport::accepted)
        .containsExactly(tuple(0, 0L));
    assertThat(workspace.ledger.sources().fileMarks(workspace.ledger.sources().declared().get("e")))
        .extracting(FileMark::modified, FileMark::rows)
        .containsExactly(tuple(1_800_000_000_000L, 2L));
    assertThat(SourceNotes.rejects(workspace.ledger, "e")).hasSize(1);
  }

  @Test
  void rowsThatAreAddedCountOnceAndTheFormerOnesStay() {
    workspace.write("e.csv", "who,at,n\nc1,2025-01-01,1\n").define(EVENTS);
    workspace.read();
    workspace.write("e.csv", "who,at,n\nc1,2025-01-01,1\nc1,2024-12-01,2\n");
    assertThat(workspace.read().sources())
        .extracting(SourceReport::accepted, SourceReport::duplicates)
        .containsExactly(tuple(1L, 1L));
    assertThat(workspace.events("c1"))
        .containsExactly(Map.of("n", number(2)), Map.of("n", number(1)));
  }

  @Test
  void equalRowsOfAFileCountAsOftenAsTheyStandThere() {
    String row = "c1,2025-01-01,1\n";
    workspace.write("e.csv", "who,at,n\n" + row + row).define(EVENTS);
    workspace.read();
    assertThat(workspace.events("c1")).hasSize(2);
    workspace.write("e.csv", "who,at,n\n" + row + "c2,2025-01-01,1\n" + row + row);
    workspace.read();
    assertThat(workspace.events("c1")).hasSize(3);
  }

  @Test
  void theSameRowInTwoFilesIsTwoEvents() {
    String rows = "who,at,n\nc1,2025-01-01,1\n";
    workspace.write("e1.csv", rows).write("e2.csv", rows).define(EVENTS);
    workspace.read();
    assertThat(workspace.events("c1")).hasSize(2);
  }

  @Test
  void aFileThatIsGoneLeavesItsRows() throws IOException {
    workspace
        .write("e1.csv", "who,at,n\nc1,2025-01-01,1\n")
        .write("e2.csv", "who,at,n\nc1,2025-01-02,2\n")
        .define(EVENTS);
    workspace.read();
    Files.delete(folder.resolve("e1.csv"));
    workspace.read();
    assertThat(workspace.events("c1")).hasSize(2);
  }

  @Test
  void aChangedDefinitionReplacesTheRows() {
    workspace.write("e.csv", "who,at,n\nc1,2025-01-01,1\nc2,2025-01-01,-1\n").define(EVENTS);
    workspace.read();
    workspace.define(
        """
        e:
          read: e.csv
          as: events
          event: renamed
          contact: who
          time: at
          where: n > 0
          properties: { twice: n * 2 }
        """);
    assertThat(workspace.read().sources()).extracting(SourceReport::replaced).containsExactly(true);
    assertThat(workspace.contact("c1"))
        .extracting(e -> ((Entry.Event) e).name())
        .containsExactly("renamed");
    assertThat(workspace.events("c1")).containsExactly(Map.of("twice", number(2)));
    assertThat(workspace.contact("c2")).isEmpty();
  }

  @Test
  void aSourceThatIsTakenOutNoLongerCountsAndComesBackWhole() {
    workspace
        .write("e.csv", "who,at,n\nc1,2025-01-01,1\n")
        .write("f.csv", "who,at,n\nc1,2025-01-01,5\n");
    String other = "f: { read: f.csv, as: events, event: f, contact: who, time: at }\n";
    workspace.define(EVENTS + other);
    workspace.read();
    String both = workspace.export();
    workspace.define(other);
    workspace.read();
    assertThat(workspace.events("c1")).containsExactly(Map.of("n", number(5)));
    workspace.define(EVENTS + other);
    workspace.read();
    assertThat(workspace.export()).isEqualTo(both);
  }

  @Test
  void aMessageIdCountsOnceOverAllFilesAndSources() {
    workspace
        .write("a1.csv", "who,at,id,n\nc1,2025-01-01,m1,1\nc1,2025-01-02,m2,2\n")
        .write("a2.csv", "who,at,id,n\nc1,2025-01-01,m1,1\nc1,2025-01-03,,3\nc1,2025-01-03,,3\n")
        .write("b.csv", "who,at,id,n\nc1,2025-01-01,m1,1\n");
    String source =
        "%s: { read: %s, as: events, event: e, contact: who, time: at, message_id: id }\n";
    workspace.define(source.formatted("a", "a*.csv") + source.formatted("b", "b.csv"));
    ReadReport report = workspace.read();
    assertThat(report.sources())
        .extracting(SourceReport::accepted, SourceReport::duplicates)
        .containsExactly(tuple(4L, 1L), tuple(0L, 1L));
    assertThat(workspace.events("c1"))
        .containsExactly(
            Map.of("n", number(1)),
            Map.of("n", number(2)),
            Map.of("n", number(3)),
            Map.of("n", number(3)));
  }

  @Test
  void aChangedDefinitionReplacesRowsWithMessageIds() {
    workspace.write("e.csv", "who,at,id,n\nc1,2025-01-01,m1,1\n");
    String source =
        "e: { read: e.csv, as: events, event: %s, contact: who, time: at, message_id: id }\n";
    workspace.define(source.formatted("e"));
    workspace.read();
    workspace.define(source.formatted("f"));
    workspace.read();
    assertThat(workspace.contact("c1"))
        .extracting(e -> ((Entry.Event) e).name())
        .containsExactly("f");
  }

  @Test
  void aReplacementThatIsRefusedLeavesTheMessagesThatWere() {
    workspace.write("e.csv", "who,at,id,n\nc1,2025-01-01,m1,1\n");
    String source =
        "e: { read: [e*.csv], as: events, event: %s, contact: %s, time: at, message_id: id }\n";
    workspace.define(source.formatted("e", "who"));
    workspace.read();
    String before = workspace.export();
    workspace.write("e0.csv", "who,at,id,n\n" + ",2025-01-01,m2,1\n".repeat(30));
    workspace.define(source.formatted("f", "who"));
    assertThatThrownBy(workspace::read).isInstanceOf(Failure.class);
    assertThat(workspace.export()).isEqualTo(before);
    workspace.write("e0.csv", "who,at,id,n\nc1,2025-01-01,m1,1\n");
    workspace.define(source.formatted("e", "who"));
    assertThat(workspace.read().sources())
        .extracting(SourceReport::accepted, SourceReport::duplicates)
        .containsExactly(tuple(0L, 1L));
    assertThat(workspace.export()).isEqualTo(before);
  }

  @Test
  void aSourceWithMessageIdsThatComesBackIsWhole() {
    workspace
        .write("e.csv", "who,at,id,n\nc1,2025-01-01,m1,1\n")
        .write("f.csv", "who,at,n\nc1,2025-01-01,2\n");
    String source =
        "e: { read: e.csv, as: events, event: e, contact: who, time: at, message_id: id }\n";
    String other = "f: { read: f.csv, as: events, event: f, contact: who, time: at }\n";
    workspace.define(source + other);
    workspace.read();
    String both = workspace.export();
    workspace.define(other);
    workspace.read();
    workspace.define(source + other);
    workspace.read();
    assertThat(workspace.export()).isEqualTo(both);
  }

  @Test
  void aColumnThatComesLaterAddsItsValuesAndLosesNothing() throws IOException {
    workspace.write("e1.csv", "who,at,n\nc1,2025-01-01,1\n").define(EVENTS);
    workspace.read();
    Files.delete(folder.resolve("e1.csv"));
    workspace.write("e2.csv", "who,at,n,coupon\nc1,2025-01-02,2,SUMMER\n");
    workspace.read();
    assertThat(workspace.events("c1"))
        .containsExactly(Map.of("n", number(1)), Map.of("n", number(2), "coupon", text("SUMMER")));
  }

  @Test
  void typesStandSinceTheFirstReading() {
    workspace.write("e.csv", "who,at,n,empty\nc1,2025-01-01,1,\n").define(EVENTS);
    workspace.read();
    workspace.write(
        "e.csv", "who,at,n,empty\nc1,2025-01-01,1,\nc1,2025-01-02,n/a,5\nc1,2025-01-03,,6\n");
    ReadReport report = workspace.read();
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(SourceNotes.rejects(workspace.ledger, "e"))
        .extracting(r -> r.file(), r -> r.line(), r -> r.column(), r -> r.reason(), r -> r.text())
        .containsExactly(
            tuple("e.csv", 3L, "n", "expected a number, found 'n/a'", "c1,2025-01-02,n/a,5"));
    assertThat(workspace.events("c1"))
        .containsExactly(Map.of("n", number(1)), Map.of("empty", number(6)));
  }

  @Test
  void lateRowsTakeTheirPlace() {
    workspace
        .write("contacts1.csv", "id,at,plan\nc1,2025-03-01,pro\n")
        .define("contacts: { read: contacts*.csv, as: contacts, id: id, time: at }\n");
    workspace.read();
    workspace.write("contacts2.csv", "id,at,plan\nc1,2025-01-01,free\n");
    workspace.read();
    assertThat(workspace.attributes("c1"))
        .containsExactly(
            tuple(at("2024-12-31T23:00:00Z"), "plan", text("free")),
            tuple(at("2025-02-28T23:00:00Z"), "plan", text("pro")));
  }

  @Test
  void whatWasReadIsThereAfterTheStoreWasClosed() {
    workspace.write("e.csv", "who,at,n\nc1,2025-01-01,1\n").define(EVENTS);
    workspace.read();
    String before = workspace.export();
    workspace.close();
    workspace = new TestingWorkspace(folder).define(EVENTS);
    assertThat(workspace.export()).isEqualTo(before);
    assertThat(workspace.read().sources()).extracting(SourceReport::filesRead).containsExactly(0);
    List<String> columns = List.copyOf(workspace.sources().getFirst().columns().keySet());
    assertThat(columns).containsExactly("who", "at", "n");
  }
}
