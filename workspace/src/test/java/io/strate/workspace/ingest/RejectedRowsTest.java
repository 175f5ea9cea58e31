package io.strate.workspace.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.strate.domain.Failure;
import io.strate.domain.Identifier;
import io.strate.ledger.Reject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that cannot be taken: where they are told, and when they stop a run. */
final class RejectedRowsTest {

  private static final String EVENTS =
      "e: { read: e*.csv, as: events, event: { column: kind }, contact: who, time: at }\n";

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

  private List<Reject> rejects() {
    return SourceNotes.rejects(workspace.ledger, "e");
  }

  @Test
  void rowsWithoutWhoWhatOrWhenAreRejectedWithTheirLines() {
    workspace
        .write(
            "e.csv",
            """
            who,kind,at,n
            c1,a,2025-01-01,1
            ,a,2025-01-01,2
            c1,,2025-01-01,3
            "c
            2",a,,4
            c1,a,2025-01-01
            c1,a,2025-01-02,5
            """)
        .define(EVENTS);
    ReadReport report = workspace.read();
    assertThat(rejects())
        .extracting(Reject::line, Reject::column, Reject::reason, Reject::text)
        .containsExactly(
            tuple(3L, "who", "expected an identifier (id), found an empty cell", ",a,2025-01-01,2"),
            tuple(
                4L,
                "kind",
                "expected the name of an event, found an empty cell",
                "c1,,2025-01-01,3"),
            tuple(5L, "at", "expected an instant, found none", "\"c\n2\",a,,4"),
            tuple(7L, "", "expected 4 cells, found 3", "c1,a,2025-01-01"));
    assertThat(report.sources().getFirst().rows()).isEqualTo(6);
    assertThat(report.rejected()).isEqualTo(4);
    assertThat(workspace.events("c1")).hasSize(2);
  }

  @Test
  void whatWhereDropsIsNoReject() {
    workspace
        .write("e.csv", "who,kind,at,n\n,a,2025-01-01,0\nc1,a,2025-01-01,1\n")
        .define(EVENTS.replace(" }\n", ", where: n > 0 }\n"));
    ReadReport report = workspace.read();
    assertThat(report.rejected()).isZero();
    assertThat(report.sources().getFirst().dropped()).isEqualTo(1);
  }

  @Test
  void aBrokenCellInARowThatWhereDropsIsNoReject() {
    String source =
        "e: { read: e*.csv, as: events, event: e, contact: who, time: at, where: keep > 0 }\n";
    workspace.write("e.csv", "who,at,keep,n\nc1,2025-01-01,1,1\n").define(source);
    workspace.read();
    workspace.write(
        "e2.csv",
        """
        who,at,keep,n
        c1,2025-01-02,0,oops
        c1,2025-01-03,oops,1
        c1,yesterday,,1
        c1,2025-01-04,1,oops
        """);
    ReadReport report = workspace.read();
    assertThat(report.sources().getFirst().dropped()).isEqualTo(2);
    assertThat(rejects())
        .extracting(Reject::line, Reject::column)
        .containsExactly(tuple(3L, "keep"), tuple(5L, "n"));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 50, 5%, true",
    "1000, 51, 5%, false",
    "100, 19, 5%, true",
    "100, 20, 5%, false",
    "100, 20, 20%, true",
    "3, 3, 5%, false",
    "3, 2, 5%, true",
    "1000, 1, 0%, false",
  })
  void aShareOfRejectsAboveTheLimitStopsTheRun(int rows, int bad, String limit, boolean runs) {
    workspace
        .write("e.csv", "who,kind,at\n" + rows(rows, bad))
        .define(EVENTS.replace(" }\n", ", max_rejects: " + limit + " }\n"));
    if (runs) {
      assertThat(workspace.read().rejected()).isEqualTo(bad);
      return;
    }
    assertThatThrownBy(workspace::read)
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith(
            "source 'e': %d of %d rows cannot be taken, more than the %s that max_rejects allows (e.csv:2: who: "
                .formatted(bad, rows, limit))
        .hasMessageContaining("strate rejects");
  }

  private static String rows(int rows, int bad) {
    return IntStream.range(0, rows)
        .mapToObj(i -> (i < bad ? "" : "c" + i) + ",a,2025-01-01\n")
        .collect(Collectors.joining());
  }

  @Test
  void aRefusedSourceChangesNothingButItsRejectsAreKept() {
    workspace.write("e1.csv", "who,kind,at\nc1,a,2025-01-01\n").define(EVENTS);
    workspace.read();
    String before = workspace.export();
    workspace.write("e2.csv", "who,kind,at\n" + rows(100, 30));
    assertThatThrownBy(workspace::read).isInstanceOf(Failure.class);
    assertThat(workspace.export()).isEqualTo(before);
    assertThat(rejects()).hasSize(30).first().extracting(Reject::file).isEqualTo("e2.csv");
    workspace.write("e2.csv", "who,kind,at\n" + rows(100, 1));
    workspace.read();
    assertThat(rejects()).hasSize(1);
  }

  @Test
  void aRefusedRedefinitionLeavesTheFormerRows() {
    workspace.write("e.csv", "who,kind,at\n" + rows(100, 0)).define(EVENTS);
    workspace.read();
    String before = workspace.export();
    workspace.define(EVENTS.replace("time: at", "time: { column: at, format: d/M/yyyy }"));
    assertThatThrownBy(workspace::read)
        .hasMessageContaining("e.csv:2: at: expected an instant written as d/M/yyyy");
    assertThat(workspace.export()).isEqualTo(before);
    workspace.define(EVENTS);
    workspace.read();
    assertThat(workspace.export()).isEqualTo(before);
  }

  @Test
  void rejectsThatNameAPersonCanBeForgotten() {
    workspace.write("e.csv", "who,kind,at\nalice,a,\nbob,a,\n").define(EVENTS);
    assertThatThrownBy(workspace::read).isInstanceOf(Failure.class);
    SourceNotes.forget(workspace.ledger, Identifier.contact("alice"));
    assertThat(rejects()).extracting(Reject::text).containsExactly("bob,a,");
  }

  @Test
  void aFileThatCannotBeReadStopsTheRunAndChangesNothing() {
    workspace.write("e1.csv", "who,kind,at\nc1,a,2025-01-01\n").define(EVENTS);
    workspace.read();
    String before = workspace.export();
    workspace.write("e2.csv", new byte[] {0, 1, 2, 3, 0, 0, 0, 7});
    assertThatThrownBy(workspace::read)
        .isInstanceOfAny(Failure.class, AssertionError.class)
        .hasMessageContaining("e2.csv");
    assertThat(workspace.export()).isEqualTo(before);
  }

  @Test
  void aColumnOfFreeTextIsNoNameOfEvents() {
    String rows =
        IntStream.rangeClosed(0, EventNames.MOST)
            .mapToObj(i -> "c1,kind" + i + ",2025-01-01\n")
            .collect(Collectors.joining());
    workspace.write("e.csv", "who,kind,at\n" + rows).define(EVENTS);
    assertThatThrownBy(workspace::read)
        .hasMessageContaining("more than 10000 different names of events");
  }
}
