package io.strate.demo;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Names as people of France bear them. */
final class PersonNames {

  private static final List<String> FIRST =
      List.of(
          ("Agathe Alain Alexandre Alice Amélie Anaïs André Anne Antoine Arnaud Aurélie Baptiste"
                  + " Béatrice Benjamin Brigitte Bruno Camille Caroline Catherine Cécile Céline"
                  + " Charlotte Chloé Christian Christine Christophe Claire Clément Corinne Damien"
                  + " David Delphine Denis Didier Dominique Élise Élodie Emma Emmanuel Éric Estelle"
                  + " Étienne Fabien Fatima Florence Florian François Frédéric Gaëlle Gérard"
                  + " Guillaume Hélène Hugo Inès Isabelle Jacques Jean Jérôme Joëlle Julie Julien"
                  + " Karim Laëtitia Laura Laurent Léa Lucas Lucie Maël Manon Marc Marie Marion"
                  + " Mathieu Maxime Mehdi Michel Mohamed Nadia Nathalie Nicolas Noémie Océane"
                  + " Olivier Pascal Patrick Paul Philippe Pierre Quentin Rachid Raphaël Romain"
                  + " Samir Sandrine Sarah Sébastien Sophie Stéphane Sylvie Thierry Thomas Valérie"
                  + " Véronique Vincent Virginie Xavier Yann Yasmine Yves Zoé Jean-Pierre"
                  + " Marie-Laure Anne-Sophie Jean-François")
              .split(" "));

  private static final List<String> LAST =
      Stream.of(
              ("Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel"
                      + " Lefebvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont"
                      + " Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André Mercier Blanc"
                      + " Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin"
                      + " Clément Morin Nicolas Henry Roussel Mathieu Gautier Masson Marchand Duval"
                      + " Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud"
                      + " Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche"
                      + " Renard Schmitt Roy Leroux Colin Vidal Caron Picard Roger Fabre Aubert"
                      + " Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey"
                      + " Leclerc Payet Rolland Leclercq Guillaume Lecomte López Jean Dupuy Guillot"
                      + " Hubert Berger Carpentier Sánchez Dupuis Moulin Louis Deschamps Huet Vasseur"
                      + " Pérez Boucher Fleury Royer Klein Jacquet Adam Paris Poirier Marty Aubry"
                      + " Guyot Carré Charles Renault Charpentier Ménard Maillard Baron Bertin Bailly"
                      + " Hervé Schneider Fernández Le_Gall Collet Léger Bouvier Julien Prévost Millet"
                      + " Perrot Daniel Le_Roux Cousin Germain Breton Besson Langlois Rémy Le_Goff"
                      + " Pelletier Lévêque Perrier Leblanc Barré Lebrun Marchal Weber Mallet Hamon"
                      + " Boulanger Jacob Monnier Michaud Rodríguez Guichard Gillet Étienne Grondin"
                      + " Poulain Tessier Chevallier Collin Chauvin Da_Silva Bouchet Gay Lemaître"
                      + " Bénard Maréchal Humbert Reynaud Antoine Hoarau Perret Barthélemy Cordier"
                      + " Pichon Lejeune Gilbert Lamy Delaunay Pasquier Carlier Laporte Benali Haddad"
                      + " Nguyen Diallo Traoré Belkacem Cohen Kowalski Rossi")
                  .split(" "))
          .map(name -> name.replace('_', ' '))
          .toList();

  /** Those of all names: taking accents away is slow, and a million people share these. */
  private static final Map<String, String> SLUGS =
      Stream.concat(FIRST.stream(), LAST.stream())
          .distinct()
          .collect(toUnmodifiableMap(name -> name, PersonNames::computedSlug));

  private PersonNames() {}

  static String first(Draws draws) {
    return draws.pick(FIRST);
  }

  static String last(Draws draws) {
    return draws.pick(LAST);
  }

  /** As an address has it: small letters without accents, and nothing else but hyphens. */
  static String slug(String name) {
    String known = SLUGS.get(name);
    return known == null ? computedSlug(name) : known;
  }

  private static String computedSlug(String name) {
    String plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    StringBuilder slug = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        slug.append(c);
      } else if (c == ' ' || c == '-') {
        slug.append('-');
      }
    }
    return slug.toString();
  }
}
