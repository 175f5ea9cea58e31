package io.strate.workspace.learning.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Identifier;
import io.strate.domain.Value;
import io.strate.learn.dataset.Dataset;
import io.strate.workspace.answer.TestingStore;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.Who;
import io.strate.workspace.learning.StateLearnt.Stated;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import io.strate.workspace.run.LearntValues.Restated;
import io.strate.workspace.run.LiveSegments;
import io.strate.workspace.run.RunSegments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is learnt follows every event of a workspace in service. */
final class KeepStatedTest {

  private static final String DEFINITIONS =
      """
      workspace: learnt
      timezone: Europe/Paris
      sources:
        people: { read: people.csv, as: contacts, id: id }
        firms: { read: firms.csv, as: accounts, id: id }
      traits:
        opens: count(opened)
        size: account.size
        openers: { of: accounts, value: contacts(opens >= 1) }
      clusters:
        circle: { among: plan is known and plan != 'none', features: [opens, plan] }
        firm: { of: accounts, features: [openers, size] }
      models:
        reply: { predict: did clicked within 7 days, among: opens >= 1, features: [opens, circle, size] }
      segments:
        hot: reply > 50%
        first: circle = '1'
      """;

  private static final long START = TestingStore.at("2026-03-01T08:00:00Z");
  private static final long MINUTE = 60_000;

  @TempDir Path folder;
  private TestingStore store;
  private LiveSegments live;
  private int message;

  @BeforeEach
  void open() {
    store =
        TestingStore.open(
            folder,
            "2026-03-01T08:00:00Z",
            "strate.yaml",
            DEFINITIONS,
            "people.csv",
            "id,plan\nc99,pro\n",
            "firms.csv",
            "id,size\nf0,50\nf1,5\nf2,9\n");
    promoteAll(1);
    live = new LiveSegments(store.workspace, new KeepStated(store.workspace));
    live.run();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void promoteAll(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Dataset circle =
        TestingLearnt.dataset(
            List.of("opens", "plan"),
            TestingLearnt.numbers(random, 8),
            TestingLearnt.texts(random, "pro", "free"));
    Dataset firm =
        TestingLearnt.dataset(
            List.of("openers", "size"),
            TestingLearnt.numbers(random, 6),
            TestingLearnt.numbers(random, 60));
    Dataset reply =
        TestingLearnt.dataset(
            List.of("opens", "circle", "size"),
            TestingLearnt.numbers(random, 6),
            TestingLearnt.texts(random, "1", "2", "3"),
            TestingLearnt.numbers(random, 60));
    promote("circle", TestingLearnt.clusters(circle, 3));
    promote("firm", TestingLearnt.clusters(firm, 2));
    promote("reply", TestingLearnt.model(reply, random));
  }

  private int promote(String name, byte[] model) {
    return TestingLearnt.promote(store.workspace, name, model, store.now);
  }

  private Call opened(String id) {
    return new Call.Did("m" + message++, who(id), store.now, "opened", Value.RecordOf.EMPTY);
  }

  private Call planned(String id, String plan) {
    return new Call.Identified(
        "m" + message++, who(id), store.now, new Value.RecordOf(Map.of("plan", Value.text(plan))));
  }

  private static Who who(String id) {
    return Who.of(Optional.of(id), Optional.empty());
  }

  private Map<String, Value> stated(String name) {
    Entity of = name.equals("firm") ? Entity.ACCOUNT : Entity.CONTACT;
    return TestingLearnt.stated(store.workspace, of, name, store.now);
  }

  private void turn() {
    store.now += MINUTE;
    live.turn();
  }

  @Test
  void whoeverEntersThePopulationGetsAValueInTheSameTurnAndLosesItOutsideOfIt() {
    store.collect(opened("c1"));
    turn();
    assertThat(stated("circle")).containsOnlyKeys("c99");
    assertThat(stated("reply")).containsOnlyKeys("c1");
    store.collect(planned("c1", "pro"));
    turn();
    assertThat(stated("circle")).containsOnlyKeys("c1", "c99");
    assertThat(isFirst("c1")).isEqualTo(stated("circle").get("c1").equals(Value.text("1")));
    store.collect(planned("c1", "none"));
    turn();
    assertThat(stated("circle")).containsOnlyKeys("c99");
    assertThat(stated("reply")).containsOnlyKeys("c1");
  }

  private boolean isFirst(String id) {
    int number = store.workspace.ledger().profiles().number(Identifier.contact(id)).orElseThrow();
    return store.workspace.ledger().runs().members("first").contains(number);
  }

  @Test
  void nothingIsStatedWhereNothingDiffers() {
    store.collect(opened("c1"), planned("c1", "pro"));
    turn();
    Map<String, Value> before = stated("reply");
    long mark = store.workspace.ledger().mark();
    turn();
    turn();
    assertThat(store.workspace.ledger().mark()).isEqualTo(mark);
    assertThat(stated("reply")).isEqualTo(before);
  }

  /** Whatever comes in whatever order, a computation of everybody finds nothing to be stated. */
  @Test
  void whatIsStatedLiveIsWhatWouldBeStatedOfEverybody() {
    for (long seed = 0; seed < 6; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      for (int step = 0; step < 25; step++) {
        store.collect(calls(random).toArray(Call[]::new));
        store.now += random.nextLong(40 * MINUTE);
        switch (random.nextInt(8)) {
          case 0 -> live.run();
          case 1 -> promoteAll(random.nextLong());
          case 2 -> {}
          default -> live.turn();
        }
      }
      turn();
      live.run();
      store.collect(calls(random).toArray(Call[]::new));
      turn();
      assertThat(stated("circle")).as("seed " + seed).hasSizeGreaterThan(3);
      assertThat(stated("reply")).hasSizeGreaterThan(3);
      assertThat(stated("firm")).isNotEmpty();
      for (String name : List.of("circle", "firm", "reply")) {
        Stated again = new Restate(store.workspace).of(name, store.now, Interest.LASTING);
        assertThat(again.changed() + again.withdrawn()).as(seed + " " + name).isZero();
      }
    }
  }

  @Test
  void aRunAfterwardsStatesTheSame() {
    SplittableRandom random = new SplittableRandom(7);
    for (int step = 0; step < 10; step++) {
      store.collect(calls(random).toArray(Call[]::new));
      turn();
    }
    List<Map<String, Value>> before = all();
    Workspace workspace = store.workspace;
    new RunSegments(workspace, new KeepStated(workspace)).run(OptionalLong.of(store.now));
    assertThat(all()).isEqualTo(before);
  }

  private List<Map<String, Value>> all() {
    return List.of(stated("circle"), stated("firm"), stated("reply"));
  }

  private List<Call> calls(SplittableRandom random) {
    List<Call> calls = new ArrayList<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      String id = "c" + random.nextInt(12);
      calls.add(
          switch (random.nextInt(4)) {
            case 0 -> planned(id, List.of("pro", "free", "none").get(random.nextInt(3)));
            case 1 ->
                new Call.Grouped(
                    "m" + message++,
                    who(id),
                    store.now,
                    "f" + random.nextInt(3),
                    Value.RecordOf.EMPTY);
            default -> opened(id);
          });
    }
    return calls;
  }

  @Test
  void everybodyIsStatedAnewOnceANightAndWhenAnotherVersionComesIntoForce() {
    store.collect(opened("c1"), opened("c2"), planned("c2", "pro"));
    assertThat(restated("2026-03-01T09:00:00Z")).isEmpty();
    assertThat(restated("2026-03-02T00:59:59Z")).isEmpty();
    assertThat(restated("2026-03-02T01:00:00Z")).containsExactly("circle 1", "firm 1", "reply 1");
    assertThat(restated("2026-03-02T12:00:00Z")).isEmpty();
    promoteAll(2);
    assertThat(restated("2026-03-02T13:00:00Z")).containsExactly("circle 2", "firm 2", "reply 2");
    assertThat(restated("2026-03-01T12:00:00Z")).as("of the past").isEmpty();
  }

  private List<String> restated(String instant) {
    store.now = TestingStore.at(instant);
    return new RunSegments(store.workspace, new KeepStated(store.workspace))
        .run(OptionalLong.of(store.now)).restated().stream()
            .map((Restated each) -> each.name() + " " + each.version())
            .toList();
  }

  @Test
  void aVersionThatKnowsOtherFeaturesIsATroubleOfItsOwnAlone() {
    KeepStated stated = new KeepStated(store.workspace);
    SplittableRandom random = new SplittableRandom(3);
    Dataset other = TestingLearnt.dataset(List.of("clicks"), TestingLearnt.numbers(random, 8));
    promote("circle", TestingLearnt.clusters(other, 2));
    live = new LiveSegments(store.workspace, stated);
    live.run();
    store.collect(opened("c1"), planned("c1", "pro"));
    turn();
    assertThat(stated("reply")).containsOnlyKeys("c1");
    assertThat(stated.troubles()).containsOnlyKeys("circle");
    assertThat(stated.troubles().get("circle"))
        .hasMessage(
            "version 2 of 'circle' was learnt from [clicks], but its features are [opens, plan] now: run `strate learn --only circle`");
  }
}
