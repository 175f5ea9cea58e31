package io.strate.workspace.run;

import static io.strate.workspace.run.TestingLive.DAY;
import static io.strate.workspace.run.TestingLive.START;
import static io.strate.workspace.run.TestingLive.did;
import static io.strate.workspace.run.TestingLive.id;
import static io.strate.workspace.run.TestingLive.members;
import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Failure;
import io.strate.domain.Value;
import io.strate.ledger.Joins;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.LedgerCollector;
import io.strate.workspace.collect.Who;
import io.strate.workspace.join.ReviewList;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.TestingLive.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept true between runs is what a run would say. */
final class LiveLawTest {

  @TempDir Path folder;
  private TestingLive testing;

  @BeforeEach
  void write() throws IOException {
    testing = new TestingLive(folder);
    testing.write();
  }

  /**
   * Late, repeated and shuffled calls, joinings and their undoing, with turns and restarts between,
   * against one run over the same calls and decisions.
   */
  @Test
  void theLiveAnswerIsThatOfARunOverTheSameCalls() throws IOException {
    for (long seed = 0; seed < 8; seed++) {
      testing.write();
      SplittableRandom random = new SplittableRandom(seed);
      List<Call> calls = calls(random);
      testing.now = START;
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
          switch (random.nextInt(14)) {
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
            case 6, 7, 8, 9 -> mail(random, message, id);
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

  /** Now and then about a second from another one of that person, so that timing tells. */
  private static Call mail(SplittableRandom random, String message, String id) {
    long morning = START + random.nextInt(10) * DAY;
    return new Call.Did(
        message,
        id(id),
        morning + random.nextInt(4) * 500,
        random.nextInt(3) == 0 ? "delivered" : "link_clicked",
        new Value.RecordOf(
            Map.of(
                "mail", Value.text("m" + random.nextInt(2)),
                "link", Value.text("l" + random.nextInt(2)),
                "machine", Value.text("no"))));
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
    testing.copy("live", name);
    List<Call> sent = new ArrayList<>(calls);
    for (int i = 0; i < 40; i++) {
      sent.add(calls.get(random.nextInt(calls.size())));
    }
    Collections.shuffle(sent, new java.util.Random(random.nextLong()));
    Service service = testing.serve(name);
    int at = 0;
    while (at < sent.size()) {
      int end = Math.min(sent.size(), at + 1 + random.nextInt(12));
      service.collector().collect(sent.subList(at, end), List.of());
      at = end;
      testing.now = Math.min(START + 10 * DAY - 1_000, testing.now + random.nextLong(DAY / 2));
      if (random.nextInt(3) == 0) {
        decide(service.workspace(), random);
      }
      switch (random.nextInt(12)) {
        case 0 -> {
          service.close();
          service = testing.serve(name);
        }
        case 1 -> service.live().run();
        case 2 -> {}
        default -> service.live().turn();
      }
    }
    testing.now = START + 10 * DAY;
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
    testing.copy("once", name);
    try (Workspace workspace = testing.open(name)) {
      new LedgerCollector(workspace, () -> {}).collect(calls, List.of());
      decisions.forEach(workspace.ledger().joins()::decide);
      new RunSegments(workspace).run(OptionalLong.of(START + 10 * DAY));
      return all(workspace);
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
