package io.strate.workspace.learning.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.strate.workspace.answer.TestingStore;
import io.strate.workspace.learning.alert.Alerts;
import io.strate.workspace.learning.alert.LearntAlert;
import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.card.ModelCard;
import io.strate.workspace.learning.card.ModelCard.Challenged;
import io.strate.workspace.learning.refresh.KeepStated;
import io.strate.workspace.learning.refresh.LearnAnew;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.learning.watch.Watched.Kind;
import io.strate.workspace.learning.watch.Watched.Level;
import io.strate.workspace.run.Interest;
import io.strate.workspace.run.RunSegments;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shop of 600 people: one half visits two or three times a month and buys in the next month with
 * a chance of 10 %, the other six or seven times, and 70 %. From November on all come twice as
 * often, and only 20 % of the latter buy.
 */
final class WatchLearntTest {

  private static final String DEFINITIONS =
      """
      workspace: shop
      timezone: UTC
      sources:
        people: { read: people.csv, as: contacts, id: id }
        events:
          read: events.csv
          as: events
          event: { column: type }
          contact: id
          time: time
      traits:
        visits_30d: count(visit within 30 days)
      clusters:
        habits: { features: [visits_30d], method: kmeans, k: 2, refresh: never }
      models:
        buys:
          predict: did order within 27 days
          snapshots: monthly over 7 months
          features: [visits_30d, lottery]
          method: gradient_boosting
          retrain: never, or drift > 0.2
      """;

  private static final int PEOPLE = 600;
  private static final int MONTHS = 14;

  /** November 2025, from January. */
  private static final int CHANGE = 10;

  @TempDir Path folder;
  private TestingStore store;

  @BeforeEach
  void open() {
    store =
        TestingStore.open(
            folder,
            "2025-08-01T03:00:00Z",
            "strate.yaml",
            DEFINITIONS,
            "people.csv",
            people(),
            "events.csv",
            events());
    run("2025-08-01T03:00:00Z");
    for (String name : List.of("habits", "buys")) {
      new LearnAnew(store.workspace).learn(name, store.now, Interest.LASTING);
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static String people() {
    StringBuilder lines = new StringBuilder("id,lottery\n");
    SplittableRandom random = new SplittableRandom(3);
    for (int person = 0; person < PEOPLE; person++) {
      lines.append("p%d,%d\n".formatted(person, random.nextInt(49)));
    }
    return lines.toString();
  }

  private static String events() {
    StringBuilder lines = new StringBuilder("id,time,type\n");
    SplittableRandom random = new SplittableRandom(5);
    for (int month = 0; month < MONTHS; month++) {
      Instant first =
          Instant.parse("2025-01-02T00:00:00Z")
              .atZone(ZoneOffset.UTC)
              .plusMonths(month)
              .toInstant();
      boolean isLate = month >= CHANGE;
      for (int person = 0; person < PEOPLE; person++) {
        boolean isOften = person % 2 == 1;
        double chance = isOften ? isLate ? 0.2 : 0.7 : 0.1;
        if (random.nextDouble() < chance) {
          line(lines, person, first, random, "order");
        }
        int visits = ((isOften ? 6 : 2) + random.nextInt(2)) * (isLate ? 2 : 1);
        for (int i = 0; i < visits; i++) {
          line(lines, person, first, random, "visit");
        }
      }
    }
    return lines.toString();
  }

  private static void line(
      StringBuilder lines, int person, Instant first, SplittableRandom random, String type) {
    Instant time = first.plusSeconds(random.nextInt(26 * 86_400));
    lines.append("p%d,%s,%s\n".formatted(person, time, type));
  }

  private void run(String instant) {
    store.now = TestingStore.at(instant);
    new RunSegments(store.workspace, new KeepStated(store.workspace))
        .run(OptionalLong.of(store.now));
  }

  /** Lives from month to month up to the first of a month. */
  private void live(int months) {
    for (int month = 1; month <= months; month++) {
      Instant first =
          Instant.parse("2025-08-01T03:00:00Z")
              .atZone(ZoneOffset.UTC)
              .plusMonths(month)
              .toInstant();
      run(first.minusSeconds(4 * 3_600).toString());
      run(first.toString());
    }
  }

  private Watched watch(String name) {
    return new WatchLearnt(store.workspace).watch(name, store.now, Interest.LASTING).orElseThrow();
  }

  @Test
  void nothingIsFoundWhereNothingChanges() {
    live(3);
    Watched buys = watch("buys");
    assertThat(buys.rows()).isEqualTo(PEOPLE);
    assertThat(buys.features())
        .extracting(Watched.Feature::name)
        .containsExactly("visits_30d", "lottery");
    assertThat(buys.alerts()).isEmpty();
    assertThat(buys.drift()).isLessThan(0.1);
    assertThat(new LearnAnew(store.workspace).due(store.now)).isEmpty();
    Watched habits = watch("habits");
    assertThat(habits.alerts()).isEmpty();
    assertThat(habits.moved().orElseThrow().retention()).isGreaterThan(0.98);
    assertThat(habits.silhouette()).isGreaterThan(0.8);
  }

  /** Of 300, 210 were promised of each month, and 60 came; the others' 30 came as promised. */
  @Test
  void whatWasPlantedIsFoundAndMakesItDue() {
    live(6);
    Watched buys = watch("buys");
    Watched.Feature visits = buys.features().getFirst();
    assertThat(visits.level()).contains(Level.ALARM);
    assertThat(visits.index()).isGreaterThan(1);
    assertThat(buys.features().getLast().level()).as("lottery").isEmpty();
    assertThat(buys.alerts())
        .extracting(Watched.Alert::kind)
        .contains(Kind.FEATURE, Kind.CALIBRATION, Kind.MEASURE);
    Watched.Promise promise = buys.calibration().orElseThrow();
    assertThat(promise.came()).isLessThan((int) (0.7 * promise.promised()));
    assertThat(buys.alerts().getFirst().words().en()).isNotBlank();
    List<Watched.Period> periods = buys.periods();
    assertThat(auc(periods.getFirst())).isGreaterThan(0.75);
    assertThat(auc(periods.getLast())).isLessThan(0.65);
    LearnAnew anew = new LearnAnew(store.workspace);
    assertThat(anew.due(store.now)).containsExactly("buys");
    assertThat(new WatchNotes(registry()).history("buys")).hasSize(1);
    assertThat(watch("habits").alerts())
        .extracting(Watched.Alert::kind)
        .contains(Kind.FEATURE, Kind.RETENTION, Kind.SILHOUETTE);
  }

  /**
   * From the file of events, by the definition of the silhouette: those who come less than half way
   * between the means of both habits are in the one cluster, the others in the other.
   */
  @Test
  void silhouettesAreThoseOfPeopleAsTheyWere() {
    live(6);
    Watched habits = watch("habits");
    List<Watched.ClusterPeriod> periods = habits.clusterPeriods();
    assertThat(periods)
        .extracting(period -> Instant.ofEpochMilli(period.at()).toString())
        .containsExactly(
            "2025-08-01T03:00:00Z",
            "2025-09-01T03:00:00Z",
            "2025-10-01T03:00:00Z",
            "2025-11-01T03:00:00Z",
            "2025-12-01T03:00:00Z",
            "2026-01-01T03:00:00Z",
            "2026-02-01T03:00:00Z");
    double bound = bound(visits(periods.getFirst().at()));
    int[] before = {};
    for (Watched.ClusterPeriod period : periods) {
      int[] visits = visits(period.at());
      int[] clusters = IntStream.of(visits).map(each -> each < bound ? 0 : 1).toArray();
      assertThat(period.isInForce()).isTrue();
      assertThat(period.rows()).isEqualTo(PEOPLE);
      assertThat(period.silhouette()).isCloseTo(silhouette(visits, clusters), within(1e-9));
      int[] then = before;
      assertThat(period.compared()).isEqualTo(then.length);
      assertThat(period.moved())
          .isEqualTo(
              (int) IntStream.range(0, then.length).filter(i -> then[i] != clusters[i]).count());
      before = clusters;
    }
    assertThat(habits.silhouette()).isEqualTo(periods.getLast().silhouette());
    Watched.Alert alert =
        habits.alerts().stream()
            .filter(each -> each.kind() == Kind.SILHOUETTE)
            .findFirst()
            .orElseThrow();
    assertThat(alert.level()).isEqualTo(Level.ALARM);
    assertThat(alert.value()).isEqualTo(periods.getLast().silhouette());
    assertThat(alert.limit())
        .isEqualTo(
            periods.stream().mapToDouble(Watched.ClusterPeriod::silhouette).max().orElseThrow());
  }

  /** Of the past before it was learnt, the first version is asked; that is no reason to alert. */
  @Test
  void thePastBeforeTheFirstVersionIsShownAsSuch() {
    live(1);
    assertThat(watch("habits").clusterPeriods())
        .extracting(Watched.ClusterPeriod::isInForce)
        .containsExactly(false, false, false, false, false, true, true);
  }

  /** How often each came within 30 days. */
  private static int[] visits(long now) {
    int[] visits = new int[PEOPLE];
    events()
        .lines()
        .map(line -> line.split(","))
        .filter(line -> line[2].equals("visit"))
        .filter(line -> isWithin30Days(Instant.parse(line[1]).toEpochMilli(), now))
        .forEach(line -> visits[Integer.parseInt(line[0].substring(1))]++);
    return visits;
  }

  private static boolean isWithin30Days(long time, long now) {
    return time <= now && time > now - 30L * 86_400_000;
  }

  /** Half way between the means of both halves of the people. */
  private static double bound(int[] visits) {
    double sum = 0;
    for (int visited : visits) {
      sum += visited;
    }
    return sum / visits.length;
  }

  private static double silhouette(int[] values, int[] clusters) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double[] apart = new double[2];
      int[] sizes = new int[2];
      for (int j = 0; j < values.length; j++) {
        if (i != j) {
          apart[clusters[j]] += Math.abs(values[i] - values[j]);
          sizes[clusters[j]]++;
        }
      }
      double own = apart[clusters[i]] / sizes[clusters[i]];
      double other = apart[1 - clusters[i]] / sizes[1 - clusters[i]];
      sum += (other - own) / Math.max(own, other);
    }
    return sum / values.length;
  }

  /** Each night finds the same again, until there is more to tell. */
  @Test
  void whatIsFoundIsToldOnce() {
    live(6);
    Watched first = watch("buys");
    List<LearntAlert> told = told();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().name()).isEqualTo("buys");
    assertThat(told.getFirst().findings())
        .extracting(LearntAlert.Finding::words)
        .containsExactlyElementsOf(first.alerts().stream().map(Watched.Alert::words).toList());
    assertThat(told.getFirst().findings().getFirst().level()).isEqualTo("alarm");
    store.now += TestingStore.DAY;
    Watched next = watch("buys");
    assertThat(next.alerts()).isNotEmpty();
    boolean isMore =
        next.alerts().stream()
            .anyMatch(alert -> first.alerts().stream().noneMatch(before -> before.covers(alert)));
    assertThat(told()).hasSize(isMore ? 2 : 1);
    // Killed before it was written down that it was looked at: it is found once more.
    registry().note("buys", "watched", CardJson.write(quiet(next)));
    watch("buys");
    int all = told().size();
    registry().note("buys", "watched", CardJson.write(quiet(next)));
    watch("buys");
    assertThat(told()).hasSize(all);
  }

  private static Watched quiet(Watched watched) {
    return new Watched(
        watched.name(),
        watched.version(),
        watched.at(),
        watched.rows(),
        watched.features(),
        watched.scores(),
        watched.calibration(),
        watched.periods(),
        watched.moved(),
        watched.silhouette(),
        watched.clusterPeriods(),
        List.of());
  }

  /** Of drift. */
  private List<LearntAlert> told() {
    return store.workspace.ledger().runs().noticesAfter(0, 99).values().stream()
        .map(Alerts::read)
        .filter(alert -> alert.type() == LearntAlert.Type.DRIFTED)
        .toList();
  }

  private static double auc(Watched.Period period) {
    return period.measures().getFirst().value();
  }

  private Registry registry() {
    return new Registry(store.workspace.ledger().notes());
  }

  @Test
  void aChallengerKeepsWhyItWonOrLost() {
    live(6);
    LearnAnew.Result result =
        new LearnAnew(store.workspace).learn("buys", store.now, Interest.LASTING);
    Challenged challenge =
        CardJson.read(registry().part("buys", result.version(), "card"), ModelCard.class)
            .challenge()
            .orElseThrow();
    assertThat(challenge.champion()).isEqualTo(1);
    assertThat(challenge.gain().orElseThrow().name()).isEqualTo("log loss");
    assertThat(challenge.isWon()).isEqualTo(challenge.gain().orElseThrow().low() > 0);
    assertThat(challenge.why().fr()).contains("version 1");
    assertThat(CardJson.read(registry().part("buys", 1, "card"), ModelCard.class).challenge())
        .isEmpty();
  }
}
