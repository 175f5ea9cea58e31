package io.strate.workspace.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.conformance.generate.RandomCases;
import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Comparison.Operator;
import io.strate.rule.Selection;
import io.strate.rule.Span;
import io.strate.rule.Window;
import io.strate.workspace.definition.Localized.Locale;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules as people say them. */
final class RuleWordsTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** Labels by hand; what has none is called by its name. */
  private record TestingLabels(boolean french) implements Labels {

    private static final Map<String, String> FRENCH =
        Map.of(
            "order",
            "commande",
            "opened",
            "e-mail ouvert",
            "revenue",
            "CA sur un an",
            "rate",
            "Taux d'ouverture",
            "seen",
            "Démo vue",
            "last",
            "Dernier achat",
            "amount",
            "montant",
            "vip",
            "VIP",
            "staff",
            "Effectif");

    private String in(String name) {
      return french ? FRENCH.getOrDefault(name, name) : name;
    }

    @Override
    public Label value(Entity of, String name) {
      return new Label(in(name), name.equals("revenue") ? "EUR" : "", name.equals("rate"));
    }

    @Override
    public String event(String name) {
      return in(name);
    }

    @Override
    public Optional<String> deed(String event) {
      return event.equals("clicked")
          ? Optional.of(french ? "a cliqué dans un e-mail" : "clicked in an e-mail")
          : Optional.empty();
    }

    @Override
    public String property(String event, List<String> path) {
      return in(String.join(".", path));
    }

    @Override
    public String segment(String name) {
      return in(name);
    }

    @Override
    public String channel(String name) {
      return "e-mail";
    }
  }

  private static RuleWords in(Locale locale) {
    return RuleWords.of(Entity.CONTACT, new TestingLabels(locale == Locale.FR), locale, PARIS);
  }

  private static void says(Expr condition, String english, String french) {
    assertThat(in(Locale.EN).sentence(condition)).isEqualTo(english);
    assertThat(in(Locale.FR).sentence(condition)).isEqualTo(french);
  }

  private static Expr number(double number) {
    return new Expr.Literal(Value.number(number));
  }

  private static Expr.Literal text(String text) {
    return new Expr.Literal(Value.text(text));
  }

  private static Expr trait(String name, Type type) {
    return new Expr.Trait(name, type);
  }

  private static Expr compare(Expr left, Operator operator, Expr right) {
    return new Expr.Comparison(operator, left, right);
  }

  private static Span days(int count) {
    return new Span(count, Span.Unit.DAY);
  }

  private static Expr count(Selection events) {
    return new Expr.Aggregate(Expr.Aggregation.COUNT, events, List.of(), Type.NUMBER);
  }

  private static Expr not(Expr term) {
    return new Expr.Not(term);
  }

  private static Selection opened() {
    return Selection.of("opened").in(new Window.Within(days(7)));
  }

  @Test
  void counts_are_said_as_times() {
    says(
        compare(count(opened()), Operator.AT_LEAST, number(2)),
        "“opened” at least 2 times in the last 7 days",
        "« e-mail ouvert » au moins 2 fois dans les 7 derniers jours");
    says(
        compare(count(Selection.of("clicked")), Operator.GREATER, number(1)),
        "clicked in an e-mail more than once",
        "a cliqué dans un e-mail plus d'une fois");
    says(
        compare(count(opened()), Operator.EQUAL, number(1)),
        "“opened” exactly once in the last 7 days",
        "« e-mail ouvert » exactement une fois dans les 7 derniers jours");
    says(
        compare(count(opened()), Operator.LESS, number(1)),
        "no “opened” in the last 7 days",
        "jamais « e-mail ouvert » dans les 7 derniers jours");
    says(
        compare(count(Selection.of("order")), Operator.GREATER, count(opened())),
        "the number of “order” is more than the number of “opened” in the last 7 days",
        "le nombre de « commande » vaut plus que le nombre de « e-mail ouvert » dans les 7 derniers jours");
  }

  @Test
  void events_did_or_did_not_happen() {
    Expr amount = new Expr.Property(List.of("amount"), Type.NUMBER);
    says(
        new Expr.Did(
            Selection.of("order")
                .where(compare(amount, Operator.GREATER, number(1_500.5)))
                .in(new Window.Since(1_769_814_000_000L))),
        "“order” (where “amount” is more than 1,500.5) at least once since 31 January 2026",
        "« commande » (où « montant » vaut plus de 1\u202f500,5) au moins une fois depuis le 31 janvier 2026");
    says(
        not(new Expr.Did(Selection.of("clicked").in(new Window.WithinCalendarDays(1)))),
        "never clicked in an e-mail today",
        "n'a jamais cliqué dans un e-mail aujourd'hui");
    says(
        new Expr.Did(
            new Selection("opened", Optional.empty(), new Window.Ago(days(60), days(30)), true)),
        "“opened”, machines included, at least once between 30 and 60 days ago",
        "« e-mail ouvert », robots compris, au moins une fois il y a entre 30 et 60 jours");
  }

  @Test
  void sequences_are_said_in_order() {
    says(
        new Expr.Sequence(
            List.of(opened(), Selection.of("order")), Optional.of(days(2)), List.of()),
        "“opened” in the last 7 days then “order” within 2 days",
        "« e-mail ouvert » dans les 7 derniers jours puis « commande » en 2 jours au plus");
    says(
        new Expr.ButNot(Selection.of("opened"), Selection.of("order"), days(10), List.of("amount")),
        "“opened”, but no “order” within 10 days, for the same “amount”",
        "« e-mail ouvert », mais pas « commande » dans un délai de 10 jours, pour une même valeur de « montant »");
  }

  @Test
  void values_have_their_units() {
    says(
        compare(trait("revenue", Type.NUMBER), Operator.AT_LEAST, number(10_000)),
        "“revenue” is at least 10,000 EUR",
        "« CA sur un an » vaut au moins 10\u202f000 EUR");
    says(
        new Expr.Between(trait("rate", Type.NUMBER), number(0.07), number(0.2)),
        "“rate” is between 7% and 20%",
        "« Taux d'ouverture » se situe entre 7 % et 20 %");
    says(
        not(compare(trait("rate", Type.NUMBER), Operator.GREATER, number(-0.5))),
        "“rate” is not more than −50% (or has no value)",
        "« Taux d'ouverture » ne vaut pas plus de −50 % (ou n'a pas de valeur)");
    says(
        compare(
            new Expr.OfAccount(new Expr.Attribute("staff", Type.NUMBER)),
            Operator.LESS,
            number(50)),
        "“staff” of the account is less than 50",
        "« Effectif » de l'entreprise vaut moins de 50");
  }

  @Test
  void texts_and_truths() {
    Expr region = new Expr.Attribute("region", Type.TEXT);
    says(
        not(compare(region, Operator.EQUAL, text("Bretagne"))),
        "“region” is not “Bretagne”",
        "« region » n'est pas « Bretagne »");
    says(
        new Expr.OneOf(region, List.of(text("a"), text("b"), text("c"))),
        "“region” is “a”, “b” or “c”",
        "« region » est « a », « b » ou « c »");
    says(
        not(new Expr.OneOf(region, List.of(text("a"), text("b")))),
        "“region” is none of “a” and “b”",
        "« region » n'est ni « a », ni « b »");
    says(
        not(new Expr.TextTest(Expr.TextTest.Kind.STARTS_WITH, region, text("Î"))),
        "“region” does not start with “Î”",
        "« region » ne commence pas par « Î »");
    says(not(new Expr.Known(region)), "“region” has no value", "« region » n'a pas de valeur");
    says(trait("seen", Type.BOOLEAN), "“seen” is true", "« Démo vue » vaut vrai");
  }

  @Test
  void dates() {
    Expr last = new Expr.Attribute("last", Type.INSTANT);
    says(
        new Expr.InWindow(last, new Window.Within(new Span(1, Span.Unit.YEAR))),
        "“last” is in the last year",
        "« Dernier achat » tombe dans la dernière année");
    says(
        new Expr.InTheNext(last, days(60)),
        "“last” is in the next 60 days",
        "« Dernier achat » tombe dans les 60 prochains jours");
    says(
        compare(
            new Expr.Elapsed(Span.Unit.DAY, Expr.Elapsed.Direction.SINCE, last),
            Operator.GREATER,
            number(90)),
        "“last” was more than 90 days ago",
        "« Dernier achat » remonte à plus de 90 jours");
    says(
        compare(
            new Expr.Elapsed(
                Span.Unit.HOUR,
                Expr.Elapsed.Direction.SINCE,
                new Expr.TimeOf(true, Selection.of("order"))),
            Operator.LESS,
            number(1)),
        "the last “order” was less than 1 hour ago",
        "le dernier événement « commande » remonte à moins de 1 heure");
    // From 2026-01-01 to before 2026-02-01, both in Paris: January.
    says(
        new Expr.InWindow(last, new Window.Range(1_767_222_000_000L, 1_769_900_400_000L)),
        "“last” is in the time from 1 January 2026 to 31 January 2026",
        "« Dernier achat » tombe dans la période du 1er janvier 2026 au 31 janvier 2026");
    says(
        compare(last, Operator.AT_LEAST, new Expr.Literal(Value.instant(1_769_814_000_000L))),
        "“last” is at the earliest 31 January 2026",
        "« Dernier achat » est au plus tôt le 31 janvier 2026");
  }

  @Test
  void calculations() {
    Expr revenue = trait("revenue", Type.NUMBER);
    Expr months = new Expr.Arithmetic(Expr.Arithmetic.Operator.DIVIDED_BY, revenue, number(12));
    says(
        compare(
            new Expr.Call(Expr.Function.ROUND, List.of(months, number(2)), Type.NUMBER),
            Operator.LESS,
            count(opened())),
        "the rounded value of “revenue” ÷ 12 (decimals: 2) is less than the number of “opened” in the last 7 days",
        "la valeur arrondie de « CA sur un an » ÷ 12 (décimales : 2) vaut moins que le nombre de « e-mail ouvert » dans les 7 derniers jours");
    says(
        compare(
            new Expr.Call(Expr.Function.ABS, List.of(count(Selection.of("order"))), Type.NUMBER),
            Operator.EQUAL,
            number(3)),
        "the absolute value of the number of “order” is 3",
        "la valeur absolue du nombre de « commande » vaut 3");
  }

  @Test
  void segments_consent_and_contacts() {
    says(
        not(new Expr.InSegment("vip")),
        "is not in the segment “vip”",
        "n'est pas dans le segment « VIP »");
    says(
        new Expr.Reachable("email", "newsletter"),
        "is reachable by e-mail for “newsletter”",
        "est joignable par e-mail pour « newsletter »");
    says(
        compare(new Expr.CountContacts(new Expr.InSegment("vip")), Operator.AT_LEAST, number(2)),
        "at least 2 of its contacts satisfy: (is in the segment “vip”)",
        "au moins 2 de ses contacts vérifient : (est dans le segment « VIP »)");
    says(
        not(new Expr.SomeContact(false, new Expr.InSegment("vip"))),
        "none of its contacts satisfies: (is in the segment “vip”)",
        "aucun de ses contacts ne vérifie : (est dans le segment « VIP »)");
  }

  @Test
  void groups_are_sentences_or_lists() {
    Expr seen = trait("seen", Type.BOOLEAN);
    Expr vip = new Expr.InSegment("vip");
    Expr both = new Expr.And(List.of(seen, new Expr.Or(List.of(vip, not(seen)))));
    says(
        both,
        "“seen” is true and (is in the segment “vip” or “seen” is not true)",
        "« Démo vue » vaut vrai et (est dans le segment « VIP » ou « Démo vue » ne vaut pas vrai)");
    says(
        not(new Expr.Or(List.of(seen, vip))),
        "neither (“seen” is true) nor (is in the segment “vip”)",
        "ni (« Démo vue » vaut vrai) ni (est dans le segment « VIP »)");
    assertThat(in(Locale.FR).list(both))
        .isEqualTo(
            new Wording(
                "toutes ces conditions",
                List.of(
                    Wording.line("« Démo vue » vaut vrai"),
                    new Wording(
                        "au moins une de ces conditions",
                        List.of(
                            Wording.line("est dans le segment « VIP »"),
                            Wording.line("« Démo vue » ne vaut pas vrai"))))));
  }

  @Test
  void complements_of_what_has_no_verb() {
    says(
        not(new Expr.Literal(Value.bool(true))),
        "it is not so that (true)",
        "il est faux que (vrai)");
    says(
        not(not(new Expr.InSegment("vip"))),
        "it is not so that (is not in the segment “vip”)",
        "il est faux que (n'est pas dans le segment « VIP »)");
  }

  @Test
  void every_rule_can_be_said() {
    for (int seed = 0; seed < 100; seed++) {
      RandomCases.of(seed)
          .definitions()
          .expressions()
          .filter(expr -> expr.type() == Type.BOOLEAN)
          .forEach(
              expr -> {
                assertThat(in(Locale.FR).sentence(expr)).isNotBlank();
                assertThat(in(Locale.EN).list(expr).text()).isNotBlank();
              });
    }
  }
}
