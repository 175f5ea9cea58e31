package io.strate.rule.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.strate.domain.Entity;
import io.strate.rule.Expr;
import io.strate.rule.Window;
import io.strate.rule.definition.EventDefinition;
import io.strate.rule.definition.MachineTiming;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.definition.TraitDefinition;
import io.strate.rule.text.ProblemPrinter;
import io.strate.rule.text.RulePrinter;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class DraftCompilerTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** The workspace on SPEC's page, as far as it is about rules. */
  private static TestingDrafts spec() {
    return new TestingDrafts()
        .contactZone("tz")
        .event("email_opened", "", "machine != 'yes'", "")
        .event("promo_opened", "email_opened", "campaign.type = 'promo'", "")
        .event("session", "page", "", "30 minutes")
        .trait("opens_7d", "count(email_opened within 7 days)")
        .trait("clicks_total", "count(email_clicked)")
        .trait("revenue_365d", "sum(order.amount within 365 days)")
        .trait("recency", "days since last order")
        .trait(
            "open_rate",
            "distinct(email_opened.email_id within 90 days) / distinct(email_delivered.email_id within 90 days)")
        .trait("top_sku", "most frequent(order.sku within 1 year)")
        .score(
            "engagement",
            "30 days",
            "180 days",
            "email_opened",
            10,
            "email_clicked where campaign.type != 'test'",
            20,
            "unsubscribed",
            -15,
            "when no email_opened within 90 days",
            -15)
        .when("hyper_engages", "opens_7d >= 1 and clicks_total >= 2")
        .when("seed_rule", "IF opens_7d >= 1 AND clicks_total >= 2 THEN segment = 'hyper-engagé'")
        .tiers("ouverture", "open_rate", "haut", "> 20%", "moyen", "> 0% .. 20%", "inactif", "0%")
        .tiers(
            "engagement_niv", "engagement", "élevé", "> 50", "moyen", "20 .. 50", "faible", "< 20")
        .firstMatch(
            "cycle", "client", "count(order) > 0", "lead", "opens_7d > 0", "froid", "otherwise")
        .top("vip", "5%", "revenue_365d")
        .stay("chauds", "engagement > 70", "engagement > 60")
        .segment(
            Entity.CONTACT,
            "chauds_idf",
            "chauds",
            () ->
                new RuleDraft.When(
                    new TestingDrafts().text("region = 'Île-de-France'"), Optional.empty()))
        .when("recents", "dernier_achat within 30 days")
        .when("relance", "in segment 'vip' and not in segment 'hyper_engages'")
        .when(
            "devis_ouverts",
            "did quote_sent but not quote_signed within 10 days for the same quote_id")
        .segment(
            Entity.ACCOUNT,
            "renouvellements",
            "",
            () ->
                new RuleDraft.When(
                    new TestingDrafts().text("fin_contrat in the next 60 days"), Optional.empty()))
        .segment(
            Entity.ACCOUNT,
            "comptes_actifs",
            "",
            () ->
                new RuleDraft.When(
                    new TestingDrafts().text("contacts(opens_7d >= 1) >= 2 and employees > 50"),
                    Optional.empty()))
        .when("joignables", "reachable by email for 'newsletter'");
  }

  @Test
  void the_workspace_of_the_specification_is_sound() {
    Compiled compiled = spec().compile();
    assertThat(compiled.problems().stream().map(ProblemPrinter::print)).isEmpty();
    assertThat(compiled.definitions().traits()).hasSize(6);
    assertThat(compiled.definitions().segments()).hasSize(2 + 3 + 3 + 3 + 9);
    assertThat(compiled.labels()).isEqualTo(Map.of("seed_rule", "hyper-engagé"));
    assertThat(compiled.families().stream().map(Family::name))
        .containsExactly("ouverture", "engagement_niv", "cycle");
    assertThat(compiled.families().get(1).segments())
        .containsExactly("engagement_niv/élevé", "engagement_niv/moyen", "engagement_niv/faible");
  }

  @Test
  void bounds_of_tiers_become_disjoint_conditions() {
    assertThat(conditions(spec().compile()))
        .containsEntry("ouverture/haut", "open_rate > 0.2")
        .containsEntry("ouverture/moyen", "open_rate > 0 and open_rate <= 0.2")
        .containsEntry("ouverture/inactif", "open_rate = 0")
        .containsEntry("engagement_niv/élevé", "engagement > 50")
        .containsEntry("engagement_niv/moyen", "engagement between 20 and 50")
        .containsEntry("engagement_niv/faible", "engagement < 20");
  }

  @Test
  void of_cases_the_first_that_holds_counts() {
    assertThat(conditions(spec().compile()))
        .containsEntry("cycle/client", "count(order) > 0")
        .containsEntry("cycle/lead", "opens_7d > 0 and not count(order) > 0")
        .containsEntry("cycle/froid", "not count(order) > 0 and not opens_7d > 0");
  }

  @Test
  void a_tier_may_take_the_known_rest() {
    Compiled compiled =
        new TestingDrafts().tiers("a", "age", "vieux", ">= 60", "autres", "sinon").compile();
    assertThat(compiled.problems()).isEmpty();
    assertThat(conditions(compiled)).containsEntry("a/autres", "age is known and not age >= 60");
  }

  @Test
  void a_rule_with_else_makes_a_family_and_one_in_the_list_names_its_segments() {
    Compiled compiled =
        new TestingDrafts()
            .when("niveau", "if age > 60 then segment = 'haut' else segment = 'bas'")
            .rule("SI age > 20 ALORS segment = 'adultes'")
            .when("tous", "in segment 'niveau' and in segment 'adultes'")
            .compile();
    assertThat(compiled.problems()).isEmpty();
    assertThat(conditions(compiled))
        .containsEntry("niveau/haut", "age > 60")
        .containsEntry("niveau/bas", "not age > 60")
        .containsEntry("adultes", "age > 20")
        .containsEntry(
            "tous",
            "(in segment 'niveau/haut' or in segment 'niveau/bas') and in segment 'adultes'");
  }

  @Test
  void definitions_stand_after_what_they_depend_on() {
    Compiled compiled =
        new TestingDrafts()
            .when("c", "in segment 'b'")
            .when("b", "in segment 'a'")
            .when("a", "z > 1")
            .trait("z", "y + 1")
            .trait("y", "x + 1")
            .trait("x", "age")
            .compile();
    assertThat(compiled.problems()).isEmpty();
    assertThat(compiled.definitions().segments().stream().map(SegmentDefinition::name))
        .containsExactly("a", "b", "c");
    assertThat(compiled.definitions().traits().stream().map(TraitDefinition::name))
        .containsExactly("x", "y", "z");
  }

  @Test
  void events_are_filtered_or_made_into_sessions() {
    List<EventDefinition> events = spec().compile().definitions().events();
    assertThat(events).hasSize(3);
    assertThat(events.get(1))
        .isInstanceOfSatisfying(
            EventDefinition.Filtered.class, e -> assertThat(e.from()).isEqualTo("email_opened"));
    assertThat(events.get(2))
        .isInstanceOfSatisfying(
            EventDefinition.Session.class,
            e -> assertThat(e.gap().millis()).isEqualTo(30 * 60_000));
    assertThat(
            new TestingDrafts()
                .event("s", "page", "", "30 min")
                .trait("t", "avg(s.pages where duration > 10)")
                .problems())
        .isEmpty();
  }

  @Test
  void timing_names_properties_of_events_that_sources_deliver() {
    Compiled compiled =
        new TestingDrafts()
            .timed("email_opened", "", "campaign.type", "email_delivered", "email_id")
            .compile();
    assertThat(compiled.problems()).isEmpty();
    assertThat(compiled.definitions().events())
        .singleElement()
        .isInstanceOfSatisfying(
            EventDefinition.Delivered.class,
            event ->
                assertThat(event.timing())
                    .contains(
                        new MachineTiming(
                            Optional.of(List.of("campaign", "type")),
                            Optional.of(
                                new MachineTiming.Delivery(
                                    "email_delivered", List.of("email_id"))))));
  }

  @Test
  void an_event_with_a_timing_has_a_verdict_also_where_none_is_stated() {
    assertThat(
            new TestingDrafts()
                .timed("email_clicked", "", "campaign.type", "", "")
                .trait("robots", "count(email_clicked including machines where machine = 'yes')")
                .problems())
        .isEmpty();
  }

  @Test
  void timing_that_cannot_be_told_is_an_error() {
    assertThat(new TestingDrafts().timed("email_opened", "", "", "", "").problems())
        .singleElement(STRING)
        .contains("'machine:' needs 'link:' with a property");
    assertThat(new TestingDrafts().timed("email_opened", "", "", "email_delivered", "").problems())
        .singleElement(STRING)
        .contains("'delivery:' and 'message:' go together");
    assertThat(new TestingDrafts().timed("email_opened", "", "campaign", "", "").problems())
        .singleElement(STRING)
        .contains("expected a property of 'email_opened' with one value, found 'campaign'");
    assertThat(new TestingDrafts().timed("promo", "email_opened", "email_id", "", "").problems())
        .singleElement(STRING)
        .contains("'machine:' belongs to events that sources deliver")
        .contains("'promo' is made from 'email_opened'");
    assertThat(
            new TestingDrafts()
                .event("sent", "email_delivered", "", "")
                .timed("email_opened", "", "", "sent", "email_id")
                .problems())
        .singleElement(STRING)
        .contains("'sent' is made from another event: name the one that sources deliver");
  }

  @Test
  void the_window_of_a_score_is_that_of_its_lines() {
    ScoreDefinition score = spec().compile().definitions().scores().getFirst();
    assertThat(score.lines().getFirst())
        .isInstanceOfSatisfying(
            ScoreDefinition.Each.class,
            each ->
                assertThat(each.events().window())
                    .isInstanceOfSatisfying(
                        Window.Within.class, w -> assertThat(w.span().count()).isEqualTo(180)));
  }

  @Test
  void tops_are_exact_shares_or_numbers() {
    assertThat(rule(new TestingDrafts().top("t", "12,5 %", "age").compile(), "t"))
        .isInstanceOfSatisfying(
            SegmentRule.Top.class,
            top ->
                assertThat(top.size())
                    .isEqualTo(new SegmentRule.Size.Share(new BigDecimal("0.125"))));
    assertThat(rule(new TestingDrafts().top("t", "100", "age").compile(), "t"))
        .isInstanceOfSatisfying(
            SegmentRule.Top.class,
            top -> assertThat(top.size()).isEqualTo(new SegmentRule.Size.Count(100)));
    assertThat(new TestingDrafts().top("t", "120%", "age").problems())
        .containsExactly(
            "t.yaml:1:11: expected a share such as 5% (up to 100%) or a number such as 100, found '120%'");
  }

  @Test
  void email_is_a_channel_with_usual_conditions() {
    var email = new TestingDrafts().compile().definitions().channels().getFirst();
    assertThat(email.address())
        .isEqualTo(new Expr.Known(new Expr.Attribute("email", io.strate.domain.Type.TEXT)));
    assertThat(new TestingDrafts().when("s", "joignable par sms pour 'x'").problems())
        .containsExactly("t.yaml:1:25: no channel called 'sms'");
    assertThat(
            new TestingDrafts()
                .channel("sms", "region")
                .when("s", "joignable par sms pour 'x'")
                .problems())
        .isEmpty();
  }

  @Test
  void cycles_are_shown_whole() {
    assertThat(
            new TestingDrafts().trait("a", "b + 1").trait("b", "c * 2").trait("c", "a").problems())
        .containsExactly("t.yaml:1:1: a depends on itself: a → b → c → a");
    assertThat(
            new TestingDrafts()
                .when("a", "in segment 'b'")
                .when("b", "not in segment 'a'")
                .problems())
        .containsExactly(
            "t.yaml:1:1: segment 'a' depends on itself: segment 'a' → segment 'b' → segment 'a'");
    assertThat(
            new TestingDrafts()
                .trait(Entity.ACCOUNT, "busy", "contacts(hot > 1)")
                .trait("hot", "account.busy")
                .problems())
        .containsExactly(
            "t.yaml:1:1: account.busy depends on itself: account.busy → hot → account.busy");
    assertThat(new TestingDrafts().trait("hot", "in segment 's'").when("s", "hot").problems())
        .containsExactly("t.yaml:1:1: hot depends on itself: hot → segment 's' → hot");
    assertThat(new TestingDrafts().event("a", "b", "", "").event("b", "a", "", "").problems())
        .hasSize(2)
        .first()
        .isEqualTo("t.yaml:1:1: an event cannot be made from itself: a → b → a");
  }

  @Test
  void names_are_taken_once() {
    assertThat(
            new TestingDrafts()
                .trait("age", "1")
                .trait("a", "1")
                .trait("a", "2")
                .score("a", "", "", "order", 1)
                .problems())
        .containsExactly(
            "t.yaml:1:1: 'age' is already an attribute of contacts: attributes, traits and scores share their names, so choose another",
            "t.yaml:3:1: 'a' is defined twice, first at t.yaml:2:1",
            "t.yaml:4:1: 'a' is defined twice, first at t.yaml:2:1");
    assertThat(new TestingDrafts().when("s", "age > 1").when("s", "age > 2").problems())
        .containsExactly("t.yaml:2:1: segment 's' is defined twice, first at t.yaml:1:1");
  }

  @Test
  void tiers_may_not_overlap_and_gaps_are_told() {
    assertThat(
            new TestingDrafts()
                .tiers("t", "age", "a", "> 50", "b", "20 .. 60", "c", "< 20")
                .problems())
        .containsExactly("t.yaml:3:11: tiers 'b' (20 .. 60) and 'a' (> 50) overlap: both hold 55");
    assertThat(new TestingDrafts().tiers("t", "age", "a", ">= 50", "b", "20 .. 50").problems())
        .containsExactly("t.yaml:3:11: tiers 'b' (20 .. 50) and 'a' (>= 50) overlap: both hold 50");
    assertThat(new TestingDrafts().tiers("t", "age", "a", "> 50", "b", "20 .. < 50").problems())
        .containsExactly(
            "t.yaml:2:11: warning: there is a gap between tiers 'b' (20 .. < 50) and 'a' (> 50): 50 is in neither");
    assertThat(new TestingDrafts().tiers("t", "age", "a", "> 50", "b", "< 20").problems())
        .containsExactly(
            "t.yaml:2:11: warning: there is a gap between tiers 'b' (< 20) and 'a' (> 50): nothing holds what lies between 20 and 50");
    assertThat(
            new TestingDrafts()
                .tiers("t", "age", "a", "50 .. 20", "b", "!= 3", "c", "x > 3")
                .problems())
        .containsExactly(
            "t.yaml:2:11: no number lies within '50 .. 20': the lower bound stands first",
            "t.yaml:3:11: a tier is an interval: '> 5', '20 .. 50', '0' or otherwise",
            "t.yaml:4:11: expected bounds such as '> 20%', '20 .. 50' or '0', found 'x'");
  }

  @Test
  void stay_does_not_depend_on_top() {
    assertThat(
            new TestingDrafts()
                .top("vip", "5%", "age")
                .when("rel", "in segment 'vip'")
                .stay("s", "age > 3", "in segment 'rel'")
                .problems())
        .containsExactly(
            "t.yaml:3:1: 'stay' looks back over the past and cannot depend on a 'top', which is ranked at each run: 's' depends on segment 'vip'");
  }

  @Test
  void all_problems_come_at_once_in_the_order_of_the_file() {
    assertThat(
            new TestingDrafts()
                .trait("a", "count(ordr)")
                .trait("b", "opens > 1 and aeg > 2")
                .when("s", "in segment 'z'")
                .segment(
                    Entity.CONTACT, "u", "zz", () -> new RuleDraft.Listed(java.util.Set.of("1")))
                .score("p", "3 months", "", "order", 1)
                .problems())
        .containsExactly(
            "t.yaml:1:17: warning: no source declares an event called 'ordr', and none has come (did you mean 'order'?)",
            "t.yaml:2:11: no trait or attribute called 'opens'",
            "t.yaml:2:25: no trait or attribute called 'aeg' (did you mean 'age'?)",
            "t.yaml:3:22: no segment called 'z'",
            "t.yaml:4:1: no segment called 'zz'",
            "t.yaml:5:11: a half-life is an exact time, and months and years differ in length: write '30 days'");
  }

  private static SegmentRule rule(Compiled compiled, String name) {
    return compiled.definitions().segments().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow()
        .rule();
  }

  private static Map<String, String> conditions(Compiled compiled) {
    return compiled.definitions().segments().stream()
        .filter(segment -> segment.rule() instanceof SegmentRule.When)
        .collect(
            Collectors.toMap(
                SegmentDefinition::name,
                segment ->
                    RulePrinter.print(
                        ((SegmentRule.When) segment.rule()).when(),
                        RulePrinter.Language.ENGLISH,
                        PARIS)));
  }
}
