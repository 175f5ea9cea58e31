package io.strate.workspace.live;

import static io.strate.domain.Entity.CONTACT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Failure;
import io.strate.domain.Value;
import io.strate.ledger.Runs;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.Collector;
import io.strate.workspace.collect.Who;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.Section;
import io.strate.workspace.edit.Tree;
import io.strate.workspace.edit.WrittenDefinition;
import io.strate.workspace.open.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace that turns by itself, with a clock that is set by hand. */
final class LiveWorkspaceTest {

  private static final long HOUR = 3_600_000;

  @TempDir Path folder;
  private final AtomicLong clock =
      new AtomicLong(Instant.parse("2026-03-01T00:00:00Z").toEpochMilli());
  private final BlockingQueue<Runs.Changes> told = new LinkedBlockingQueue<>();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("strate.yaml"),
        """
        workspace: live
        segments:
          fresh: did opened within 2 hours
        """);
  }

  private final List<LearningNews> heard = new CopyOnWriteArrayList<>();

  private LiveWorkspace open() {
    return open(LiveWatch.NONE);
  }

  private LiveWorkspace open(LiveWatch watch) {
    return LiveWorkspace.open(
        folder,
        new Circumstances(clock::get, Progress.SILENT, _ -> {}, Optional.empty()),
        told::add,
        watch);
  }

  /** Hears what came of a work. */
  private LiveWatch hearing(String of, BlockingQueue<Optional<Failure>> into) {
    return new LiveWatch() {
      @Override
      public void turn(Runnable work) {
        work.run();
      }

      @Override
      public void run(Runnable work) {
        work.run();
      }

      @Override
      public void learning(LearningNews news) {
        heard.add(news);
      }

      @Override
      public void ended(String work, Optional<Failure> trouble) {
        if (work.equals(of)) {
          into.add(trouble);
        }
      }
    };
  }

  private Call opened(String message, String id) {
    return new Call.Did(
        message,
        Who.of(Optional.of(id), Optional.empty()),
        clock.get(),
        "opened",
        Value.RecordOf.EMPTY);
  }

  private Runs.@Nullable Changes next() throws InterruptedException {
    return told.poll(2, TimeUnit.MINUTES);
  }

  @Test
  void changesAreToldWhenSomethingComesAndWhenTimeHasPassed() throws InterruptedException {
    try (LiveWorkspace live = open()) {
      live.collector().collect(List.of(opened("m1", "c1")), List.of());
      assertThat(next()).isNotNull().satisfies(c -> assertThat(c.segments()).containsKey("fresh"));
      assertThat(live.workspace().ledger().runs().members("fresh").getCardinality()).isEqualTo(1);
      clock.addAndGet(2 * HOUR);
      live.wake();
      assertThat(next())
          .isNotNull()
          .satisfies(
              c -> {
                assertThat(c.segments().get("fresh").left().getCardinality()).isEqualTo(1);
                assertThat(c.asOf()).isEqualTo(clock.get());
              });
      assertThat(live.trouble()).isEmpty();
    }
  }

  @Test
  void callsAreKeptBeforeItIsBroughtUpToNow() throws InterruptedException {
    try (LiveWorkspace live =
        LiveWorkspace.begin(
            folder,
            new Circumstances(clock::get, Progress.SILENT, _ -> {}, Optional.empty()),
            told::add,
            LiveWatch.NONE)) {
      live.collector().collect(List.of(opened("m1", "c1")), List.of());
      assertThat(live.workspace().ledger().runs().last()).as("nothing has been run").isEmpty();
      live.start();
      assertThat(live.workspace().ledger().runs().members("fresh").getCardinality()).isEqualTo(1);
      assertThat(next()).isNotNull();
    }
    told.clear();
    LiveWorkspace.begin(
            folder,
            new Circumstances(clock::get, Progress.SILENT, _ -> {}, Optional.empty()),
            told::add,
            LiveWatch.NONE)
        .close(); // one that is given up before it is started closes like any other
    try (LiveWorkspace live = open()) {
      assertThat(live.workspace().ledger().runs().members("fresh").getCardinality()).isEqualTo(1);
    }
  }

  @Test
  void eachChangeIsToldOnceAlsoOverRunsAndRestarts() throws InterruptedException {
    List<Long> numbers = new ArrayList<>();
    for (int session = 0; session < 3; session++) {
      try (LiveWorkspace live = open()) {
        live.collector().collect(List.of(opened("m" + session, "c" + session)), List.of());
        Runs.Changes changes = next();
        assertThat(changes).isNotNull();
        numbers.add(changes == null ? -1 : changes.number());
        clock.addAndGet(HOUR / 4);
        live.wake(); // Time for a whole run, in which nothing changes.
      }
    }
    assertThat(told).isEmpty();
    assertThat(numbers).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void aSourceThatCannotBeReadKeepsNoEventFromBeingTakenUp()
      throws IOException, InterruptedException {
    Path people = Files.writeString(folder.resolve("people.csv"), "id\nc1\n");
    Files.writeString(
        folder.resolve("sources.yaml"),
        "sources:\n  people: { read: people.csv, as: contacts, id: id }\n");
    BlockingQueue<Optional<Failure>> runs = new LinkedBlockingQueue<>();
    try (LiveWorkspace live = open(hearing("run", runs))) {
      Files.delete(people);
      clock.addAndGet(HOUR); // Time for a run, which fails, before or after the event is taken up.
      live.collector().collect(List.of(opened("m1", "c1")), List.of());
      assertThat(next()).isNotNull().satisfies(c -> assertThat(c.segments()).containsKey("fresh"));
      live.wake();
      Optional<Failure> trouble = runs.poll(2, TimeUnit.MINUTES);
      assertThat(trouble).isNotNull();
      assertThat(trouble).get().extracting(Failure::getMessage).asString().contains("people.csv");
      assertThat(live.trouble()).isEqualTo(trouble);
    }
  }

  @Test
  void nothingIsTakenOnceItIsClosed() {
    LiveWorkspace live = open();
    Collector collector = live.collector();
    live.close();
    assertThatThrownBy(() -> collector.collect(List.of(opened("m1", "c1")), List.of()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("send again");
  }

  private static Edit put(String name, String rule) {
    return new Edit.Put(
        Section.SEGMENTS, name, Tree.of(Map.of("when", rule)), Edit.Expected.anything());
  }

  private static long members(LiveWorkspace live, String segment) {
    return live.ask(
        workspace -> {
          String name = workspace.segment(segment).name();
          return workspace.ledger().runs().members(name).getLongCardinality();
        });
  }

  @Test
  void membersFollowAChangeBeforeItReturns() throws InterruptedException, IOException {
    try (LiveWorkspace live = open()) {
      live.collector().collect(List.of(opened("m1", "c1"), opened("m2", "c2")), List.of());
      assertThat(next()).isNotNull();
      Optional<WrittenDefinition> made = live.change(put("ever", "did opened"));
      assertThat(members(live, "ever")).isEqualTo(2);
      assertThat(Files.readString(folder.resolve("strate.yaml")))
          .endsWith("  fresh: did opened within 2 hours\n  ever:\n    when: did opened\n");
      assertThat(live.definition(Section.SEGMENTS, "ever")).isEqualTo(made);
      assertThat(next())
          .isNotNull()
          .satisfies(c -> assertThat(c.segments()).containsOnlyKeys("ever"));
      live.change(put("ever", "count(opened) >= 2"));
      assertThat(members(live, "ever")).isZero();
      live.collector().collect(List.of(opened("m3", "c1")), List.of());
      assertThat(next()).as("the leaving").isNotNull();
      assertThat(next())
          .as("turns follow the new rule")
          .isNotNull()
          .satisfies(c -> assertThat(c.segments()).containsKey("ever"));
      live.change(new Edit.Remove(Section.SEGMENTS, "ever", Edit.Expected.anything()));
      assertThatThrownBy(() -> members(live, "ever")).hasMessageContaining("no segment is called");
      assertThat(live.trouble()).isEmpty();
    }
  }

  @Test
  void aChangeThatIsRefusedChangesNothing() throws IOException {
    try (LiveWorkspace live = open()) {
      String before = Files.readString(folder.resolve("strate.yaml"));
      assertThatThrownBy(() -> live.change(put("bad", "in segment 'nobody'")))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("strate.yaml:5:");
      long supposed =
          live.suppose(
              put("ever", "did opened"),
              workspace -> (long) workspace.definition().definitions().segments().size());
      assertThat(supposed).isEqualTo(2);
      assertThat(Files.readString(folder.resolve("strate.yaml"))).isEqualTo(before);
      assertThat(live.trouble()).isEmpty();
    }
  }

  @Test
  void filesThatAreEditedAreTakenUp() throws InterruptedException, IOException {
    Path file = folder.resolve("strate.yaml");
    String sound = Files.readString(file);
    try (LiveWorkspace live = open()) {
      live.collector().collect(List.of(opened("m1", "c1")), List.of());
      assertThat(next()).isNotNull();
      Files.writeString(folder.resolve("more.yaml"), "segments: { listed: { list: ids.txt } }\n");
      tick(live);
      assertThat(live.trouble())
          .get()
          .extracting(Failure::getMessage)
          .asString()
          .contains("more.yaml:1:", "ids.txt");
      assertThat(members(live, "fresh")).as("the former rules hold").isEqualTo(1);
      Files.writeString(folder.resolve("ids.txt"), "c1\n");
      tick(live);
      assertThat(live.trouble()).isEmpty();
      assertThat(members(live, "listed")).isEqualTo(1);
      Files.writeString(folder.resolve("ids.txt"), "c1\nc2\n");
      live.collector().collect(List.of(opened("m2", "c2")), List.of());
      tick(live);
      assertThat(members(live, "listed")).isEqualTo(2);
      Files.writeString(file, "store: elsewhere\n" + sound);
      tick(live);
      assertThat(live.trouble()).get().extracting(Failure::code).isEqualTo("definitions.store");
    }
  }

  @Test
  void rulesMayNameWhatWasSentMeanwhile() {
    try (LiveWorkspace live = open()) {
      live.collector().collect(List.of(identified("m1", "plan")), List.of());
      live.change(put("with_a_plan", "plan = 'pro'"));
      assertThat(members(live, "with_a_plan")).as("changed at once").isEqualTo(1);
      live.collector().collect(List.of(identified("m2", "tier")), List.of());
      assertThat(live.<Integer>suppose(put("tiered", "tier = 'pro'"), LiveWorkspaceTest::segments))
          .isEqualTo(3);
      tick(live);
      assertThat(live.<Optional<?>>ask(w -> w.definition().catalogue().attribute(CONTACT, "tier")))
          .as("asked a second later")
          .isPresent();
      assertThat(live.trouble()).isEmpty();
    }
  }

  @Test
  void whoWasJoinedIntoAnotherIsNotCounted() {
    try (LiveWorkspace live = open()) {
      live.collector().collect(List.of(opened("m1", Optional.empty())), List.of());
      tick(live);
      assertThat(live.vitals().profiles(CONTACT)).isEqualTo(1);
      live.collector().collect(List.of(opened("m2", Optional.of("c1"))), List.of());
      tick(live);
      assertThat(live.vitals().profiles(CONTACT)).isEqualTo(1);
    }
  }

  /** In a browser that is known, by somebody who may be. */
  private Call opened(String message, Optional<String> id) {
    Who who = Who.of(id, Optional.of("a1"));
    return new Call.Did(message, who, clock.get(), "opened", Value.RecordOf.EMPTY);
  }

  private static int segments(Workspace workspace) {
    return workspace.definition().definitions().segments().size();
  }

  private Call identified(String message, String trait) {
    return new Call.Identified(
        message,
        Who.of(Optional.of("c1"), Optional.empty()),
        clock.get(),
        new Value.RecordOf(Map.of(trait, Value.text("pro"))));
  }

  /** Lets a second pass, and what is due then be done. */
  private void tick(LiveWorkspace live) {
    for (int i = 0; i < 2; i++) {
      clock.addAndGet(1000);
      live.wake();
      // Done after the look that the bell began, or that this errand itself came before.
      assertThatThrownBy(
              () -> live.change(new Edit.Remove(Section.TRAITS, "none", Edit.Expected.anything())))
          .isInstanceOf(Failure.class);
    }
  }

  @Test
  void manyMayAskAndChangeAtTheSameTime() throws Exception {
    try (LiveWorkspace live = open();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String name = "s" + i;
        all.add(threads.submit(() -> live.change(put(name, "count(opened) > " + name.length()))));
        all.add(threads.submit(() -> members(live, "fresh")));
      }
      for (Future<?> each : all) {
        each.get();
      }
      int segments = live.ask(workspace -> workspace.definition().definitions().segments().size());
      assertThat(segments).isEqualTo(21);
    }
  }

  @Test
  void nothingIsChangedOnceItIsClosed() {
    LiveWorkspace live = open();
    live.close();
    assertThatThrownBy(() -> live.change(put("late", "did opened")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("send again");
    assertThatThrownBy(() -> live.ask(Workspace::definition)).hasMessageContaining("send again");
  }

  /** The clock stands at one in the morning of a Sunday when it starts. */
  @Test
  void whatIsDueIsLearntInTheNightAndFollowedByTheSegments()
      throws IOException, InterruptedException {
    StringBuilder people = new StringBuilder("id,age,spent\n");
    for (int i = 0; i < 60; i++) {
      int side = i % 2;
      people.append("p%d,%d,%d\n".formatted(i, 20 + 40 * side + i % 5, 10 + 500 * side + i % 7));
    }
    Files.writeString(folder.resolve("people.csv"), people);
    Files.writeString(
        folder.resolve("strate.yaml"),
        """
        workspace: live
        sources:
          people: { read: people.csv, as: contacts, id: id }
        clusters:
          sort: { features: [age, spent], k: 2, method: kmeans, refresh: nightly }
        models:
          buys: { predict: did order within 9 days, features: [age], retrain: nightly }
        segments:
          known: sort is known
        """);
    BlockingQueue<Optional<Failure>> ended = new LinkedBlockingQueue<>();
    try (LiveWorkspace live = open(hearing("learning", ended))) {
      assertThat(live.workspace().ledger().runs().members("known").isEmpty()).isTrue();
      clock.addAndGet(12 * HOUR);
      clock.addAndGet(12 * HOUR);
      live.wake();
      Runs.Changes changes = next();
      while (changes != null && !changes.segments().containsKey("known")) {
        changes = next();
      }
      assertThat(live.workspace().ledger().runs().members("known").getCardinality()).isEqualTo(60);
      assertThat(live.workspace().segment("sort/2").name()).isEqualTo("sort/2");
      assertThat(live.trouble()).isEmpty();
      Optional<Failure> failure = ended.poll(2, TimeUnit.MINUTES);
      while (failure != null && failure.isEmpty()) {
        failure = ended.poll(2, TimeUnit.MINUTES);
      }
      assertThat(failure).as("nobody ever orders").isNotNull();
      assertThat(heard)
          .contains(new LearningNews.Begun("sort"), new LearningNews.Begun("buys"))
          .filteredOn(LearningNews.Learnt.class::isInstance)
          .first()
          .satisfies(
              news -> {
                LearningNews.Learnt learnt = (LearningNews.Learnt) news;
                assertThat(learnt.name()).isEqualTo("sort");
                assertThat(learnt.version()).isEqualTo(1);
                assertThat(learnt.isInForce()).isTrue();
              });
      assertThat(live.troublesOfLearnt()).containsOnlyKeys("buys");
    }
    try (LiveWorkspace live = open()) {
      assertThat(live.workspace().ledger().runs().members("known").getCardinality()).isEqualTo(60);
    }
  }
}
