package io.strate.workspace.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Value;
import io.strate.ledger.Joins;
import io.strate.ledger.Ledger;
import io.strate.ledger.Runs;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.LedgerCollector;
import io.strate.workspace.collect.Who;
import io.strate.workspace.ingest.SourceChanges;
import io.strate.workspace.join.ReviewList;
import io.strate.workspace.open.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments between runs: news, time, restarts; and the same answers as a run's. */
final class LiveSegmentsTest {

  private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  private static final String DEFINITIONS =
      """
      workspace: live
      timezone: Europe/Paris
      sources:
        people: { read: people.csv, as: contacts, id: id, account: company }
        firms: { read: firms.csv, as: accounts, id: id }
      events:
        opened: { where: machine != 'yes' }
      traits:
        opens_7d: count(opened within 7 days)
        recency: days since last opened
      segments:
        fresh: did opened within 2 days
        warm: { when: opens_7d >= 3, stay: opens_7d >= 1 }
        silent: did opened but not clicked within 48 hours
        gone: recency > 5
        pro: plan = 'pro'
        pro_and_fresh: in segment 'fresh' and plan = 'pro'
        pinned: { when: did clicked within 1 day, always: [c3] }
        lively_firms: { of: accounts, when: contacts(opens_7d >= 1) >= 2 }
        of_big_firms: account.size > 10 and did opened within 3 days
        robots: count(opened including machines within 3 days) > count(opened within 3 days)
        best: { top: 20%, by: opens_7d }
      """;

  @TempDir Path folder;
  private long now = START;

  @BeforeEach
  void write() throws IOException {
    for (String name : List.of("live", "once")) {
      Path workspace = Files.createDirectories(folder.resolve(name));
      Files.writeString(workspace.resolve("strate.yaml"), DEFINITIONS);
      Files.writeString(
          workspace.resolve("people.csv"), "id,company,plan\nc0,f0,pro\nc1,f0,free\nc2,f1,pro\n");
      Files.writeString(workspace.resolve("firms.csv"), "id,size\nf0,50\nf1,5\n");
    }
  }

  private Workspace open(String name) {
    return Workspace.open(
        folder.resolve(name),
        new Circumstances(() -> now, Progress.SILENT, _ -> {}, Optional.empty()));
  }

  /** A workspace in service, turned by hand. */
  private record Service(Workspace workspace, LiveSegments live, LedgerCollector collector)
      implements AutoCloseable {

    void send(Call... calls) {
      collector.collect(List.of(calls), List.of());
    }

    Set<String> members(String segment) {
      return LiveSegmentsTest.members(workspace, segment);
    }

    @Override
    public void close() {
      workspace.close();
    }
  }

  private Service serve(String name) {
    Workspace workspace = open(name);
    LiveSegments live = new LiveSegments(workspace);
    Service service = new Service(workspace, live, new LedgerCollector(workspace, () -> {}));
    live.run();
    return service;
  }

  private static Who id(String id) {
    return Who.of(Optional.of(id), Optional.empty());
  }

  private static Call did(String message, Who who, long time, String event) {
    return new Call.Did(message, who, time, event, Value.RecordOf.EMPTY);
  }

  private static Set<String> members(Workspace workspace, String segment) {
    Ledger ledger = workspace.ledger();
    Entity of = segment.equals("lively_firms") ? Entity.ACCOUNT : Entity.CONTACT;
    Set<String> names = new TreeSet<>();
    ledger.profiles().ids(of, ledger.runs().members(segment), (_, id) -> names.add(id));
    return names;
  }

  @Test
  void anEventMakesAMemberAtOnceAndTimeTakesItAwayAtTheInstant() {
    try (Service service = serve("live")) {
      now = START + HOUR;
      service.send(did("m1", id("c1"), now, "opened"));
      assertThat(service.live().turn().segments()).containsKey("fresh");
      assertThat(service.members("fresh")).containsExactly("c1");
      assertThat(service.live().nextDue()).isLessThanOrEqualTo(now + 2 * DAY);
      now = START + HOUR + 2 * DAY - 1;
      service.live().turn();
      assertThat(service.members("fresh")).containsExactly("c1");
      now = START + HOUR + 2 * DAY;
      service.live().turn();
      assertThat(service.members("fresh")).isEmpty();
    }
  }

  @Test
  void accountsFollowTheirContactsAtMostOnceASecond() {
    try (Service service = serve("live")) {
      now = START + HOUR;
      service.send(did("m1", id("c0"), now, "opened"));
      service.live().turn();
      service.send(did("m2", id("c1"), now, "opened"));
      now += 999;
      service.live().turn();
      assertThat(service.members("fresh")).containsExactly("c0", "c1");
      assertThat(service.members("lively_firms")).isEmpty();
      assertThat(service.live().nextDue()).isEqualTo(START + HOUR + 1_000);
      now += 1;
      service.live().turn();
      assertThat(service.members("lively_firms")).containsExactly("f0");
      assertThat(service.live().nextDue()).isGreaterThan(now + 1_000);
    }
  }

  @Test
  void anonymousHistoryFollowsWhoIsIdentified() {
    try (Service service = serve("live")) {
      now = START + HOUR;
      Who visitor = Who.of(Optional.empty(), Optional.of("a-1"));
      service.send(did("m1", visitor, now, "opened"));
      service.live().turn();
      assertThat(service.members("fresh")).containsExactly("a-1");
      Who known = Who.of(Optional.of("c9"), Optional.of("a-1"));
      service.send(new Call.Identified("m2", known, now, Value.RecordOf.EMPTY));
      service.live().turn();
      assertThat(service.members("fresh")).containsExactly("c9");
    }
  }

  @Test
  void twoKnownIdsAreJoinedOnlyIfSomebodyDecidesAndApartAgainAtOnce() {
    try (Service service = serve("live")) {
      service.send(did("m0", id("c2"), now, "opened"));
      service.send(new Call.Aliased("m1", id("c1"), now, "c2"));
      service.live().turn();
      assertThat(service.members("fresh")).containsExactly("c2");
      ReviewList reviews = new ReviewList(service.workspace(), () -> {});
      assertThat(reviews.open(10))
          .containsExactly(
              new ReviewList.Review(
                  "c2", List.of(new ReviewList.Claimant("c1", "@tracking", now, "m1"))));
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
    try (Service service = serve("live")) {
      Who visitor = Who.of(Optional.empty(), Optional.of("a-1"));
      service.send(did("m1", visitor, now, "opened"));
      Who known = Who.of(Optional.of("c1"), Optional.of("a-1"));
      service.send(new Call.Identified("m2", known, now, Value.RecordOf.EMPTY));
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
    try (Service service = serve("live")) {
      now = START + 30 * DAY;
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
    try (Service service = serve("live")) {
      service.send(did("m1", id("c1"), now, "opened"));
      assertThat(
              new SourceChanges(
                      service.workspace().definition(), service.workspace().ledger().sources())
                  .find())
          .isEqualTo(new SourceChanges.Found(List.of(), false));
    }
  }

  @Test
  void whoeverComesNewAndStandsInAListIsAMember() {
    try (Service service = serve("live")) {
      now = START + 30 * DAY;
      service.send(did("m1", id("c3"), START, "opened"));
      service.live().turn();
      assertThat(service.members("pinned")).containsExactly("c3");
    }
  }

  @Test
  void whatHappenedWhileNothingRanIsAnnouncedAtTheNextStart() {
    try (Service service = serve("live")) {
      service.send(did("m1", id("c1"), now, "opened"));
      service.live().turn();
      service.send(did("m2", id("c2"), now, "opened"));
    }
    now = START + 2 * DAY - 1;
    try (Service service = serve("live")) {
      assertThat(service.members("fresh")).containsExactly("c1", "c2");
      now = START + 2 * DAY;
      service.live().turn();
      assertThat(service.members("fresh")).isEmpty();
      assertThat(service.workspace().ledger().runs().history("fresh")).hasSize(3);
    }
  }

  @Test
  void whatATurnCouldNotAnnounceTheNextOneDoes() {
    try (Service service = serve("live")) {
      service.send(did("m1", id("c1"), now, "opened"));
      service.live().turn();
      Runs runs = service.workspace().ledger().runs();
      List<Runs.SegmentResult> before = new ArrayList<>();
      runs.segments()
          .forEach(
              (name, row) ->
                  before.add(new Runs.SegmentResult(name, row.of(), 1, runs.members(name))));
      now = START + 2 * DAY;
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

  /**
   * Late, repeated and shuffled calls, joinings and their undoing, with turns and restarts between,
   * against one run over the same calls and decisions.
   */
  @Test
  void theLiveAnswerIsThatOfARunOverTheSameCalls() throws IOException {
    for (long seed = 0; seed < 8; seed++) {
      write();
      SplittableRandom random = new SplittableRandom(seed);
      List<Call> calls = calls(random);
      now = START;
      List<Joins.Decision> decisions = new ArrayList<>();
      Map<String, Set<String>> live = live(calls, random, decisions, "live" + seed);
      Map<String, Set<String>> once = once(calls, decisions, "once" + seed);
      assertThat(live).as("seed " + seed).isEqualTo(once);
      assertThat(live.values()).filteredOn(names -> !names.isEmpty()).hasSizeGreaterThan(5);
    }
  }

  private static List<Call> calls(SplittableRandom random) {
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < 160; i++) {
      long time = START + random.nextLong(10 * DAY);
      String message = "m" + i;
      String id = "c" + random.nextInt(8);
      String anonymous = "a" + random.nextInt(6);
      calls.add(
          switch (random.nextInt(10)) {
            case 0 ->
                new Call.Identified(
                    message,
                    Who.of(Optional.of(id), Optional.of(anonymous)),
                    time,
                    new Value.RecordOf(
                        Map.of("plan", Value.text(random.nextBoolean() ? "pro" : "free"))));
            case 1 ->
                new Call.Grouped(
                    message,
                    id(id),
                    time,
                    "f" + random.nextInt(3),
                    new Value.RecordOf(Map.of("size", Value.number(random.nextInt(20)))));
            case 2, 3 ->
                did(message, Who.of(Optional.empty(), Optional.of(anonymous)), time, "opened");
            case 4, 5 -> did(message, id(id), time, "clicked");
            default ->
                new Call.Did(
                    message,
                    id(id),
                    time,
                    "opened",
                    new Value.RecordOf(
                        Map.of("machine", Value.text(random.nextInt(3) == 0 ? "yes" : "no"))));
          });
    }
    return calls;
  }

  /** A person joins something, or undoes a joining, if that can be done now. */
  private static void decide(Workspace workspace, SplittableRandom random) {
    ReviewList reviews = new ReviewList(workspace, () -> {});
    String identifier =
        random.nextBoolean() ? "c" + random.nextInt(8) : "anonymous_id:a" + random.nextInt(6);
    try {
      if (random.nextBoolean()) {
        reviews.undo(identifier, "ada");
      } else {
        reviews.join(identifier, "c" + random.nextInt(8), "ada");
      }
    } catch (Failure notNow) {
      // Nobody is known by it yet, it is not joined, or it would be its own.
    }
  }

  private Map<String, Set<String>> live(
      List<Call> calls, SplittableRandom random, List<Joins.Decision> decisions, String name)
      throws IOException {
    copy("live", name);
    List<Call> sent = new ArrayList<>(calls);
    for (int i = 0; i < 40; i++) {
      sent.add(calls.get(random.nextInt(calls.size())));
    }
    Collections.shuffle(sent, new java.util.Random(random.nextLong()));
    Service service = serve(name);
    int at = 0;
    while (at < sent.size()) {
      int end = Math.min(sent.size(), at + 1 + random.nextInt(12));
      service.collector().collect(sent.subList(at, end), List.of());
      at = end;
      now = Math.min(START + 10 * DAY - 1_000, now + random.nextLong(DAY / 2));
      if (random.nextInt(3) == 0) {
        decide(service.workspace(), random);
      }
      switch (random.nextInt(12)) {
        case 0 -> {
          service.close();
          service = serve(name);
        }
        case 1 -> service.live().run();
        case 2 -> {}
        default -> service.live().turn();
      }
    }
    now = START + 10 * DAY;
    service.live().turn();
    Map<String, Set<String>> before = all(service.workspace());
    service.live().run();
    Map<String, Set<String>> after = all(service.workspace());
    before.remove("best");
    Set<String> best = after.remove("best");
    assertThat(before).as("a run finds nothing that a turn missed").isEqualTo(after);
    after.put("best", best);
    decisions.addAll(service.workspace().ledger().joins().decisions());
    service.close();
    return after;
  }

  private Map<String, Set<String>> once(
      List<Call> calls, List<Joins.Decision> decisions, String name) throws IOException {
    copy("once", name);
    try (Workspace workspace = open(name)) {
      new LedgerCollector(workspace, () -> {}).collect(calls, List.of());
      decisions.forEach(workspace.ledger().joins()::decide);
      new RunSegments(workspace).run(OptionalLong.of(START + 10 * DAY));
      return all(workspace);
    }
  }

  private void copy(String from, String to) throws IOException {
    Files.createDirectories(folder.resolve(to));
    for (String file : List.of("strate.yaml", "people.csv", "firms.csv")) {
      Files.copy(folder.resolve(from).resolve(file), folder.resolve(to).resolve(file));
    }
  }

  private static Map<String, Set<String>> all(Workspace workspace) {
    Map<String, Set<String>> all = new TreeMap<>();
    workspace
        .definition()
        .definitions()
        .segments()
        .forEach(segment -> all.put(segment.name(), members(workspace, segment.name())));
    return all;
  }
}
