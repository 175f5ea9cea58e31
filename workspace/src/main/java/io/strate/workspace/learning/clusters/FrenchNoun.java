package io.strate.workspace.learning.clusters;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The noun that a French label begins with, as far as adjectives must know it. What is neither
 * listed nor ends as nouns of one gender do is not guessed.
 */
enum FrenchNoun {
  MASCULINE,
  FEMININE,
  PLURAL;

  private static final Set<String> MASCULINES =
      words(
          "abonné abonnement achat âge appel article assortiment bénéfice budget ca chiffre clic"
              + " client commentaire compte contact contrat courriel coût crédit cumul délai"
              + " désabonnement écart effectif élan email e-mail employé engagement intervalle"
              + " jour loyer mail message montant niveau nombre nps paiement panier point"
              + " potentiel poids pourcentage prix produit rang ratio réachat réassort retour"
              + " revenu risque rythme salaire salarié score séjour service solde stock support"
              + " taux téléchargement temps ticket total usage volume");

  private static final Set<String> FEMININES =
      words(
          "activité ancienneté année campagne chance commande connexion consommation croissance"
              + " demande densité dépense dette distance durée facture fidélité fréquence heure"
              + " interaction livraison marge maturité minute moyenne note offre ouverture page"
              + " part prime probabilité quantité récence réclamation remise réponse semaine"
              + " séance session somme surface taille température tendance utilisation valeur"
              + " vente visite");

  /** That are not told from their singular, and are counted. */
  private static final Set<String> PLURALS = words("avis devis frais mois rendez-vous");

  private static final List<String> FEMININE_ENDINGS =
      List.of("ité", "tion", "sion", "xion", "ance", "ence");
  private static final List<String> MASCULINE_ENDINGS = List.of("ment", "isme");

  /** Of other genders than their endings say. */
  private static final Set<String> EXCEPTIONS = words("comité silence bastion");

  private static Set<String> words(String all) {
    return Set.of(all.split(" "));
  }

  /** Empty if it is not known. */
  static Optional<FrenchNoun> of(String label) {
    String head = label.toLowerCase(Locale.FRENCH).split("[ \u00a0\u202f(,:]", 2)[0];
    if (PLURALS.contains(head)) {
      return Optional.of(PLURAL);
    }
    Optional<FrenchNoun> singular = singular(head);
    return singular.isEmpty() && head.endsWith("s")
        ? singular(head.substring(0, head.length() - 1)).map(_ -> PLURAL)
        : singular;
  }

  private static Optional<FrenchNoun> singular(String noun) {
    if (MASCULINES.contains(noun)) {
      return Optional.of(MASCULINE);
    }
    if (FEMININES.contains(noun)) {
      return Optional.of(FEMININE);
    }
    if (EXCEPTIONS.contains(noun)) {
      return Optional.empty();
    }
    if (FEMININE_ENDINGS.stream().anyMatch(noun::endsWith)) {
      return Optional.of(FEMININE);
    }
    return MASCULINE_ENDINGS.stream().anyMatch(noun::endsWith)
        ? Optional.of(MASCULINE)
        : Optional.empty();
  }
}
