package io.strate.workspace.learning.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.workspace.answer.ListSegments;
import io.strate.workspace.answer.ScanValues;
import io.strate.workspace.answer.TestingStore;
import io.strate.workspace.answer.overview.ShowUses;
import io.strate.workspace.answer.overview.ShowUses.Thing;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.learning.StateLearnt.Stated;
import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.card.MomentCard;
import io.strate.workspace.learning.card.Sureness;
import io.strate.workspace.learning.card.Verdict.Grade;
import io.strate.workspace.learning.refresh.KeepStated;
import io.strate.workspace.learning.refresh.LearnAnew;
import io.strate.workspace.run.Interest;
import io.strate.workspace.run.RunSegments;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Planted habits. Ten people open mails on Tuesdays at nine in the morning, five do around
 * midnight, twelve whenever, by the clocks of where they live.
 */
final class LearnMomentTest {

  private static final String DEFINITIONS =
      """
      workspace: moments
      timezone: Europe/Paris
      contact_timezone: tz
      sources:
        people: { read: people.csv, as: contacts, id: id }
        mails:
          read: mails.csv
          as: events
          event: { column: type }
          contact: id
          time: at
          properties: [machine, kind]
      events:
        email_opened: { where: machine != 'yes' }
      moments:
        mail_moment: { of: [email_opened where kind != 'test', email_clicked], within: 180 days }
      segments:
        early: mail_moment_hour between 8 and 10 and mail_moment_confidence > 0.9
      """;

  private static final String NOW = "2026-06-30T12:00:00Z";
  private static final long AT = TestingStore.at(NOW);

  /** Tuesdays of winter and of summer in Paris. */
  private static final List<String> TUESDAYS =
      List.of("2026-02-03", "2026-03-03", "2026-04-07", "2026-05-05", "2026-06-02", "2026-06-16");

  @TempDir Path folder;

  private final List<String> people = new ArrayList<>();
  private final List<String> mails = new ArrayList<>();

  private void plant() {
    for (int i = 0; i < 10; i++) {
      people.add("early%d,".formatted(i));
      for (String day : TUESDAYS) {
        mails.add("early%d,email_opened,%sT09:%02d+0%d:00,,".formatted(i, day, i, offset(day)));
      }
    }
    for (int i = 0; i < 5; i++) {
      people.add("owl%d,".formatted(i));
      for (int day = 1; day <= 6; day++) {
        mails.add("owl%d,email_opened,2026-06-0%dT23:4%d+02:00,,".formatted(i, day, i));
        mails.add("owl%d,email_clicked,2026-06-0%dT00:1%d+02:00,,".formatted(i, day, i));
      }
    }
    for (int i = 0; i < 12; i++) {
      people.add("any%d,".formatted(i));
      for (int day = 1; day <= 6; day++) {
        int hour = (7 * i + 5 * day) % 24;
        mails.add("any%d,email_opened,2026-06-0%dT%02d:30+02:00,,".formatted(i, day, hour));
      }
    }
    // Of the same hour as an opening: one reaction.
    mails.add("early0,email_clicked,2026-06-16T09:59+02:00,,");
    // Tuesdays at nine in Tokyo are Tuesdays at 0:00Z.
    people.add("tokyo,Asia/Tokyo");
    TUESDAYS.forEach(day -> mails.add("tokyo,email_opened,%sT00:05Z,,".formatted(day)));
    people.add("silent,");
    people.add("robot,");
    people.add("tester,");
    people.add("former,");
    for (int day = 1; day <= 9; day++) {
      mails.add("robot,email_opened,2026-06-0%dT03:00Z,yes,".formatted(day));
      mails.add("tester,email_opened,2026-06-0%dT03:00Z,,test".formatted(day));
      mails.add("former,email_opened,2025-12-0%dT03:00Z,,".formatted(day));
    }
  }

  private static int offset(String day) {
    return day.compareTo("2026-03-29") < 0 ? 1 : 2;
  }

  private TestingStore open(Path at) {
    return TestingStore.open(
            at,
            NOW,
            "strate.yaml",
            DEFINITIONS,
            "people.csv",
            "id,tz\n" + String.join("\n", people) + "\n",
            "mails.csv",
            "id,type,at,machine,kind\n" + String.join("\n", mails) + "\n")
        .run(NOW);
  }

  @Test
  void plantedHabitsAreFound() {
    plant();
    try (TestingStore store = open(folder)) {
      LearnMoment.Outcome outcome = moment(store).learn(AT, Interest.LASTING);
      MomentCard card = outcome.card();
      assertThat(card.contacts()).isEqualTo(32);
      assertThat(card.reacted()).isEqualTo(28);
      assertThat(card.reactions()).isEqualTo(10 * 6 + 5 * 12 + 12 * 6 + 6);
      assertThat(card.hours().best()).isEqualTo(9);
      assertThat(card.weekdays().best()).isEqualTo(2);
      assertThat(card.verdict().grade()).isEqualTo(Grade.WITH_CARE);
      assertThat(moment(store).state(outcome.number(), AT, Interest.LASTING))
          .isEqualTo(new Stated(96, 0, 0));

      Map<String, Double> hours = stated(store, "mail_moment_hour");
      Map<String, Double> weekdays = stated(store, "mail_moment_weekday");
      Map<String, Double> confidences = stated(store, "mail_moment_confidence");
      for (String early : List.of("early0", "early9", "tokyo")) {
        assertThat(hours).containsEntry(early, 9.0);
        assertThat(weekdays).containsEntry(early, 2.0);
        assertThat(confidences.get(early)).isGreaterThan(0.9);
      }
      assertThat(hours.get("owl1")).isIn(23.0, 0.0);
      assertThat(confidences.get("owl1")).isGreaterThan(0.9);
      assertThat(confidences.get("any3")).isLessThan(0.5);
      for (String silent : List.of("silent", "robot", "tester", "former")) {
        assertThat(hours).containsEntry(silent, 9.0);
        assertThat(weekdays).containsEntry(silent, 2.0);
        assertThat(confidences.get(silent)).isLessThan(0.5);
      }
    }
  }

  @Test
  void theyAreLearntLikeEverythingElse() {
    plant();
    try (TestingStore store = open(folder)) {
      LearnAnew anew = new LearnAnew(store.workspace);
      assertThat(anew.names()).containsExactly("mail_moment");
      LearnAnew.Result first = anew.learn("mail_moment", AT, Interest.LASTING);
      assertThat(first.version()).isEqualTo(1);
      assertThat(first.isPromoted()).isTrue();
      assertThat(anew.learn("mail_moment", AT, Interest.LASTING).stated())
          .isEqualTo(new Stated(0, 0, 96));
      assertThat(anew.promote("mail_moment", 1, AT, "ada", Interest.LASTING))
          .isEqualTo(new Stated(0, 0, 96));
      store.run("2026-06-30T12:00:01Z");
      assertThat(new ListSegments(store.workspace).all().getFirst().members()).isEqualTo(11);
    }
  }

  /** Of those that reacted, who is around an hour of their own for sure. */
  @Test
  void theWeekAndHowManyHaveAMomentOfTheirOwnAreKept() {
    plant();
    try (TestingStore store = open(folder)) {
      MomentCard.Week week = learn(store).week().orElseThrow();
      // Ten people in Paris and one in Tokyo, on six Tuesdays; none of the twelve at that hour.
      assertThat(week.reactions().get(1).get(9)).isEqualTo(11 * 6);
      assertThat(week.reactions().stream().flatMap(List::stream).mapToLong(each -> each).sum())
          .isEqualTo(10 * 6 + 5 * 12 + 12 * 6 + 6);
      Map<Sureness, Long> expected = new TreeMap<>();
      stated(store, "mail_moment_confidence")
          .forEach(
              (who, confidence) -> {
                if (!List.of("silent", "robot", "tester", "former").contains(who)) {
                  expected.merge(
                      confidence >= 0.9
                          ? Sureness.HIGH
                          : confidence >= 0.7 ? Sureness.FAIR : Sureness.LOW,
                      1L,
                      Long::sum);
                }
              });
      assertThat(week.sureness()).isEqualTo(expected);
      assertThat(week.sureness().get(Sureness.HIGH)).isGreaterThanOrEqualTo(16);
    }
  }

  @Test
  void whereAllAreAlikeEverybodysMomentIsAsGood() {
    for (int i = 0; i < 40; i++) {
      people.add("alike%d,".formatted(i));
      mails.add("alike%d,email_opened,2026-06-16T%02d:00Z,,".formatted(i, 7 + i % 4));
    }
    try (TestingStore store = open(folder)) {
      MomentCard card = learn(store);
      assertThat(card.week().orElseThrow().sureness()).containsOnlyKeys(Sureness.LOW);
      assertThat(card.verdict().grade()).isEqualTo(Grade.WITH_CARE);
      assertThat(card.verdict().reasons())
          .extracting(Localized::en)
          .containsExactly(
              "no contact has an hour of its own with high confidence: everybody's moment is as good");
    }
  }

  @Test
  void cardsFromBeforeTheWeekWasKeptAreRead() {
    plant();
    try (TestingStore store = open(folder)) {
      MomentCard card = learn(store);
      String json = new String(CardJson.write(card), StandardCharsets.UTF_8);
      String former = json.replaceFirst(",\"week\":.*}$", "}");
      assertThat(former).isNotEqualTo(json);
      MomentCard read = CardJson.read(former.getBytes(StandardCharsets.UTF_8), MomentCard.class);
      assertThat(read.week()).isEmpty();
      assertThat(read.hours()).isEqualTo(card.hours());
    }
  }

  /**
   * Two houses whose people open at eight and at twenty in Paris, and one that nobody works for.
   */
  @Test
  void accountsHaveThoseOfTheirPeopleByTheWorkspacesClock() {
    List<String> houses = new ArrayList<>(List.of("id,account"));
    List<String> opened = new ArrayList<>(List.of("id,type,at"));
    for (int i = 0; i < 6; i++) {
      boolean isEarly = i % 2 == 0;
      houses.add("p%d,%s".formatted(i, isEarly ? "early" : "late"));
      for (String day : TUESDAYS) {
        opened.add(
            "p%d,email_opened,%sT%02d:00+0%d:00".formatted(i, day, isEarly ? 8 : 20, offset(day)));
      }
    }
    houses.add("alone,");
    opened.add("alone,email_opened,2026-06-16T03:00Z");
    try (TestingStore store =
        TestingStore.open(
                folder,
                NOW,
                "strate.yaml",
                """
                workspace: houses
                timezone: Europe/Paris
                sources:
                  people: { read: people.csv, as: contacts, id: id, account: account }
                  houses: { read: houses.csv, as: accounts, id: id }
                  mails: { read: mails.csv, as: events, event: { column: type }, contact: id, time: at }
                moments:
                  house_moment: { of: email_opened, entity: accounts }
                segments:
                  dawn: { of: accounts, when: house_moment_hour < 12 and house_moment_confidence > 0.7 }
                  of_dawn: account.house_moment_hour < 12
                """,
                "people.csv",
                String.join("\n", houses) + "\n",
                "houses.csv",
                "id,city\nearly,Lyon\nlate,Lille\nempty,Nice\n",
                "mails.csv",
                String.join("\n", opened) + "\n")
            .run(NOW)) {
      MomentCard card = learn(store);
      assertThat(card.contacts()).isEqualTo(3);
      assertThat(card.reacted()).isEqualTo(2);
      assertThat(card.reactions()).isEqualTo(6 * 6); // Three people at one hour are three.
      assertThat(stated(store, Entity.ACCOUNT, "house_moment_hour"))
          .containsEntry("early", 8.0)
          .containsEntry("late", 20.0)
          .containsKey("empty");
      assertThat(stated(store, "house_moment_hour")).isEmpty();
      store.run("2026-06-30T12:00:01Z");
      Map<String, Long> members = new TreeMap<>();
      new ListSegments(store.workspace)
          .all()
          .forEach(line -> members.put(line.name(), line.members()));
      assertThat(members.get("dawn")).isEqualTo(1);
      assertThat(members.get("of_dawn")).isEqualTo(3);
    }
  }

  @Test
  void whatUsesThemAndWhatTheyUseIsTold() {
    try (TestingStore store = open(folder)) {
      ShowUses uses = new ShowUses(store.workspace, List.of());
      Thing moment = new Thing(ShowUses.Kind.MOMENT, Entity.CONTACT, "mail_moment");
      assertThat(uses.ofLearnt("mail_moment").usedBy())
          .containsExactly(new Thing(ShowUses.Kind.SEGMENT, Entity.CONTACT, "early"));
      assertThat(uses.ofLearnt("mail_moment").uses())
          .containsExactly(
              new Thing(ShowUses.Kind.EVENT, Entity.CONTACT, "email_clicked"),
              new Thing(ShowUses.Kind.EVENT, Entity.CONTACT, "email_opened"));
      assertThat(uses.ofSegment("early").uses()).containsExactly(moment);
      assertThat(uses.ofEvent("email_clicked").usedBy()).containsExactly(moment);
    }
  }

  /** As a service does it: learnt beside the runs, which state it; anew after a week. */
  @Test
  void runsKeepStatedWhatIsInForce() {
    plant();
    try (TestingStore store = open(folder)) {
      LearnAnew anew = new LearnAnew(store.workspace);
      assertThat(anew.due(AT)).containsExactly("mail_moment");
      anew.renew("mail_moment", AT, Interest.LASTING);
      assertThat(anew.due(AT + TestingStore.DAY)).isEmpty();
      assertThat(anew.due(AT + 7 * TestingStore.DAY)).containsExactly("mail_moment");
      assertThat(stated(store, "mail_moment_hour")).isEmpty();
      new RunSegments(store.workspace, new KeepStated(store.workspace)).run(OptionalLong.of(AT));
      assertThat(stated(store, "mail_moment_hour")).hasSize(32);
      assertThat(new ListSegments(store.workspace).all().getFirst().members()).isEqualTo(11);
    }
  }

  /** Contacts get other numbers and entries come in another order. */
  @Test
  void theOrderOfArrivalDoesNotMatter(@TempDir Path other) {
    plant();
    Map<String, Double> confidences;
    MomentCard card;
    try (TestingStore store = open(folder)) {
      card = learn(store);
      confidences = stated(store, "mail_moment_confidence");
    }
    Collections.shuffle(people, new Random(1));
    Collections.shuffle(mails, new Random(2));
    try (TestingStore store = open(other)) {
      MomentCard shuffled = learn(store);
      assertThat(shuffled.hours()).isEqualTo(card.hours());
      assertThat(shuffled.weekdays()).isEqualTo(card.weekdays());
      assertThat(stated(store, "mail_moment_confidence")).isEqualTo(confidences);
    }
  }

  @Test
  void whereNobodyReactsNothingIsStated() {
    people.add("silent,");
    try (TestingStore store = open(folder)) {
      LearnMoment moment = moment(store);
      assertThatThrownBy(() -> moment.learn(AT, Interest.LASTING))
          .isInstanceOf(Failure.class)
          .hasMessage(
              "moment 'mail_moment': no contact did what counts as a reaction: name other events in `of:`, or a longer `within:`");
      assertThat(stated(store, "mail_moment_hour")).isEmpty();
    }
  }

  private static MomentCard learn(TestingStore store) {
    LearnMoment.Outcome outcome = moment(store).learn(AT, Interest.LASTING);
    moment(store).state(outcome.number(), AT, Interest.LASTING);
    return outcome.card();
  }

  private static LearnMoment moment(TestingStore store) {
    return new LearnMoment(store.workspace, store.workspace.definition().moments().getFirst());
  }

  private static Map<String, Double> stated(TestingStore store, String attribute) {
    return stated(store, Entity.CONTACT, attribute);
  }

  private static Map<String, Double> stated(TestingStore store, Entity of, String attribute) {
    Map<String, Double> all = new TreeMap<>();
    ScanValues.each(
        store.workspace,
        of,
        new Expr.Attribute(attribute, Type.NUMBER),
        AT,
        (number, value) -> {
          if (value instanceof Value.Num(double stated)) {
            all.put(store.workspace.ledger().profiles().id(of, number), stated);
          }
        });
    return all;
  }
}
