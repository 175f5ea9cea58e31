package io.strate.workspace.answer.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Failure;
import io.strate.domain.Value;
import io.strate.workspace.answer.TestingStore;
import io.strate.workspace.answer.overview.SegmentSizes;
import io.strate.workspace.answer.overview.ShowCurve;
import io.strate.workspace.answer.overview.ShowCurve.Point;
import io.strate.workspace.answer.overview.ShowCurve.Step;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.Who;
import io.strate.workspace.run.LiveSegments;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two days of three contacts and a visitor, turn by turn. */
final class ListMovesTest {

  private static final String DEFINITIONS =
      """
      workspace: moves
      timezone: Europe/Paris
      sources:
        people: { read: people.csv, as: contacts, id: id }
      traits:
        opens: count(opened within 7 days)
      segments:
        fresh: did opened within 2 days
        warm: opens >= 1
        listed: { list: [c1] }
        best: { top: 50%, by: opens }
      """;

  @TempDir Path folder;
  private TestingStore store;
  private LiveSegments live;

  @BeforeEach
  void open() {
    store =
        TestingStore.open(
            folder,
            "2026-06-01T00:00:00Z",
            "strate.yaml",
            DEFINITIONS,
            "people.csv",
            "id,plan\nc0,a\nc1,b\nc2,b\n");
    live = new LiveSegments(store.workspace);
    live.run();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void turn(String instant, Call... calls) {
    store.now = TestingStore.at(instant);
    if (calls.length > 0) {
      store.collect(calls);
    }
    live.turn();
  }

  private static Call opened(Who who, String instant) {
    return new Call.Did(instant, who, TestingStore.at(instant), "opened", Value.RecordOf.EMPTY);
  }

  private static Who id(String id) {
    return Who.of(Optional.of(id), Optional.empty());
  }

  /** What happens up to the change of a definition. */
  private void firstDay() {
    turn("2026-06-01T01:00:00Z", opened(id("c0"), "2026-06-01T01:00:00Z"));
    turn("2026-06-01T02:00:00Z", opened(id("c2"), "2026-05-31T20:00:00Z"));
    store.now = TestingStore.at("2026-06-01T03:00:00Z");
    live.run();
    turn("2026-06-02T20:00:00Z");
  }

  private List<String> moves(String segment) {
    List<String> all = new ArrayList<>();
    Optional<MoveCursor> from = Optional.empty();
    do {
      ListMoves.Page page = new ListMoves(store.workspace).of(segment, from, 1);
      page.lines().forEach(line -> all.add(shortly(line)));
      from = page.next().map(MoveCursor::text).map(MoveCursor::of);
    } while (from.isPresent());
    assertThat(
            new ListMoves(store.workspace)
                .of(segment, Optional.empty(), 100).lines().stream().map(ListMovesTest::shortly))
        .isEqualTo(all);
    return all;
  }

  private static String shortly(ListMoves.Line line) {
    return "%s%s %s %s"
        .formatted(
            line.entered() ? "+" : "-",
            line.id(),
            Instant.ofEpochMilli(line.asOf()),
            shortly(line.cause()));
  }

  private static String shortly(Cause cause) {
    return switch (cause) {
      case Cause.Happened(var because) -> "happened " + at(because.entry().time());
      case Cause.Late(var because) -> "late " + at(because.entry().time());
      case Cause.Elapsed(long instant) -> "elapsed " + at(instant);
      case Cause.Defined(var version) -> "defined " + version.name() + version.number();
      case Cause.Listed(var version) -> "listed " + version.map(v -> v.number()).orElse(0L);
      case Cause.Ranked _ -> "ranked";
      case Cause.Joined(var identifier) -> "joined " + identifier.value();
      case Cause.Unknown _ -> "unknown";
    };
  }

  private static String at(long instant) {
    return Instant.ofEpochMilli(instant).toString();
  }

  @Test
  void eventsLateOnesAndTimeAreTold() {
    firstDay();
    assertThat(moves("fresh"))
        .containsExactly(
            "-c2 2026-06-02T20:00:00Z elapsed 2026-06-02T20:00:00Z",
            "+c2 2026-06-01T02:00:00Z late 2026-05-31T20:00:00Z",
            "+c0 2026-06-01T01:00:00Z happened 2026-06-01T01:00:00Z");
    assertThat(moves("listed")).containsExactly("+c1 2026-06-01T00:00:00Z listed 1");
    // of three with no opens the first two by id, then c0 and c2 with one each
    assertThat(moves("best"))
        .containsExactly(
            "+c2 2026-06-01T03:00:00Z ranked",
            "-c1 2026-06-01T03:00:00Z ranked",
            "+c0 2026-06-01T00:00:00Z defined best1",
            "+c1 2026-06-01T00:00:00Z defined best1");
  }

  @Test
  void changedDefinitionsAreTold() {
    firstDay();
    store.now = TestingStore.at("2026-06-02T21:00:00Z");
    store.redefine(
        DEFINITIONS
            .replace("within 2 days", "within 3 days")
            .replace("within 7 days", "within 1 hour"));
    live.redefine();
    assertThat(moves("fresh"))
        .containsExactly(
            "+c2 2026-06-02T21:00:00Z defined fresh2",
            // under the rule of today c2 had stayed: why he left then is not known any more
            "-c2 2026-06-02T20:00:00Z unknown",
            "+c2 2026-06-01T02:00:00Z late 2026-05-31T20:00:00Z",
            "+c0 2026-06-01T01:00:00Z happened 2026-06-01T01:00:00Z");
    assertThat(moves("warm").subList(0, 2))
        .containsExactly(
            "-c0 2026-06-02T21:00:00Z defined opens2", "-c2 2026-06-02T21:00:00Z defined opens2");
  }

  @Test
  void joinedVisitorsAreTold() {
    turn(
        "2026-06-01T05:00:00Z",
        opened(Who.of(Optional.empty(), Optional.of("a1")), "2026-06-01T05:00:00Z"));
    assertThat(moves("fresh"))
        .containsExactly("+a1 2026-06-01T05:00:00Z happened 2026-06-01T05:00:00Z");
    turn(
        "2026-06-01T06:00:00Z",
        new Call.Did(
            "m",
            Who.of(Optional.of("c1"), Optional.of("a1")),
            TestingStore.at("2026-06-01T06:00:00Z"),
            "clicked",
            Value.RecordOf.EMPTY));
    assertThat(moves("fresh"))
        .containsExactly(
            "+c1 2026-06-01T06:00:00Z joined a1",
            "-a1 2026-06-01T06:00:00Z joined a1",
            // the event that did it is c1's now
            "+a1 2026-06-01T05:00:00Z unknown");
  }

  @Test
  void theCurveCountsEachHourAndDay() {
    firstDay();
    ShowCurve curve = new ShowCurve(store.workspace, new SegmentSizes());
    store.run("2026-06-02T20:00:00Z");
    List<Point> days = curve.of("fresh", TestingStore.at("2026-05-30T22:00:00Z"), Step.DAY);
    // days of Paris: nothing on 31 May and until 1 June 03:00 there; one of two leaves on 2 June
    assertThat(days)
        .containsExactly(
            new Point(TestingStore.at("2026-05-30T22:00:00Z"), OptionalLong.empty(), 0, 0),
            new Point(TestingStore.at("2026-05-31T22:00:00Z"), OptionalLong.of(2), 2, 0),
            new Point(TestingStore.at("2026-06-01T22:00:00Z"), OptionalLong.of(1), 0, 1));
    List<Point> hours = curve.of("fresh", TestingStore.at("2026-06-01T01:30:00Z"), Step.HOUR);
    assertThat(hours).hasSize(44);
    assertThat(hours.subList(0, 2))
        .containsExactly(
            new Point(TestingStore.at("2026-06-01T01:00:00Z"), OptionalLong.of(1), 1, 0),
            new Point(TestingStore.at("2026-06-01T02:00:00Z"), OptionalLong.of(2), 1, 0));
    // far back, without what is kept, it is the same
    List<Point> far = curve.of("fresh", TestingStore.at("2026-01-01T00:00:00Z"), Step.DAY);
    assertThat(far.subList(far.size() - 3, far.size())).isEqualTo(days);
    assertThatThrownBy(() -> curve.of("fresh", 0, Step.HOUR))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("at most 2000 points");
  }

  @Test
  void aForgedCursorIsRefused() {
    assertThatThrownBy(() -> MoveCursor.of("12/3")).hasMessageContaining("expected a cursor");
  }
}
