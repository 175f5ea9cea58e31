package io.strate.workspace.learning.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Type;
import io.strate.learn.portrait.Name;
import io.strate.learn.portrait.Name.Direction;
import io.strate.learn.portrait.Name.Word;
import io.strate.rule.Expr;
import io.strate.rule.Span;
import io.strate.rule.definition.LearntTrait.Feature;
import io.strate.workspace.definition.Localized;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as a French marketer would write them. */
final class ClusterNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Récence                  | Récence élevée                         | Récence faible
          Panier moyen             | Panier moyen élevé                     | Panier moyen faible
          CA sur un an             | CA sur un an élevé                     | CA sur un an faible
          Taux d'ouverture         | Taux d'ouverture élevé                 | Taux d'ouverture faible
          Prix                     | Prix élevé                             | Prix faible
          Utilisation du logiciel  | Utilisation du logiciel élevée         | Utilisation du logiciel faible
          Satisfaction             | Satisfaction élevée                    | Satisfaction faible
          Vieillissement           | Vieillissement élevé                   | Vieillissement faible
          Commandes                | Beaucoup de commandes                  | Peu de commandes
          Achats                   | Beaucoup d'achats                      | Peu d'achats
          E-mails                  | Beaucoup d'e-mails                     | Peu d'e-mails
          Ouvertures sur 7 jours   | Beaucoup d'ouvertures sur 7 jours      | Peu d'ouvertures sur 7 jours
          Devis                    | Beaucoup de devis                      | Peu de devis
          Réservations             | Beaucoup de réservations               | Peu de réservations
          Zorglub                  | Zorglub : niveau élevé                 | Zorglub : niveau faible
          Comité                   | Comité : niveau élevé                  | Comité : niveau faible
          Process                  | Process : niveau élevé                 | Process : niveau faible
          orders_365d              | orders_365d : niveau élevé             | orders_365d : niveau faible
          """)
  void adjectivesAgreeOrGoWithANounOfOurs(String label, String high, String low) {
    assertThat(amount(label, Direction.HIGH).fr()).isEqualTo(high);
    assertThat(amount(label, Direction.LOW).fr()).isEqualTo(low);
    assertThat(amount(label, Direction.LOW).en()).isEqualTo(label + " low");
  }

  private static Localized amount(String label, Direction direction) {
    return new ClusterName(
            List.of(new Feature("it", new Expr.Attribute("it", Type.NUMBER))),
            _ -> Localized.same(label))
        .of(new Name(List.of(new Word.Number("it", direction)), 1));
  }

  private static Localized of(int number, Word... words) {
    Expr since =
        new Expr.Elapsed(
            Span.Unit.DAY,
            Expr.Elapsed.Direction.SINCE,
            new Expr.Attribute("Première commande", Type.INSTANT));
    return new ClusterName(
            List.of(
                new Feature("Récence", new Expr.Attribute("Récence", Type.NUMBER)),
                new Feature("CA", new Expr.Attribute("CA", Type.NUMBER)),
                new Feature("Retours", new Expr.Attribute("Retours", Type.NUMBER)),
                new Feature("Marianne", new Expr.Attribute("Marianne", Type.NUMBER)),
                new Feature("Démo vue", new Expr.Attribute("Démo vue", Type.BOOLEAN)),
                new Feature("Première commande", since)),
            Localized::same)
        .of(new Name(Arrays.asList(words), number));
  }

  private static Word high(String feature) {
    return new Word.Number(feature, Direction.HIGH);
  }

  private static Word low(String feature) {
    return new Word.Number(feature, Direction.LOW);
  }

  @Test
  void theSecondWordStandsWithinASentence() {
    assertThat(of(1, high("CA"), low("Récence")).fr()).isEqualTo("CA élevé, récence faible");
    assertThat(of(1, low("Récence"), high("CA")).fr()).isEqualTo("Récence faible, CA élevé");
    assertThat(of(2, high("Récence"), low("Retours")).fr())
        .isEqualTo("Récence élevée, peu de retours (2)");
    assertThat(of(1, high("Récence"), low("Marianne")).fr())
        .isEqualTo("Récence élevée, Marianne : niveau faible");
  }

  @Test
  void conditionsInstantsAndTextsHaveWordsOfTheirOwn() {
    assertThat(of(1, high("Démo vue"), low("Première commande")))
        .isEqualTo(
            new Localized(
                "Démo vue : souvent, Première commande : récemment",
                "Démo vue: often, Première commande: recently"));
    assertThat(of(1, low("Démo vue"), high("Première commande")))
        .isEqualTo(
            new Localized(
                "Démo vue : rarement, Première commande : il y a longtemps",
                "Démo vue: rarely, Première commande: long ago"));
    assertThat(of(1, new Word.Text("region", "Île-de-France", Direction.LOW)))
        .isEqualTo(new Localized("rarement Île-de-France", "rarely Île-de-France"));
    assertThat(of(1)).isEqualTo(new Localized("sans trait net", "no clear trait"));
  }
}
