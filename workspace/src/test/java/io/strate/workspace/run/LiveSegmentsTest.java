package io.strate.workspace.run;

import static io.strate.workspace.run.TestingLive.DAY;
import static io.strate.workspace.run.TestingLive.HOUR;
import static io.strate.workspace.run.TestingLive.START;
import static io.strate.workspace.run.TestingLive.did;
import static io.strate.workspace.run.TestingLive.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Value;
import io.strate.ledger.Runs;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.Who;
import io.strate.workspace.ingest.SourceChanges;
import io.strate.workspace.join.ReviewList;
import io.strate.workspace.run.TestingLive.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments between runs: news, time, restarts, joinings. */
final class LiveSegmentsTest {

  @TempDir Path folder;
  private TestingLive testing;

  @BeforeEach
  void write() throws IOException {
    testing = new TestingLive(folder);
    testing.write();
  }

  @Test
  void anEventMakesAMemberAtOnceAndTimeTakesItAwayAtTheInstant() {
    try (Service service = testing.serve("live")) {
      testing.now = START + HOUR;
      service.send(did("m1", id("c1"), testing.now, "opened"));
      assertThat(service.live().turn().segments()).containsKey("fresh");
      assertThat(service.members("fresh")).containsExactly("c1");
      assertThat(service.live().nextDue()).isLessThanOrEqualTo(testing.now + 2 * DAY);
      testing.now = START + HOUR + 2 * DAY - 1;
      service.live().turn();
      assertThat(service.members("fresh")).containsExactly("c1");
      testing.now = START + HOUR + 2 * DAY;
      service.live().turn();
      assertThat(service.members("fresh")).isEmpty();
    }
  }

  @Test
  void aSecondLinkThatComesLateMakesAMachineOfTheFirstClick() {
    try (Service service = testing.serve("live")) {
      testing.now = START + HOUR;
      service.send(mail("m1", START + HOUR, "link_clicked", "l1"));
      service.live().turn();
      assertThat(service.members("link_clickers")).containsExactly("c1");
      testing.now = START + 2 * HOUR;
      service.send(mail("m2", START + HOUR - 400, "link_clicked", "l2"));
      Runs.Changes changes = service.live().turn();
      assertThat(changes.segments().keySet()).containsExactly("link_clickers", "link_robots");
      assertThat(service.members("link_clickers")).isEmpty();
      assertThat(service.members("link_robots")).containsExactly("c1");
    }
  }

  @Test
  void aDeliveryThatIsToComeMakesAMachineOfTheClickAtItsInstant() {
    try (Service service = testing.serve("live")) {
      testing.now = START + HOUR;
      service.send(
          mail("m1", START + HOUR, "link_clicked", "l1"),
          mail("m2", START + HOUR + 5_000, "delivered", "l1"));
      service.live().turn();
      assertThat(service.members("link_clickers")).containsExactly("c1");
      assertThat(service.live().nextDue()).isLessThanOrEqualTo(START + HOUR + 5_000);
      testing.now = START + HOUR + 4_999;
      service.live().turn();
      assertThat(service.members("link_clickers")).containsExactly("c1");
      testing.now = START + HOUR + 5_000;
      service.live().turn();
      assertThat(service.members("link_clickers")).isEmpty();
    }
  }

  private static Call mail(String message, long time, String event, String link) {
    Map<String, Value> properties =
        Map.of("mail", Value.text("newsletter"), "link", Value.text(link));
    return new Call.Did(message, id("c1"), time, event, new Value.RecordOf(properties));
  }

  @Test
  void accountsFollowTheirContactsAtMostOnceASecond() {
    try (Service service = testing.serve("live")) {
      testing.now = START + HOUR;
      service.send(did("m1", id("c0"), testing.now, "opened"));
      service.live().turn();
      service.send(did("m2", id("c1"), testing.now, "opened"));
      testing.now += 999;
      service.live().turn();
      assertThat(service.members("fresh")).containsExactly("c0", "c1");
      assertThat(service.members("lively_firms")).isEmpty();
      assertThat(service.live().nextDue()).isEqualTo(START + HOUR + 1_000);
      testing.now += 1;
      service.live().turn();
      assertThat(service.members("lively_firms")).containsExactly("f0");
      assertThat(service.live().nextDue()).isGreaterThan(testing.now + 1_000);
    }
  }

  @Test
  void anonymousHistoryFollowsWhoIsIdentified() {
    try (Service service = testing.serve("live")) {
      testing.now = START + HOUR;
      Who visitor = Who.of(Optional.empty(), Optional.of("a-1"));
      service.send(did("m1", visitor, testing.now, "opened"));
      service.live().turn();
      assertThat(service.members("fresh")).containsExactly("a-1");
      Who known = Who.of(Optional.of("c9"), Optional.of("a-1"));
      service.send(new Call.Identified("m2", known, testing.now, Value.RecordOf.EMPTY));
      service.live().turn();
      assertThat(service.members("fresh")).containsExactly("c9");
    }
  }

  @Test
  void twoKnownIdsAreJoinedOnlyIfSomebodyDecidesAndApartAgainAtOnce() {
    try (Service service = testing.serve("live")) {
      service.send(did("m0", id("c2"), testing.now, "opened"));
      service.send(new Call.Aliased("m1", id("c1"), testing.now, "c2"));
      service.live().turn();
      assertThat(service.members("fresh")).containsExactly("c2");
      ReviewList reviews = new ReviewList(service.workspace(), () -> {});
      assertThat(reviews.open(10))
          .containsExactly(
              new ReviewList.Review(
                  "c2", List.of(new ReviewList.Claimant("c1", "@tracking", testing.now, "m1"))));
      reviews.join("c2", "c1", "ada");
      service.live().turn();
      assertThat(service.members("fresh")).containsExactly("c1");
      assertThat(reviews.open(10)).isEmpty();
      reviews.undo("c2", "ada");
      service.live().turn();
      assertThat(service.members("fresh")).containsExactly("c2");
      assertThat(reviews.decisions())
          .extracting(ReviewList.Decided::what)
          .containsExactly(ReviewList.What.JOINED, ReviewList.What.UNDONE);
    }
  }

  @Test
  void whatWasJoinedByAClaimCanBeUndone() {
    try (Service service = testing.serve("live")) {
      Who visitor = Who.of(Optional.empty(), Optional.of("a-1"));
      service.send(did("m1", visitor, testing.now, "opened"));
      Who known = Who.of(Optional.of("c1"), Optional.of("a-1"));
      service.send(new Call.Identified("m2", known, testing.now, Value.RecordOf.EMPTY));
      service.live().turn();
      assertThat(service.members("fresh")).containsExactly("c1");
      ReviewList reviews = new ReviewList(service.workspace(), () -> {});
      reviews.undo("anonymous_id:a-1", "ada");
      service.live().turn();
      assertThat(service.members("fresh")).containsExactly("a-1");
      assertThatThrownBy(() -> reviews.undo("anonymous_id:a-1", "ada"))
          .hasMessage(
              "'anonymous_id:a-1' was not joined into any contact: there is nothing to undo");
    }
  }

  @Test
  void whoeverIsJoinedIntoAContactBringsItsPlaceInAList() {
    try (Service service = testing.serve("live")) {
      testing.now = START + 30 * DAY;
      service.send(did("m1", id("c3"), START, "opened"));
      service.live().turn();
      ReviewList reviews = new ReviewList(service.workspace(), () -> {});
      reviews.join("c3", "c1", "ada");
      service.live().turn();
      assertThat(service.members("pinned")).containsExactly("c1");
      reviews.undo("c3", "ada");
      service.live().turn();
      assertThat(service.members("pinned")).containsExactly("c3");
    }
  }

  @Test
  void callsAreNoSourceThatWasTakenOut() {
    try (Service service = testing.serve("live")) {
      service.send(did("m1", id("c1"), testing.now, "opened"));
      assertThat(
              new SourceChanges(
                      service.workspace().definition(), service.workspace().ledger().sources())
                  .find())
          .isEqualTo(new SourceChanges.Found(List.of(), false));
    }
  }

  @Test
  void whoeverComesNewAndStandsInAListIsAMember() {
    try (Service service = testing.serve("live")) {
      testing.now = START + 30 * DAY;
      service.send(did("m1", id("c3"), START, "opened"));
      service.live().turn();
      assertThat(service.members("pinned")).containsExactly("c3");
    }
  }

  @Test
  void whatHappenedWhileNothingRanIsAnnouncedAtTheNextStart() {
    try (Service service = testing.serve("live")) {
      service.send(did("m1", id("c1"), testing.now, "opened"));
      service.live().turn();
      service.send(did("m2", id("c2"), testing.now, "opened"));
    }
    testing.now = START + 2 * DAY - 1;
    try (Service service = testing.serve("live")) {
      assertThat(service.members("fresh")).containsExactly("c1", "c2");
      testing.now = START + 2 * DAY;
      service.live().turn();
      assertThat(service.members("fresh")).isEmpty();
      assertThat(service.workspace().ledger().runs().history("fresh")).hasSize(3);
    }
  }

  @Test
  void whatATurnCouldNotAnnounceTheNextOneDoes() {
    try (Service service = testing.serve("live")) {
      service.send(did("m1", id("c1"), testing.now, "opened"));
      service.live().turn();
      Runs runs = service.workspace().ledger().runs();
      List<Runs.SegmentResult> before = new ArrayList<>();
      runs.segments()
          .forEach(
              (name, row) ->
                  before.add(new Runs.SegmentResult(name, row.of(), 1, runs.members(name))));
      testing.now = START + 2 * DAY;
      save(runs, List.of()); // No segment that could be left.
      assertThatThrownBy(() -> service.live().turn()).isInstanceOf(IllegalArgumentException.class);
      save(runs, before);
      service.live().turn();
      assertThat(service.members("fresh")).isEmpty();
    }
  }

  private static void save(Runs runs, List<Runs.SegmentResult> segments) {
    runs.save(new Runs.Run(START, 0, 1, segments, new long[0], new long[0]));
  }
}
