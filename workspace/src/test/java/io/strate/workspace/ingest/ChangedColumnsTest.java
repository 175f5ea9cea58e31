package io.strate.workspace.ingest;

import static io.strate.workspace.ingest.TestingWorkspace.number;
import static io.strate.workspace.ingest.TestingWorkspace.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.strate.domain.Failure;
import io.strate.workspace.ingest.ReadReport.SourceReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that was read before comes again with its columns moved, more of them, or fewer. */
final class ChangedColumnsTest {

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

  private void readTwoFiles() {
    workspace
        .write("e1.csv", "who,at,n\nc1,2025-01-01,1\n")
        .write("e2.csv", "who,at,n\nc1,2025-02-01,2\nc1,2025-02-01,2\nc2,2025-02-02,3\n")
        .define(EVENTS);
    workspace.read();
  }

  private SourceReport readOne() {
    return workspace.read().sources().getFirst();
  }

  @Test
  void columnsInAnotherOrderChangeNothing() {
    readTwoFiles();
    String before = workspace.export();
    workspace.write("e2.csv", "n,who,at\n3,c2,2025-02-02\n2,c1,2025-02-01\n2,c1,2025-02-01\n");
    SourceReport report = readOne();
    assertThat(report)
        .extracting(SourceReport::accepted, SourceReport::duplicates, SourceReport::replaced)
        .containsExactly(0L, 3L, false);
    assertThat(workspace.export()).isEqualTo(before);
  }

  @Test
  void aColumnWithoutValuesChangesNothing() {
    readTwoFiles();
    String before = workspace.export();
    workspace.write(
        "e2.csv", "who,at,coupon,n\nc1,2025-02-01,,2\nc1,2025-02-01,,2\nc2,2025-02-02,\"\",3\n");
    assertThat(readOne())
        .extracting(SourceReport::accepted, SourceReport::replaced)
        .containsExactly(0L, false);
    assertThat(workspace.export()).isEqualTo(before);
  }

  /** Nothing says that it is the same event, unless it has an id. */
  @Test
  void aCellThatIsFilledLaterMakesAnotherEventOfARowWithoutAnId() {
    String before = "id,who,at,n\nm1,c1,2025-01-01,\n";
    String after = "id,who,at,n\nm1,c1,2025-01-01,5\n";
    workspace.write("e1.csv", before).define(EVENTS);
    workspace.read();
    workspace.write("e1.csv", after);
    assertThat(readOne().accepted()).isEqualTo(1);
    assertThat(workspace.events("c1")).hasSize(2);

    workspace.write("f.csv", before);
    workspace.define(
        "f: { read: f.csv, as: events, event: f, contact: who, time: at, message_id: id }\n");
    workspace.read();
    workspace.write("f.csv", after);
    assertThat(readOne().accepted()).isZero();
    assertThat(workspace.events("c1")).hasSize(1);
  }

  @Test
  void rowsThatAreAddedBelowMovedColumnsAreTheOnlyNewOnes() {
    readTwoFiles();
    workspace.write(
        "e2.csv", "n,at,who\n2,2025-02-01,c1\n2,2025-02-01,c1\n3,2025-02-02,c2\n2,2025-02-01,c1\n");
    assertThat(readOne())
        .extracting(SourceReport::accepted, SourceReport::duplicates, SourceReport::replaced)
        .containsExactly(1L, 3L, false);
    assertThat(workspace.events("c1")).hasSize(4);
  }

  @Test
  void aColumnWithValuesLetsAllFilesBeReadAnew() {
    readTwoFiles();
    workspace.write(
        "e2.csv",
        "who,at,n,coupon\nc2,2025-02-02,3,SPRING\nc1,2025-02-01,2,\nc1,2025-02-01,2,SUMMER\n");
    SourceReport report = readOne();
    assertThat(report)
        .extracting(SourceReport::filesRead, SourceReport::accepted, SourceReport::replaced)
        .containsExactly(2, 4L, true);
    assertThat(workspace.events("c1"))
        .containsExactlyInAnyOrder(
            Map.of("n", number(1)),
            Map.of("n", number(2)),
            Map.of("n", number(2), "coupon", text("SUMMER")));
    assertThat(workspace.events("c2"))
        .containsExactly(Map.of("n", number(3), "coupon", text("SPRING")));
    assertThat(workspace.warnings)
        .contains(
            "'e2.csv' now has a column 'coupon': all files of source 'e' were read again; the rows that"
                + " stand in them now replace all former ones, also those that no longer stand"
                + " there");
    assertThat(readOne().filesUnchanged()).isEqualTo(2);
  }

  @Test
  void aColumnThatIsTakenOutLetsAllFilesBeReadAnew() {
    readTwoFiles();
    workspace.write("e2.csv", "who,at\nc1,2025-02-01\nc1,2025-02-01\nc2,2025-02-02\n");
    assertThat(readOne())
        .extracting(SourceReport::accepted, SourceReport::replaced)
        .containsExactly(4L, true);
    assertThat(workspace.events("c1"))
        .containsExactlyInAnyOrder(Map.of("n", number(1)), Map.of(), Map.of());
    assertThat(workspace.warnings)
        .anyMatch(
            warning -> warning.startsWith("'e2.csv' no longer has the column 'n': all files"));
  }

  @Test
  void historyOfAFileThatIsGoneIsNotLostForAColumn() throws IOException {
    readTwoFiles();
    String before = workspace.export();
    Files.delete(folder.resolve("e1.csv"));
    workspace.write(
        "e2.csv", "who,at,n,coupon\nc1,2025-02-01,2,x\nc1,2025-02-01,2,x\nc2,2025-02-02,3,x\n");
    assertThatThrownBy(workspace::read)
        .isInstanceOf(Failure.class)
        .hasMessage(
            "source 'e': 'e2.csv' now has a column 'coupon', so its rows cannot be told from those"
                + " that were read before and all files of the source must be read again, but"
                + " 'e1.csv' is gone; nothing was changed: put it back, give 'e2.csv' its former"
                + " columns, or rename the source to go on without the rows of 'e1.csv'");
    assertThat(workspace.export()).isEqualTo(before);
    workspace.write("e1.csv", "who,at,n\nc1,2025-01-01,1\n");
    assertThat(readOne())
        .extracting(SourceReport::accepted, SourceReport::replaced)
        .containsExactly(4L, true);
    assertThat(workspace.events("c1")).hasSize(3);
  }

  @Test
  void aFileWithOtherColumnsAndFewerRowsStopsTheRun() throws IOException {
    readTwoFiles();
    String before = workspace.export();
    workspace.write("e2.csv", "who,at,n,coupon\nc1,2025-03-01,9,x\n");
    assertThatThrownBy(workspace::read)
        .isInstanceOf(Failure.class)
        .hasMessage(
            "source 'e': 'e2.csv' now has a column 'coupon' and has 2 rows fewer than when it was"
                + " read before, so reading it anew would lose rows; nothing was changed: give it"
                + " its former rows too, or its former columns, or put the new rows into a file of"
                + " another name");
    assertThat(workspace.export()).isEqualTo(before);
  }

  @Test
  void aFileThatOnlyGrewMayHaveItsFirstValuesOfAColumn() throws IOException {
    readTwoFiles();
    Files.delete(folder.resolve("e1.csv"));
    workspace.write(
        "e2.csv",
        "who,at,n,coupon\nc1,2025-02-01,2,\nc1,2025-02-01,2,\nc2,2025-02-02,3,\nc2,2025-02-03,4,x\n");
    assertThat(readOne())
        .extracting(SourceReport::accepted, SourceReport::duplicates, SourceReport::replaced)
        .containsExactly(1L, 3L, false);
    assertThat(workspace.events("c1")).hasSize(3);
  }

  @Test
  void rowsThatAreRefusedLeaveTheFormerOnes() {
    readTwoFiles();
    String before = workspace.export();
    workspace.write("e2.csv", "who,at,n,coupon\n" + "c1,never,2,x\n".repeat(30));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(workspace::read)
          .isInstanceOf(Failure.class)
          .hasMessageContaining("30 of 30 rows cannot be taken");
      assertThat(workspace.export()).isEqualTo(before);
    }
    workspace.write("e2.csv", "at,who,n\n2025-02-01,c1,2\n2025-02-01,c1,2\n2025-02-02,c2,3\n");
    assertThat(readOne())
        .extracting(SourceReport::accepted, SourceReport::replaced)
        .containsExactly(0L, false);
    assertThat(workspace.export()).isEqualTo(before);
  }

  @Test
  void rowsWithMessageIdsAreRecognisedByThese() {
    String source =
        "e: { read: e.csv, as: events, event: e, contact: who, time: at, message_id: id }\n";
    workspace.write("e.csv", "who,at,id\nc1,2025-01-01,m1\n").define(source);
    workspace.read();
    workspace.write("e.csv", "who,at,id,n\nc1,2025-01-01,m1,5\nc1,2025-01-02,m2,6\n");
    assertThat(readOne())
        .extracting(SourceReport::accepted, SourceReport::duplicates, SourceReport::replaced)
        .containsExactly(1L, 1L, false);
  }

  @Test
  void statementsWithoutATimeAreRecognisedByWhatTheySay() {
    workspace
        .write("c.csv", "id,plan\nc1,pro\n")
        .define("c: { read: c.csv, as: contacts, id: id }\n");
    workspace.read("2026-01-01T00:00:00Z");
    workspace.write("c.csv", "city,id,plan\nParis,c1,pro\n");
    assertThat(workspace.read("2026-01-02T00:00:00Z").sources())
        .extracting(SourceReport::accepted, SourceReport::replaced)
        .containsExactly(tuple(1L, false));
    assertThat(workspace.attributes("c1"))
        .extracting(stated -> stated.toList().get(1))
        .containsExactly("plan", "city");
  }

  @Test
  void fieldsOfJsonMayComeInAnyOrderAndAllRowsMayGetOne() {
    workspace
        .write(
            "e.jsonl",
            """
            {"who": "c1", "at": "2025-01-01", "n": 1}
            {"who": "c2", "at": "2025-01-02", "n": 2, "note": "x"}
            """)
        .define("e: { read: e.jsonl, as: events, event: e, contact: who, time: at }\n");
    workspace.read();
    workspace.write(
        "e.jsonl",
        """
        {"n": 2, "note": "x", "who": "c2", "at": "2025-01-02"}
        {"at": "2025-01-01", "n": 1, "who": "c1", "note": null}
        """);
    assertThat(readOne())
        .extracting(SourceReport::accepted, SourceReport::replaced)
        .containsExactly(0L, false);
    workspace.write(
        "e.jsonl",
        """
        {"n": 2, "note": "x", "who": "c2", "at": "2025-01-02", "v": 1}
        {"at": "2025-01-01", "n": 1, "who": "c1", "v": 1}
        """);
    assertThat(readOne())
        .extracting(SourceReport::accepted, SourceReport::replaced)
        .containsExactly(2L, true);
    assertThat(workspace.events("c1")).containsExactly(Map.of("n", number(1), "v", number(1)));
  }
}
