package io.strate.workspace.answer.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Value;
import io.strate.ledger.Runs;
import io.strate.workspace.answer.ScorePoints;
import io.strate.workspace.answer.ShowPoints;
import io.strate.workspace.answer.TestingStore;
import io.strate.workspace.answer.profile.DescribeProfile.Computed;
import io.strate.workspace.answer.profile.DescribeProfile.Described;
import io.strate.workspace.answer.profile.DescribeProfile.In;
import io.strate.workspace.answer.profile.DescribeProfile.Stated;
import io.strate.workspace.answer.profile.ListEntries.Kind;
import io.strate.workspace.answer.profile.ListEntries.Wanted;
import io.strate.workspace.answer.profile.ListPeople.Person;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

/** Three contacts of two companies on 30 June. */
final class ProfilePagesTest {

  @TempDir Path folder;
  private TestingStore store;

  @BeforeEach
  void open() {
    StringBuilder acts =
        new StringBuilder(
            """
            id,event,at
            c0,opened,2026-06-30T00:00:00Z
            c0,opened,2026-05-31T00:00:00Z
            c0,opened,2026-05-01T00:00:00Z
            c0,clicked,2026-06-15T00:00:00Z
            c1,opened,2026-06-20T00:00:00Z
            """);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 120; i++) {
      acts.append(
          "c2,read,2026-%02d-%02dT%02d:30:00Z\n"
              .formatted(1 + random.nextInt(6), 1 + random.nextInt(28), random.nextInt(24)));
    }
    store =
        TestingStore.open(
            folder,
            "2026-06-01T00:00:00Z",
            "strate.yaml",
            """
            workspace: profiles
            timezone: Europe/Paris
            locale: fr
            sources:
              people:
                { read: people.csv, as: contacts, id: id, identifiers: { email: email },
                  account: firm, time: at, attributes: [plan, role] }
              firms: { read: firms.csv, as: accounts, id: id, attributes: [size] }
              acts: { read: acts.csv, as: events, event: { column: event }, contact: id, time: at }
            traits:
              opens: { value: count(opened), label: { fr: Ouvertures }, unit: fois }
            scores:
              interest:
                label: Intérêt
                half_life: 30 days
                points:
                  - { each: opened, give: 10 }
                  - { when: plan = 'pro', give: 5 }
              limited:
                ceiling: 20
                points:
                  - { each: opened, give: 10, at_most: 25 }
                  - { when: plan = 'pro', give: 5 }
              reading:
                half_life: 17 days
                ceiling: 6.6
                points:
                  - { each: read, give: 0.37, at_most: 6.4 }
                  - { each: read within 60 days, give: -0.0123 }
                  - { each: read, give: 0.0371 }
            segments:
              fresh: did opened within 20 days
              pro: plan = 'pro'
            """,
            "people.csv",
            """
            id,email,firm,at,plan,role
            c0,c0@example.com,f0,2026-01-01T00:00:00Z,free,acheteuse
            c1,c1@example.com,f0,2026-01-01T00:00:00Z,free,
            c0,c0@example.com,f0,2026-02-01T00:00:00Z,pro,acheteuse
            c2,c2@example.com,f0,2026-01-01T00:00:00Z,free,
            c2,c2@example.com,f1,2026-03-01T00:00:00Z,free,
            """,
            "firms.csv",
            "id,size\nf0,10\nf1,20\n",
            "acts.csv",
            acts.toString());
    store.run("2026-06-10T00:00:00Z").run("2026-06-30T00:00:00Z");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static long at(String instant) {
    return TestingStore.at(instant);
  }

  @Test
  void aContactIsDescribed() {
    Described c0 = new DescribeProfile(store.workspace).of(Entity.CONTACT, "email:c0@example.com");
    assertThat(c0.id()).isEqualTo("c0");
    assertThat(c0.identifiers()).hasSize(2);
    assertThat(c0.attributes())
        .contains(
            new Stated(
                "plan", Value.text("pro"), OptionalLong.of(at("2026-02-01T00:00:00Z")), "people"));
    assertThat(c0.accounts()).containsExactly("f0");
    assertThat(c0.values().getFirst())
        .isEqualTo(
            new Computed(
                "opens",
                "Ouvertures",
                Optional.of("fois"),
                Optional.empty(),
                false,
                Value.number(3)));
    assertThat(c0.values().get(1).label()).isEqualTo("Intérêt");
    assertThat(c0.values().get(1).isScore()).isTrue();
    // on 10 June he had opened on 31 May; he is a member since
    assertThat(c0.segments())
        .containsExactly(
            new In("fresh", "fresh", Optional.empty(), at("2026-06-10T00:00:00Z"), false),
            new In("pro", "pro", Optional.empty(), at("2026-06-10T00:00:00Z"), false));
    Described c2 = new DescribeProfile(store.workspace).of(Entity.CONTACT, "c2");
    assertThat(c2.accounts()).containsExactly("f1");
    assertThat(c2.segments()).isEmpty();
  }

  @Test
  void aBusySegmentSaysHowFarBackWasLooked() {
    Runs runs = store.workspace.ledger().runs();
    RoaringBitmap other = RoaringBitmap.bitmapOf(1_000);
    RoaringBitmap none = new RoaringBitmap();
    long from = store.now;
    for (int i = 1; i <= 500; i++) {
      boolean enters = i % 2 == 1;
      runs.announce(
          new Runs.Announcement(
              from + i,
              Map.of("pro", enters ? other : none),
              Map.of("pro", enters ? none : other)));
    }
    assertThat(new DescribeProfile(store.workspace).of(Entity.CONTACT, "c0").segments().getLast())
        .isEqualTo(new In("pro", "pro", Optional.empty(), from + 1, true));
  }

  @Test
  void peopleOfAnAccountAreThoseWhoBelongToItNow() {
    ListPeople people = new ListPeople(store.workspace);
    ListPeople.Page first = people.of("f0", List.of("role"), 0, 1);
    assertThat(first.people())
        .containsExactly(new Person("c0", Map.of("role", Value.text("acheteuse"))));
    ListPeople.Page rest = people.of("f0", List.of("role"), first.next().orElseThrow(), 9);
    assertThat(rest.people()).containsExactly(new Person("c1", Map.of()));
    assertThat(rest.next()).isEmpty();
    assertThat(people.of("f1", List.of(), 0, 9).people())
        .containsExactly(new Person("c2", Map.of()));
  }

  @Test
  void entriesAreListedByKindAndPage() {
    ListEntries entries = new ListEntries(store.workspace);
    Wanted opens = new Wanted(Set.of(Kind.EVENT), Set.of("opened"));
    ListEntries.Page first = entries.of(Entity.CONTACT, "c0", opens, OptionalInt.empty(), 2);
    assertThat(first.total()).isEqualTo(3);
    assertThat(first.entries().stream().map(each -> each.entry().time()))
        .containsExactly(at("2026-06-30T00:00:00Z"), at("2026-05-31T00:00:00Z"));
    ListEntries.Page second = entries.of(Entity.CONTACT, "c0", opens, first.next(), 2);
    assertThat(second.entries().getFirst().entry().time()).isEqualTo(at("2026-05-01T00:00:00Z"));
    assertThat(second.entries().getFirst().source()).isEqualTo("acts");
    assertThat(second.next()).isEmpty();
    ListEntries.Page ofFirm = entries.of(Entity.ACCOUNT, "f0", opens, OptionalInt.empty(), 9);
    assertThat(ofFirm.entries().stream().map(each -> each.contact()))
        .containsExactly("c0", "c1", "c0", "c0");
    assertThat(ofFirm.isWhole()).isTrue();
    assertThat(
            entries
                .of(
                    Entity.CONTACT,
                    "c0",
                    new Wanted(Set.of(Kind.ATTRIBUTE), Set.of()),
                    OptionalInt.empty(),
                    99)
                .entries())
        .allMatch(each -> each.entry() instanceof Entry.AttributeStated);
  }

  private ScorePoints points(String id, String score) {
    return new ShowPoints(store.workspace).of(Entity.CONTACT, id, score, OptionalLong.empty());
  }

  private static BigDecimal of(String number) {
    return new BigDecimal(number);
  }

  @Test
  void pointsHalveAndAddUp() {
    ScorePoints interest = points("c0", "interest");
    // today, one and two half-lives ago
    assertThat(interest.lines().getFirst().points().stream().map(ScorePoints.Point::shown))
        .containsExactly(of("10.00"), of("5.00"), of("2.50"));
    assertThat(interest.lines().getFirst().shown()).isEqualTo(of("17.50"));
    assertThat(interest.lines().get(1).shown()).isEqualTo(of("5.00"));
    assertThat(interest.shown()).isEqualTo(of("22.50"));
    assertThat(interest.limited()).isEqualTo(of("0.00"));
  }

  @Test
  void whatLimitsTakeAwayIsShown() {
    ScorePoints limited = points("c0", "limited");
    assertThat(limited.lines().getFirst().events()).isEqualTo(3);
    assertThat(limited.lines().getFirst().capped()).isEqualTo(of("-5.00"));
    assertThat(limited.lines().getFirst().shown()).isEqualTo(of("25.00"));
    // 25 and 5 are 30, and the ceiling is 20
    assertThat(limited.limited()).isEqualTo(of("-10.00"));
    assertThat(limited.shown()).isEqualTo(of("20.00"));
  }

  @Test
  void whatIsShownAddsUpExactlyWhateverIsRounded() {
    ScorePoints reading = points("c2", "reading");
    assertThat(reading.lines().getFirst().points()).hasSize(ShowPoints.MOST);
    assertThat(reading.lines().getFirst().others()).isEqualTo(20);
    BigDecimal sum = reading.limited();
    for (ScorePoints.Line line : reading.lines()) {
      List<BigDecimal> parts = new ArrayList<>();
      line.points().forEach(point -> parts.add(point.shown()));
      parts.add(line.othersShown());
      parts.add(line.capped());
      assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualTo(line.shown());
      assertThat(line.points())
          .allSatisfy(
              point ->
                  assertThat(point.shown().subtract(new BigDecimal(point.points())).abs())
                      .isLessThanOrEqualTo(of("0.01")));
      assertThat(line.shown().subtract(new BigDecimal(line.given())).abs())
          .isLessThanOrEqualTo(of("0.01"));
      sum = sum.add(line.shown());
    }
    assertThat(sum).isEqualTo(reading.shown());
  }

  @Test
  void thereMustBeSuchAScore() {
    assertThatThrownBy(() -> points("c0", "intrest"))
        .hasMessageContaining("did you mean 'interest'?");
  }
}
