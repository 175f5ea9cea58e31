package io.strate.workspace.answer.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.workspace.answer.TestingStore;
import io.strate.workspace.answer.overview.SegmentCard.Reach;
import io.strate.workspace.answer.overview.SegmentCard.Status;
import io.strate.workspace.notify.Webhook;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forty contacts who opened on 20 June, of whom ten did again on the 29th. */
final class ShowOverviewTest {

  private static final String DEFINITIONS =
      """
      workspace: overview
      timezone: Europe/Paris
      locale: fr
      sources:
        people: { read: people.csv, as: contacts, id: id }
        acts: { read: acts.csv, as: events, event: { column: event }, contact: id, time: at }
        consents:
          { read: consents.csv, as: consents, contact: id, channel: "'email'", purpose: "'news'",
            status: said, time: at }
      segments:
        hot:
          when: did opened within 5 days
          label: { fr: Très chauds, en: Red hot }
          owner: Zoé
          folder: Ventes/Été
        all40: did opened
        twin: did opened and plan != 'x'
        third: plan = 'y'
        nobody: plan = 'zzz'
        user: in segment 'all40' and reachable by email for 'news'
        grown: did clicked
        slow: did clicked and plan != 'late'
      """;

  @TempDir Path folder;
  private TestingStore store;
  private final SegmentSizes sizes = new SegmentSizes();

  @BeforeEach
  void open() {
    StringBuilder people = new StringBuilder("id,plan,email\n");
    StringBuilder acts = new StringBuilder("id,event,at\n");
    for (int i = 0; i < 40; i++) {
      String plan = i == 0 ? "x" : i == 1 ? "free" : "y";
      people.append("c%d,%s,%s\n".formatted(i, plan, i == 1 ? "" : "c%d@example.com".formatted(i)));
      acts.append("c%d,opened,2026-06-20T00:00:00Z\n".formatted(i));
    }
    for (int i = 0; i < 10; i++) {
      acts.append("c%d,opened,2026-06-29T00:00:00Z\n".formatted(i));
    }
    for (int i = 40; i < 67; i++) {
      people.append("c%d,%s,\n".formatted(i, i == 66 ? "late" : "free"));
      acts.append("c%d,clicked,2026-06-%dT00:00:00Z\n".formatted(i, i < 60 ? 20 : 29));
    }
    store =
        TestingStore.open(
            folder,
            "2026-06-01T00:00:00Z",
            "strate.yaml",
            DEFINITIONS,
            "people.csv",
            people.toString(),
            "acts.csv",
            acts.toString(),
            "consents.csv",
            """
            id,said,at
            c0,given,2026-06-01T00:00:00Z
            c1,given,2026-06-01T00:00:00Z
            c20,given,2026-06-01T00:00:00Z
            """);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private ShowOverview overview() {
    return new ShowOverview(store.workspace, sizes, Optional.empty());
  }

  private SegmentCard card(String name) {
    return overview().all().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void sizesReachAndTrendAreThoseOfTheRuns() {
    store.run("2026-06-01T00:00:00Z").run("2026-06-21T00:00:00Z");
    assertThat(card("hot").trend().weekAgo()).isEmpty();
    store.run("2026-06-26T00:00:00Z");
    assertThat(card("hot").members()).isZero();
    store.run("2026-06-30T00:00:00Z");
    SegmentCard hot = card("hot");
    assertThat(hot.members()).isEqualTo(10);
    assertThat(hot.population()).isEqualTo(67);
    assertThat(hot.reachable()).contains(new Reach("email", "news", 1));
    assertThat(card("all40").reachable()).contains(new Reach("email", "news", 2));
    assertThat(hot.trend().weekAgo()).hasValue(40);
    assertThat(hot.trend().monthAgo()).isEmpty();
    assertThat(hot.trend().entered()).isEqualTo(10);
    assertThat(hot.trend().left()).isEqualTo(40);
    assertThat(hot.status()).isEqualTo(new Status.Fresh(store.now));
    // 31 May to 20 June nothing, 21 to 25 June forty, 26 to 29 June none, then ten
    assertThat(hot.trend().daily()).hasSize(31);
    assertThat(hot.trend().daily().subList(0, 21)).containsOnly(OptionalLong.empty());
    assertThat(hot.trend().daily().subList(21, 26)).containsOnly(OptionalLong.of(40));
    assertThat(hot.trend().daily().subList(26, 30)).containsOnly(OptionalLong.of(0));
    assertThat(hot.trend().daily().getLast()).hasValue(10);
    assertThat(new ShowOverview(store.workspace, new SegmentSizes(), Optional.empty()).all())
        .isEqualTo(overview().all());
    assertThat(overview().one("hot")).isEqualTo(hot);
  }

  @Test
  void alertsSayWhatChangedAndWhatIsAlike() {
    store.run("2026-06-21T00:00:00Z").run("2026-06-26T00:00:00Z").run("2026-06-30T00:00:00Z");
    Webhook hears =
        new Webhook(
            "wh_1",
            new Webhook.Settings("https://example.com", Set.of("hot"), Set.of(), true),
            Instant.EPOCH);
    assertThat(overview().alerts(List.of(hears)))
        .containsExactlyInAnyOrder(
            new Alert.Dropped("hot", 40, 10),
            new Alert.Grew("grown", 20, 27),
            new Alert.Empty("nobody"),
            new Alert.Unused("twin"),
            new Alert.Unused("third"),
            new Alert.Unused("nobody"),
            new Alert.Unused("user"),
            new Alert.Unused("grown"),
            new Alert.Unused("slow"),
            new Alert.Alike("all40", "twin", 39, 40, 1),
            new Alert.Alike("twin", "all40", 39, 40, 1),
            new Alert.Alike("third", "twin", 38, 39, 1),
            new Alert.Alike("grown", "slow", 26, 27, 0),
            new Alert.Alike("slow", "grown", 26, 27, 0));
  }

  @Test
  void whatFailsOrWaitsIsSaid() {
    store.run("2026-06-21T00:00:00Z");
    Failure failure = new Failure("source.gone", Blame.USER, "the file acts.csv is gone");
    ShowOverview failing = new ShowOverview(store.workspace, sizes, Optional.of(failure));
    assertThat(failing.all().getFirst().status()).isEqualTo(new Status.Failing(store.now, failure));
    assertThat(failing.alerts(List.of())).startsWith(new Alert.Failing(failure));
    store.redefine(DEFINITIONS.replace("plan = 'zzz'", "plan = 'zz'"));
    assertThat(card("nobody").status()).isEqualTo(new Status.Waiting());
    assertThat(card("hot").status()).isEqualTo(new Status.Fresh(store.now));
  }

  @Test
  void searchingPassesOverAccentsAndCase() {
    store.run("2026-06-21T00:00:00Z");
    assertThat(names("tres CHAUDS")).containsExactly("hot");
    assertThat(names("zoe ete")).containsExactly("hot");
    assertThat(names("RED")).containsExactly("hot");
    assertThat(names("zoe hiver")).isEmpty();
    assertThat(names(" ")).hasSize(8);
  }

  private List<String> names(String question) {
    return overview().search(question).stream().map(SegmentCard::name).toList();
  }
}
