package io.strate.workspace.learning.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Value;
import io.strate.workspace.answer.TestingStore;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.Who;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.learning.StateLearnt.Stated;
import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.card.ModelCard;
import io.strate.workspace.learning.card.Verdict.Grade;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.run.Interest;
import io.strate.workspace.run.LiveSegments;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Models that others learnt, as {@code make.py} made them, in a shop of 240 people. Each comes one
 * to six times a month: a third of them once to three times, the others four to six times. Who came
 * five times or more buys in the next month with a chance of 70 %, others of 5 %; nothing else
 * decides it.
 */
final class BroughtModelTest {

  private static final String SOURCES =
      """
      workspace: shop
      timezone: UTC
      sources:
        people: { read: people.csv, as: contacts, id: id }
        events: { read: events.csv, as: events, event: { column: type }, contact: id, time: time }
      traits:
        visits_30d: count(visit within 30 days)
      """;

  /** Nobody says what it predicts. */
  private static final String LINE =
      SOURCES
          + """
          models:
            points: { onnx: line.onnx, features: [visits_30d, lottery] }
          segments:
            many: points > 20
          """;

  private static final String BUYS =
      SOURCES
          + """
          models:
            buys:
              onnx: model.onnx
              features: [visits_30d, lottery]
              predict: did order within 30 days
              among: lottery is known
              snapshots: monthly over 12 months
          segments:
            hot: buys > 50%
          """;

  private static final int PEOPLE = 240;
  private static final int MONTHS = 14;
  private static final long NOW = TestingStore.at("2026-03-01T00:00:00Z");
  private static final long MINUTE = 60_000;

  @TempDir Path folder;
  private TestingStore store;

  /** Who came how often in the 30 days before {@link #NOW}. */
  private final Map<String, Integer> visits = new TreeMap<>();

  private final Map<String, Integer> lottery = new TreeMap<>();

  @BeforeEach
  void open() throws IOException {
    bring("line", "line.onnx");
    bring("sure", "model.onnx");
    store =
        TestingStore.open(
            folder,
            "2026-03-01T00:00:00Z",
            "strate.yaml",
            LINE,
            "people.csv",
            people(),
            "events.csv",
            events());
    store.run("2026-03-01T00:00:00Z");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void bring(String made, String as) throws IOException {
    try (InputStream model = getClass().getResourceAsStream(made + ".onnx")) {
      Files.write(folder.resolve(as), Objects.requireNonNull(model).readAllBytes());
    }
  }

  /** Of the last, no number of the lottery is known. */
  private String people() {
    StringBuilder lines = new StringBuilder("id,lottery\n");
    SplittableRandom random = new SplittableRandom(3);
    for (int person = 0; person < PEOPLE; person++) {
      int number = random.nextInt(49);
      lottery.put("p" + person, number);
      lines.append("p%d,%d\n".formatted(person, number));
    }
    return lines.append("stranger,\n").toString();
  }

  private String events() {
    StringBuilder lines = new StringBuilder("id,time,type\n");
    SplittableRandom random = new SplittableRandom(5);
    int[] before = new int[PEOPLE];
    for (int month = 0; month < MONTHS; month++) {
      Instant first =
          Instant.parse("2025-01-01T00:00:00Z")
              .atZone(ZoneOffset.UTC)
              .plusMonths(month)
              .toInstant();
      for (int person = 0; person < PEOPLE; person++) {
        if (month > 0 && random.nextDouble() < (before[person] >= 5 ? 0.7 : 0.05)) {
          line(lines, person, first, random, "order");
        }
        before[person] = (person % 3 == 0 ? 1 : 4) + random.nextInt(3);
        for (int i = 0; i < before[person]; i++) {
          line(lines, person, first, random, "visit");
        }
      }
    }
    return lines.toString();
  }

  private void line(
      StringBuilder lines, int person, Instant first, SplittableRandom random, String type) {
    Instant time = first.plusSeconds(random.nextInt(27 * 86_400));
    lines.append("p%d,%s,%s\n".formatted(person, time, type));
    boolean isLate = time.toEpochMilli() > NOW - 30 * TestingStore.DAY;
    if (type.equals("visit") && isLate) {
      visits.merge("p" + person, 1, Integer::sum);
    }
  }

  private LearnAnew anew() {
    return new LearnAnew(store.workspace);
  }

  private LearnAnew.Result learn(String name) {
    return anew().learn(name, NOW, Interest.LASTING);
  }

  private Map<String, Value> stated(String name) {
    return TestingLearnt.stated(store.workspace, Entity.CONTACT, name, store.now);
  }

  private ModelCard card(String name, int version) {
    Registry registry = new Registry(store.workspace.ledger().notes());
    return CardJson.read(registry.part(name, version, "card"), ModelCard.class);
  }

  /** 10 + 2 visits − lottery of everybody. */
  private Map<String, Value> points() {
    Map<String, Value> points = new TreeMap<>();
    lottery.forEach(
        (id, number) -> points.put(id, Value.number(10 + 2 * visits.getOrDefault(id, 0) - number)));
    return points;
  }

  // ---- what nobody says the meaning of ----

  @Test
  void itSaysWhatItComputesOfThoseOfWhomItKnowsAllFeatures() {
    LearnAnew.Result result = learn("points");
    assertThat(result.method()).isEqualTo("onnx");
    assertThat(result.isPromoted()).isTrue();
    assertThat(stated("points")).isEqualTo(points());
  }

  @Test
  void whatIsMissingIsWhatTheDefinitionSays() {
    store.redefine(LINE.replace("onnx: line.onnx", "onnx: line.onnx, missing: 4"));
    learn("points");
    Map<String, Value> points = points();
    points.put("stranger", Value.number(10 - 4));
    assertThat(stated("points")).isEqualTo(points);
  }

  @Test
  void itsCardSaysWhereItComesFromAndWhatMovesIt() {
    learn("points");
    ModelCard card = card("points", 1);
    assertThat(card.file())
        .contains(
            new ModelCard.File(
                "line.onnx",
                "167bb2d2ecb5cff9ea9b718758156d92c6c2b0211de8226d39eca1c32c1fdbc0", // by sha256sum
                161,
                Double.NaN));
    assertThat(card.made().features()).containsExactly("visits_30d", "lottery");
    assertThat(card.verdict().grade()).isEqualTo(Grade.WITH_CARE);
    assertThat(card.verdict().reasons().getFirst().en())
        .isEqualTo(
            "nobody says what it predicts (`predict:`): it is neither judged nor calibrated");
    assertThat(card.remarks().getFirst().en())
        .isEqualTo(
            "profiles of whom it says nothing, as a feature is unknown or beyond what it knows: 1 of"
                + " 241; see `missing:`");
    // Dealt anew, a feature moves answers by twice its variance times its square weight: that of
    // 0 to 48 is about 200, of visits about 2.5 times 4.
    assertThat(card.importance().getFirst().feature()).isEqualTo("lottery");
    assertThat(card.importance().getFirst().share()).isBetween(0.9, 0.99);
  }

  @Test
  void whatIsStatedLiveIsWhatWouldBeStatedOfEverybody() {
    learn("points");
    LiveSegments live = new LiveSegments(store.workspace, new KeepStated(store.workspace));
    live.run();
    Map<String, Value> points = points();
    for (int turn = 0; turn < 5; turn++) {
      store.now += MINUTE;
      String id = "p" + 40 * turn;
      store.collect(
          new Call.Did(
              "m" + turn,
              Who.of(Optional.of(id), Optional.empty()),
              store.now,
              "visit",
              Value.RecordOf.EMPTY));
      live.turn();
      points.computeIfPresent(id, (_, value) -> Value.number(((Value.Num) value).value() + 2));
    }
    // Time goes on by five minutes, in which nobody's visit of a month ago is forgotten.
    assertThat(stated("points")).isEqualTo(points);
    Stated again = new Restate(store.workspace).of("points", store.now, Interest.LASTING);
    assertThat(again.changed() + again.withdrawn()).isZero();
  }

  @Test
  void anotherFileIsAnotherVersionAndTheFormerComesBack() throws IOException {
    learn("points");
    assertThat(anew().next("points")).isEmpty();
    long night = TestingStore.at("2026-03-02T02:00:00Z");
    assertThat(anew().due(night, 0)).isEmpty();
    bring("steeper", "line.onnx");
    store.redefine(LINE);
    assertThat(anew().due(night, 0)).containsExactly("points");
    assertThat(learn("points").version()).isEqualTo(2);
    Map<String, Value> steeper = points();
    steeper.replaceAll(
        (id, value) -> Value.number(((Value.Num) value).value() + visits.getOrDefault(id, 0)));
    assertThat(stated("points")).isEqualTo(steeper);
    Files.delete(folder.resolve("line.onnx"));
    store.now += MINUTE;
    anew().rollBack("points", store.now, "me", Interest.LASTING);
    assertThat(stated("points")).isEqualTo(points());
  }

  // ---- what is known to predict something ----

  @Test
  void itIsCalibratedAndJudged() {
    store.redefine(BUYS);
    LearnAnew.Result result = learn("buys");
    assertThat(result.isPromoted()).isTrue();
    ModelCard card = card("buys", 1);
    assertThat(card.label()).isEqualTo("did order within 30 days");
    assertThat(card.calibration()).isNotEqualTo("none");
    assertThat(card.importance().getFirst().feature()).isEqualTo("visits_30d");
    assertThat(card.importance().getFirst().share()).isEqualTo(1);
    // Who knows the rule alone has an AUC of 0.86, see LearnAnewTest.
    assertThat(card.byLot().measure("auc")).isGreaterThan(0.75);
    assertThat(card.byTime().orElseThrow().measure("auc")).isGreaterThan(0.75);
    assertThat(card.byLot().measure("ece")).isLessThan(0.05);
    assertThat(card.threshold()).isBetween(0.05, 0.8);
    assertThat(card.cuts()).isNotEmpty();
    assertThat(card.remarks().getFirst().en()).startsWith("learnt elsewhere");
    assertThat(card.remarks().getLast().en()).endsWith("by lot 0 of 36, by time 240 of 240");
    assertThat(card.verdict().reasons())
        .extracting(Localized::en)
        .noneMatch(reason -> reason.contains("matters")); // visits have their instants
    Map<String, Value> said = stated("buys");
    assertThat(said).hasSize(PEOPLE);
    assertThat(mean(said, 5, 9)).isCloseTo(0.7, within(0.1));
    assertThat(mean(said, 0, 4)).isCloseTo(0.05, within(0.05));
  }

  private double mean(Map<String, Value> said, int least, int most) {
    return said.entrySet().stream()
        .filter(
            each -> {
              int came = visits.getOrDefault(each.getKey(), 0);
              return came >= least && came <= most;
            })
        .mapToDouble(each -> ((Value.Num) each.getValue()).value())
        .average()
        .orElseThrow();
  }

  @Test
  void itComesIntoForceAnewUnlessItIsWorseBeyondChance() throws IOException {
    store.redefine(BUYS);
    learn("buys");
    assertThat(learn("buys").isPromoted()).isTrue();
    assertThat(why(2)).endsWith("not worse beyond chance");
    bring("blurred", "model.onnx");
    store.redefine(BUYS);
    assertThat(learn("buys").isPromoted()).isFalse();
    assertThat(why(3)).endsWith(": worse beyond chance");
  }

  private String why(int version) {
    return card("buys", version).challenge().orElseThrow().why().en();
  }

  @Test
  void oneThatSaysTheContraryIsUnfit() throws IOException {
    store.redefine(BUYS);
    learn("buys");
    Map<String, Value> former = stated("buys");
    bring("upside_down", "model.onnx");
    store.redefine(BUYS);
    LearnAnew.Result result = learn("buys");
    assertThat(result.isPromoted()).isFalse();
    assertThat(result.verdict().grade()).isEqualTo(Grade.UNFIT);
    assertThat(stated("buys")).isEqualTo(former);
  }

  @Test
  void oneThatSaysNothingOfAnybodyIsRefused() {
    store.redefine(
        BUYS.replace("features: [visits_30d, lottery]", "features: [visits_30d, age]")
            .replace("traits:\n", "traits:\n  age: days since last cancellation\n"));
    assertThatThrownBy(() -> learn("buys"))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("model 'buys': expected an answer to some row of the past")
        .hasMessageEndingWith("check the features, or write `missing: 0`");
  }

  // ---- files that are none ----

  @Test
  void aFileThatDoesNotFitIsRefused() throws IOException {
    store.redefine(LINE.replace("[visits_30d, lottery]", "[visits_30d]"));
    refused(
        "model 'points', line.onnx: onnx model: expected an input as wide as there are features, 1,"
            + " found one of 2; list the features that it was learnt from, in their order");
    Files.writeString(folder.resolve("line.onnx"), "version https://git-lfs.github.com/spec/v1\n");
    store.redefine(LINE);
    refused(
        "model 'points', line.onnx: onnx model: expected a model as ONNX writes it, found other or"
            + " damaged bytes; export it again");
    byte[] half = new byte[80];
    System.arraycopy(Files.readAllBytes(folder.resolve("model.onnx")), 0, half, 0, half.length);
    Files.write(folder.resolve("line.onnx"), half);
    store.redefine(LINE);
    refused(
        "model 'points', line.onnx: onnx model: expected a model as ONNX writes it, found other or"
            + " damaged bytes; export it again");
    Files.delete(folder.resolve("line.onnx"));
    refused(
        "model 'points': the file 'line.onnx' cannot be read; put it there again, versions taken in"
            + " before go on without it");
    assertThat(stated("points")).isEmpty();
  }

  private void refused(String message) {
    assertThatThrownBy(() -> learn("points")).isInstanceOf(Failure.class).hasMessage(message);
    List<String> kept =
        new Registry(store.workspace.ledger().notes())
            .versions("points").stream().map(String::valueOf).toList();
    assertThat(kept).isEmpty();
  }
}
